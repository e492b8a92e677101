import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { h5pUpload, listHello, makeHello } from '../../../../test/support/h5p.ts'
import { openTestLab, type Client, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { makeZip } from '../../../../test/support/make-zip.ts'
import { bring, fetchPackage, readManifestOf } from '../../../../test/support/packages.ts'
import { formWith, publishDraft, startProduction } from '../../../../test/support/productions.ts'
import { readZip } from '../../../../test/support/zip.ts'
import { isKeyOf, keyOf } from './keys.ts'

let test: TestLab
let nadia: Member
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
})
after(() => test.close())

const fields = { title: 'Dire bonjour', summary: 'S', partTitle: 'Bonjour' }

const start = (content = makeHello()) =>
  startProduction(nadia, formWith(fields, { file: h5pUpload(content) }), 'activite')

const playPathIn = (text: string) => /"(\/productions\/activites\/[0-9a-z]{12})"/.exec(text)?.[1] ?? ''

/** The address of the frame on the page of a file, as far as its key. */
async function openStage(client: Client, play: string): Promise<string> {
  const { text } = await client.get(`${play}/jeu`)
  return /<iframe[^>]* src="(\/h5p\/[^"]+)\/jeu"/.exec(text)?.[1] ?? ''
}

const ask = (path: string, headers: Record<string, string> = {}) =>
  test.app.request(`http://localhost:3000${path}`, { headers })

