import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  findId,
  formWith,
  makeProduction,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'
import { takeMedia } from './addresses.ts'
import { readZip } from '../../../test/support/zip.ts'

describe('a production taken away', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  async function take(path: string): Promise<Map<string, Buffer>> {
    const answer = await test.app.request(path)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'application/zip')
    return readZip(Buffer.from(await answer.arrayBuffer()))
  }

  /** Every address on the pages leads to a file beside them, or out of the folder to the web. */
  function assertWhole(files: Map<string, Buffer>): void {
    for (const [name, content] of files) {
      if (!name.endsWith('.html')) continue
      const html = content.toString()
      const addresses = [...html.matchAll(/ (?:href|src|action|poster)="([^"]*)"/g)].map(
        (found) => found[1] ?? '',
      )
      const sets = [...html.matchAll(/ srcset="([^"]*)"/g)].flatMap((found) =>
        (found[1] ?? '').split(', ').map((one) => one.split(' ')[0] ?? ''),
      )
      for (const address of [...addresses, ...sets])
        assert.ok(
          /^(https?:|mailto:|tel:|#)/.test(address) || files.has(address.split('#')[0] ?? ''),
          `${name}: ${address}`,
        )
    }
  }

  async function makeIllustrated(title: string): Promise<string> {
    const picture = await sharp({ create: { width: 700, height: 300, channels: 3, background: '#274' } })
      .png()
      .toBuffer()
    const draft = await startProduction(nadia, { title, partText: 'Voir [la suite](/paroles).' })
    const form = formWith(
      { partTitle: 'Le mur', partAlt: 'Un mur vert' },
      { file: { name: 'Mon été.png', type: 'image/png', content: picture } },
    )
    assert.equal((await nadia.post(`${draft}/ajouter/picture`, form)).status, 303)
    return publishDraft(nadia, draft)
  }

  it('has a manifest and a picture of its line that can be read, whatever signs a title holds', async () => {
    const path = await makeProduction(nadia, { title: 'Le\u000bmur\u0001' })
    const manifest = (await take(`${path}/scorm.zip`)).get('imsmanifest.xml')?.toString() ?? ''
    assert.match(manifest, /<title>Lemur<\/title>/)
    assert.match((await nadia.get(`${path}/filiation/jour.svg`)).text, />Le mur</)
  })

  it('takes what someone typed for words, even where it looks like the address of a file', async () => {
    const typed = (address: string) => `/fichiers/000000000000/${address}`
    const words = ['a.%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', '%', '%zz.png'].map(typed)
    const path = await makeProduction(nadia, { title: 'Des adresses', partText: words.join('\n\n') })
    const index = (await take(`${path}/pages.zip`)).get('index.html')?.toString() ?? ''
    assert.doesNotMatch(index, /<img src=x/)
    for (const address of words) assert.ok(index.includes(address), address)
  })

  it('a file is found beside the pages whatever its sender called it', () => {
    const media = new Map()
    const html = takeMedia(`<audio src="/fichiers/0123456789ab/L&#39;%C3%A9t%C3%A9.ogg">`, media)
    assert.equal(html, '<audio src="media/0123456789ab.ogg">')
    assert.deepEqual(media.get('media/0123456789ab.ogg'), { id: '0123456789ab', name: "L'été.ogg" })
  })

  it('opens from a folder: its words, its pictures, its licence and where it lives', async () => {
    const path = await makeIllustrated('Le mur de la cour')
    const files = await take(`${path}/pages.zip`)
    assertWhole(files)
    const index = files.get('index.html')?.toString() ?? ''
    assert.match(index, /<h1>Le mur de la cour<\/h1>/)
    assert.match(index, /href="http:\/\/[^"]+\/paroles"/)
    assert.match(index, new RegExp(`href="http://[^"]+${path}"`))
    assert.match(index, /creativecommons/)
    const pictures = [...files].filter(([name]) => name.startsWith('media/'))
    assert.ok(pictures.length >= 3, [...files.keys()].join(' '))
    for (const [name, content] of pictures) {
      assert.match(name, /^media\/[\w-]+\.(webp|avif)$/)
      assert.equal((await sharp(content).metadata()).height ? 'opens' : '', 'opens')
    }
  })

  it('is the same file when it is taken twice', async () => {
    const path = await makeIllustrated('Deux fois')
    const twice = [1, 2].map(async () =>
      Buffer.from(await (await test.app.request(`${path}/scorm.zip`)).arrayBuffer()),
    )
    const [first, second] = await Promise.all(twice)
    assert.deepEqual(first, second)
  })

  it('says nothing of who takes it', async () => {
    const path = await makeProduction(nadia, { title: 'À tout le monde' })
    const cookie = [...nadia.cookies].map((pair) => pair.join('=')).join('; ')
    const bytes = async (headers: Record<string, string>) =>
      Buffer.from(await (await test.app.request(`${path}/pages.zip`, { headers })).arrayBuffer())
    assert.deepEqual(await bytes({ cookie }), await bytes({}))
  })

  it('of a game is one page a scene, each choice a link', async () => {
    const draft = await startProduction(nadia, { title: 'Le guichet', partText: 'On attend.' }, 'jeu')
    const first = findId(await nadia.get(draft), `${draft}/parties/`)
    const scene = { saves: '1', partTitle: 'La file', partText: 'On attend.', choice1: 'Partir' }
    assert.equal((await nadia.post(`${draft}/parties/${first}`, scene)).status, 303)
    const next = (await nadia.post(`${draft}/suite/${first}`, { choix: '0' })).location ?? ''
    const ending = { saves: '1', partTitle: 'Dehors', partText: 'Il pleut.', ending: '1' }
    assert.equal((await nadia.post(next, ending)).status, 303)
    const files = await take(`${await publishDraft(nadia, draft)}/pages.zip`)
    assertWhole(files)
    const scenes = [...files.keys()].filter((name) => name.startsWith('scene-'))
    assert.equal(scenes.length, 2)
    const pages = scenes.map((name) => files.get(name)?.toString() ?? '')
    assert.ok(pages.some((html) => /<a class="act" href="scene-\w+\.html"[^>]*>Partir<\/a>/.test(html)))
    assert.equal(pages.filter((html) => html.includes('data-ends="yes"')).length, 1)
  })

  it('for a course platform lists every file in its manifest, and opens by its frame', async () => {
    const files = await take(`${await makeIllustrated('Les « droits » & <devoirs>')}/scorm.zip`)
    assertWhole(files)
    const manifest = files.get('imsmanifest.xml')?.toString() ?? ''
    const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map((found) => found[1])
    assert.deepEqual(
      listed.toSorted(),
      [...files.keys()].filter((name) => name !== 'imsmanifest.xml').toSorted(),
    )
    assert.match(manifest, /adlcp:scormtype="sco" href="scorm\.html"/)
    assert.match(manifest, /<title>Les « droits » &amp; &lt;devoirs&gt;<\/title>/)
  })

  it('is for who may see it: a lab’s own is not there for a passer-by', async () => {
    const draft = await startProduction(nadia, { title: 'Entre nous', partText: 'Un texte.' })
    const path = await publishDraft(nadia, draft, { audience: 'lab' })
    assert.equal((await test.app.request(`${path}/pages.zip`)).status, 404)
    assert.equal((await nadia.get(`${path}/scorm.zip`)).status, 200)
  })
})
