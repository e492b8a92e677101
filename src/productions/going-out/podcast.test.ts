import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { formWith, publishDraft, startProduction } from '../../../test/support/productions.ts'
import { root } from '../../platform/root.ts'

const voice = async (name: string, type: string) => ({
  ...{ name, type },
  content: await readFile(join(root, 'src/platform/files/fixtures', name)),
})
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'item',
})

let test: TestLab
let nadia: Member
let path: string
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
  const first = formWith(
    { title: 'Radio & nuits', summary: 'Des voix.', named: 'Nadia <du 3e>', partTitle: 'Le générique' },
    { file: await voice('voix.mp3', 'audio/mpeg') },
  )
  const draft = await startProduction(nadia, first, 'son')
  const second = formWith(
    { partTitle: '', partText: 'Ce que dit **la voix**.' },
    { file: await voice('voix.m4a', 'audio/mp4') },
  )
  assert.equal((await nadia.post(`${draft}/ajouter/audio`, second)).status, 303)
  path = await publishDraft(nadia, draft)
})
after(() => test.close())

async function listen(address: string) {
  const page = await test.visitor().get(address)
  assert.equal(page.headers.get('content-type'), 'application/rss+xml; charset=utf-8')
  return parser.parse(page.text).rss.channel
}

describe('sounds to follow in a player of podcasts', () => {
  it('each says its address, its length and its type, which the file itself confirms, by pieces too', async () => {
    const channel = await listen(`${path}/ecouter.rss`)
    assert.equal(channel.title, 'Radio & nuits')
    assert.match(channel['itunes:explicit'], /^(?:no|false)$/)
    assert.equal(channel['itunes:category'].text, 'Society & Culture')
    assert.match(channel['itunes:image'].href, /^http:\/\/localhost:3000\//)
    assert.equal(channel.item.length, 2)
    for (const item of channel.item) {
      const { url, length, type } = item.enclosure
      const file = await test.visitor().get(url)
      assert.equal(file.headers.get('content-length'), length)
      assert.equal(file.headers.get('content-type'), type)
      assert.match(type, /^audio\//)
      assert.equal((await test.visitor().get(url, { range: 'bytes=0-9' })).status, 206)
      assert.equal(item['itunes:author'], 'Nadia <du 3e>')
      assert.ok(!Number.isNaN(Date.parse(item.pubDate)))
    }
  })

  it('a sound without a title bears that of the production, and says where its words are read', async () => {
    const { item } = await listen(`${path}/ecouter.rss`)
    assert.deepEqual(
      item.map(({ title }: { title: string }) => title),
      ['Le générique', 'Radio & nuits'],
    )
    assert.equal(item[1].description, 'Ce que dit la voix.')
    assert.equal(item[1]['podcast:transcript'].url, `http://localhost:3000${path}`)
  })

  it('the feed of the lab holds every open sound and nothing of what is withdrawn', async () => {
    const gone = formWith({ title: 'Retirée', summary: 'S' }, { file: await voice('voix.mp3', 'audio/mpeg') })
    const withdrawn = await publishDraft(nadia, await startProduction(nadia, gone, 'son'))
    assert.equal((await listen('/productions/ecouter.rss')).item.length, 3)
    await nadia.post(`${withdrawn}/retirer`)
    assert.equal((await listen('/productions/ecouter.rss')).item.length, 2)
    assert.equal((await nadia.get(`${withdrawn}/ecouter.rss`)).status, 404)
  })

  it('a sound stays the same one in the next version, as old as it was', async () => {
    const before = await listen(`${path}/ecouter.rss`)
    const next = (await nadia.post(`${path}/modifier`)).location ?? ''
    await publishDraft(nadia, next, { changed: 'Rien.' })
    const after_ = await listen(`${path}/ecouter.rss`)
    const known = ({ guid, pubDate }: { guid: object; pubDate: string }) => ({ guid, pubDate })
    assert.deepEqual(after_.item.map(known), before.item.map(known))
  })

  it('the page tells of it, to people and to players', async () => {
    const { text } = await test.visitor().get(path)
    assert.match(
      text,
      new RegExp(`<link rel="alternate" type="application/rss\\+xml" href="${path}/ecouter.rss"`),
    )
    assert.match(text, new RegExp(`<a href="${path}/ecouter.rss">Suivre ces sons`))
  })
})

describe('a poster', () => {
  it('holds what is needed on a wall: title, names, licence, address and its square', async () => {
    const { text } = await test.visitor().get(`${path}/affiche`)
    const sheet = text.slice(text.indexOf('class="paper a4'))
    assert.match(sheet, /<h1[^>]*>Radio &amp; nuits<\/h1>/)
    assert.match(sheet, /Nadia &lt;du 3e&gt;/)
    assert.match(sheet, /<svg\s+class="qr"/)
    assert.ok(sheet.includes(`localhost:3000${path}`))
  })
})