describe('an H5P file', () => {
  it('is asked for before it runs, in a frame that is nobody’s', async () => {
    const made = await publishDraft(nadia, await start())
    const play = playPathIn((await test.visitor().get(made)).text)
    const asked = (await test.visitor().get(play)).text
    assert.match(asked, /un petit programme fait par quelqu(’|&#39;|')un d(’|&#39;|')autre/)
    assert.doesNotMatch(asked, /<iframe/)
    const cookie = [...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const stage = await ask(`${play}/jeu`, { cookie })
    const address = await openStage(nadia, play)
    const policy = stage.headers.get('content-security-policy') ?? ''
    assert.match(policy, /frame-ancestors 'none'.*; frame-src localhost:3000\/h5p\/[\w/-]+\/jeu$/)
    assert.match(await stage.text(), /sandbox="allow-scripts"/)
    const frame = await ask(`${address}/jeu`, { cookie })
    const closed = frame.headers.get('content-security-policy') ?? ''
    assert.match(closed, /^sandbox allow-scripts; default-src 'none'; script-src localhost:3000\/h5p\//)
    assert.doesNotMatch(closed, /allow-same-origin|unsafe-eval|'self' /)
    for (const path of ['/jeu', '/contenu/h5p.json', '/contenu/H5P.Hello-1.0/hello.js']) {
      const answer = await ask(`${address}${path}`, { cookie })
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('set-cookie'), null)
      assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
      assert.doesNotMatch(await answer.text(), /Nadia/)
    }
    const plain = await test.visitor().get('/')
    assert.match(plain.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  })

  it('gives its files in whole or in part, and those alone', async () => {
    const made = await publishDraft(nadia, await start())
    const address = await openStage(test.visitor(), playPathIn((await nadia.get(made)).text))
    const whole = await ask(`${address}/contenu/H5P.Hello-1.0/hello.css`)
    assert.equal(whole.headers.get('access-control-allow-origin'), '*')
    assert.equal(whole.headers.get('content-type'), 'text/css; charset=utf-8')
    assert.equal(await whole.text(), '.hello { color: rgb(1, 2, 3) }')
    const piece = await ask(`${address}/contenu/H5P.Hello-1.0/hello.css`, { range: 'bytes=1-5' })
    assert.equal(piece.status, 206)
    assert.equal(piece.headers.get('content-range'), 'bytes 1-5/30')
    assert.equal(await piece.text(), 'hello')
    for (const name of ['nothing.js', 'H5P.Hello-1.0/LICENSE', '..%2f..%2fetc%2fpasswd', ''])
      assert.equal((await ask(`${address}/contenu/${name}`)).status, 404, name)
    for (const name of ['h5p.d.ts', 'nothing.js', '..%2fpackage.json', '../package.json'])
      assert.equal((await ask(`/h5p/lecteur-3.8.2/${name}`)).status, 404, name)
    assert.equal((await ask('/h5p/lecteur-3.8.2/frame.bundle.js')).status, 200)
  })

  it('that is heavy is read where it lies, compressed or not', async () => {
    const heavy = randomBytes(2_500_000)
    const files = [
      { name: 'content/plain.png', content: heavy },
      { name: 'content/packed.mp4', content: heavy, compress: true },
    ]
    const made = await publishDraft(nadia, await start(makeHello(...files)))
    const address = await openStage(nadia, playPathIn((await nadia.get(made)).text))
    for (const { name } of files) {
      const whole = await ask(`${address}/contenu/${name}`)
      assert.ok(heavy.equals(Buffer.from(await whole.arrayBuffer())), name)
      const end = await ask(`${address}/contenu/${name}`, { range: 'bytes=1000000-2499999' })
      assert.ok(heavy.subarray(1_000_000).equals(Buffer.from(await end.arrayBuffer())), name)
    }
    assert.equal((await ask(`${address}/contenu/h5p.json`)).status, 200)
  })

  it('that is not public is for those who write it, and opens with a key of the day alone', async () => {
    const draft = await start()
    const play = playPathIn((await nadia.get(`${draft}/apercu`)).text)
    assert.notEqual(play, '')
    for (const path of [play, `${play}/jeu`]) {
      assert.equal((await nadia.get(path)).status, 200)
      assert.equal((await test.visitor().get(path)).status, 404)
    }
    const address = await openStage(nadia, play)
    assert.equal((await ask(`${address}/contenu/h5p.json`)).status, 200)
    const other = address.slice(0, -1) + (address.endsWith('A') ? 'B' : 'A')
    assert.equal((await ask(`${other}/contenu/h5p.json`)).status, 404)
    const day = 86_400_000
    const key = keyOf(test.lab, 'file', 10 * day)
    assert.deepEqual(
      [10, 11, 12].map((when) => isKeyOf(test.lab, 'file', key, when * day)),
      [true, true, false],
    )
    assert.equal(isKeyOf(test.lab, 'other', key, 10 * day), false)
  })

  it('answers no more once it is hidden, even to who holds its key', async () => {
    const made = await publishDraft(nadia, await start())
    const play = playPathIn((await nadia.get(made)).text)
    const address = await openStage(nadia, play)
    assert.equal((await ask(`${address}/jeu`)).status, 200)
    await test.lab.db
      .updateTable('platform.thing')
      .set({ hidden_at: new Date() })
      .where('path', '=', made)
      .execute()
    for (const path of [`${address}/jeu`, `${address}/contenu/h5p.json`, play])
      assert.equal((await ask(path)).status, 404)
  })

  it('goes with the pages that open without the lab, as a file beside them', async () => {
    const made = await publishDraft(nadia, await start())
    const answer = await ask(`${made}/pages.zip`)
    const files = readZip(Buffer.from(await answer.arrayBuffer()))
    const page = files.get('index.html')?.toString() ?? ''
    const beside = /href="(media\/[^"]+\.h5p)"/.exec(page)?.[1] ?? ''
    assert.deepEqual(files.get(beside), makeHello())
    assert.match(page, /href="http:\/\/localhost:3000\/productions\/activites\//)
    assert.doesNotMatch(page, /<iframe/)
  })

  it('is taken away under its own name, also in the package, which another lab plays again', async () => {
    const made = await publishDraft(nadia, await start())
    const { text } = await nadia.get(made)
    assert.match(text, /href="\/fichiers\/[0-9a-z]{12}\/bonjour\.h5p"/)
    const zip = await fetchPackage(test, nadia, made)
    assert.deepEqual(
      readManifestOf(zip).media.map(({ name }) => name),
      ['bonjour.h5p'],
    )
    const elsewhere = await openTestLab({ PUBLIC_URL: 'https://bastia.example' })
    try {
      const ghjulia = await elsewhere.member('Ghjulia')
      const page = await bring(ghjulia, zip)
      assert.equal(page.status, 303)
      const play = playPathIn((await ghjulia.get(page.location ?? '')).text)
      assert.equal((await ghjulia.get(`${play}/jeu`)).status, 200)
    } finally {
      await elsewhere.close()
    }
  })
})

describe('an H5P file that is not one', () => {
  const refusals: [string, Buffer, RegExp][] = [
    [
      'a ZIP without what says what it is',
      makeZip([{ name: 'a.txt', content: 'x' }]),
      /pas une activité H5P/,
    ],
    ['words that are no JSON', makeHello({ name: 'h5p.json', content: '{' }), /pas une activité H5P/],
    [
      'a content that is no JSON',
      makeHello({ name: 'content/content.json', content: 'x' }),
      /pas une activité H5P/,
    ],
    [
      'a text that says too much',
      makeHello({ name: 'h5p.json', content: JSON.stringify({ title: 'x'.repeat(2 ** 20) }) }),
      /pas une activité H5P/,
    ],
    ['a page', makeHello({ name: 'content/page.html', content: 'x' }), /pas permis.+content\/page\.html/],
    ['a server’s program', makeHello({ name: 'H5P.Hello-1.0/a.php', content: 'x' }), /pas permis/],
    ['a program in the content', makeHello({ name: 'content/a.js', content: 'x' }), /pas permis/],
    ['a way out', makeHello({ name: '../a.json', content: '{}' }), /pas permis/],
    ['a link', makeHello({ name: 'content/a.png', content: '/etc/passwd', mode: 0o120777 }), /pas permis/],
    [
      'a file that swells',
      makeHello({ name: 'content/a.txt', content: Buffer.alloc(20_000_000), compress: true }),
      /trop de place/,
    ],
    [
      'no program',
      makeZip(listHello().filter(({ name }) => !name.startsWith('H5P.'))),
      /sans le programme.+H5P\.Hello/,
    ],
  ]
  for (const [what, content, why] of refusals)
    it(`with ${what} is refused, and says why`, async () => {
      const member = await test.member('Lou')
      const form = formWith(fields, { file: h5pUpload(content) })
      const page = await member.post('/productions/proposer/activite', form)
      assert.equal(page.status, 422)
      const error = /<p class="error"[^>]*>([^]*?)<\/p>/.exec(page.text)?.[1] ?? page.text.slice(-500)
      assert.match(error, why)
    })

  it('is refused as well in a package', async () => {
    const zip = await fetchPackage(test, nadia, await publishDraft(nadia, await start()))
    const bad = makeHello({ name: 'content/page.html', content: 'x' })
    const sha256 = createHash('sha256').update(bad).digest('hex')
    const manifest = readManifestOf(zip)
    const media = manifest.media.map((medium) => ({ ...medium, bytes: bad.length, sha256 }))
    const told = JSON.stringify({ ...manifest, origin: { lab: 'L', address: 'https://l.example/p' }, media })
    const entries = [...readZip(zip)].map(([name, content]) => ({
      name,
      content: name === 'manifest.json' ? told : name.startsWith('media/') ? bad : content,
    }))
    const page = await bring(await test.member('Ghjulia'), makeZip(entries))
    assert.equal(page.status, 422)
    assert.match(page.text, /class="error"[^]*bonjour\.h5p/)
  })

  it('is refused as well when it takes the place of a good one', async () => {
    const draft = await start()
    const part = /\/parties\/([0-9a-z]{12})/.exec((await nadia.get(draft)).text)?.[1]
    const bad = h5pUpload(makeHello({ name: 'content/page.html', content: 'x' }))
    const form = formWith({ saves: '1', partTitle: 'Bonjour' }, { file: bad })
    assert.equal((await nadia.post(`${draft}/parties/${part}`, form)).status, 422)
  })
})
