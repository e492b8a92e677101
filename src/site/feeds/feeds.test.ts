import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseAtomFeed } from 'feedsmith'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { tellUse } from '../../../test/support/uses.ts'
import { readAddresses, readStarts } from './sitemap.ts'

let lab: TestLab
let author: Member
before(async () => {
  lab = await openTestLab()
  author = await lab.member('Nadia du Panier')
})
after(() => lab.close())

async function say(text: string, readers = 'open'): Promise<string> {
  const { location } = await author.post('/paroles/dire', { text, readers })
  return /\/paroles\/([0-9a-z]{12})/.exec(location ?? '')?.[1] ?? ''
}

async function readFeed(path: string) {
  const page = await lab.visitor().get(path)
  assert.equal(page.status, 200, path)
  assert.equal(page.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
  return parseAtomFeed(page.text)
}

describe('feeds', () => {
  test('of voices holds open voices, newest first, with who says them, and no answer', async () => {
    const first = await say('Première parole du flux & <b>pas de balise</b>.')
    const second = await say('Deuxième parole du flux.')
    await say('Parole du lab seulement.', 'lab')
    const hidden = await say('Parole cachée du flux.')
    await lab.lab.pool.query('update platform.thing set hidden_at = now() where id = $1', [hidden])
    await author.post(`/paroles/${first}/repondre`, { text: 'Une réponse.' })
    const feed = await readFeed('/paroles.atom')
    const links = feed.entries?.map((entry) => entry.id)
    assert.deepEqual(links, [
      `http://localhost:3000/paroles/${second}`,
      `http://localhost:3000/paroles/${first}`,
    ])
    assert.match(feed.entries?.[1]?.title?.value ?? '', /Première parole du flux & <b>/)
    assert.equal(feed.entries?.[0]?.authors?.[0]?.name, 'Nadia du Panier')
  })

  test('of uses holds open cards, which their list leads to', async () => {
    const path = await tellUse(author, { title: 'Garder la preuve', purpose: 'Montrer ce qui est tombé.' })
    await tellUse(author, { title: 'Entre nous' }, 'lab')
    const { entries = [] } = await readFeed('/usages.atom')
    assert.deepEqual(
      entries.map(({ id, title, summary }) => [id, title?.value, summary?.value]),
      [[`http://localhost:3000${path}`, 'Garder la preuve', 'Montrer ce qui est tombé.']],
    )
    const list = (await lab.visitor().get('/usages')).text
    assert.match(list, /<link rel="alternate" type="application\/atom\+xml" href="\/usages\.atom"/)
    assert.match(list, /<a href="\/usages\.atom">/)
  })

  test('of a group and of someone hold what they publish in the open', async () => {
    const { location } = await author.post('/groupes/ouvrir', {
      name: 'Flux en commun',
      purpose: 'Suivre de loin.',
      promise: 'guide',
    })
    const path = new URL(location ?? '', 'http://x').pathname
    await author.post(`${path}/carnet/ecrire`, { text: 'Un premier essai au lieu.', for: 'page' })
    await author.post(`${path}/carnet/ecrire`, { text: 'Ceci reste entre nous.', for: 'group' })
    const group = await readFeed(`${path}.atom`)
    assert.match(group.title?.value ?? '', /Flux en commun/)
    assert.equal(group.entries?.length, 1)
    const own = await readFeed(`/@${author.handle}.atom`)
    assert.ok((own.entries ?? []).some((entry) => entry.id?.endsWith(path)))
    assert.ok(!JSON.stringify(own).includes('entre nous'))
    for (const missing of ['/groupes/personne.atom', '/@personne.atom'])
      assert.equal((await lab.visitor().get(missing)).status, 404)
  })

  test('are asked again for nothing when nothing changed', async () => {
    const { headers } = await lab.visitor().get('/productions.atom')
    const again = await lab.visitor().get('/productions.atom', { 'if-none-match': headers.get('etag') ?? '' })
    assert.equal(again.status, 304)
  })

  test('are the same for whoever is signed in', async () => {
    await say('Pour le lab, pas pour le flux.', 'lab')
    assert.ok(!(await author.get('/paroles.atom')).text.includes('pas pour le flux'))
  })
})

describe('the map of the site', () => {
  test('holds open pages and nothing else, and robots are told where it is', async () => {
    const open = await say('Parole de la carte.')
    const inside = await say('Parole hors de la carte.', 'lab')
    const { text, headers } = await lab.visitor().get('/sitemap.xml')
    assert.match(headers.get('content-type') ?? '', /application\/xml/)
    assert.ok(text.includes(`<loc>http://localhost:3000/paroles/${open}</loc>`))
    assert.ok(text.includes('<loc>http://localhost:3000/aide</loc>'))
    assert.ok(!text.includes(inside))
    const robots = await lab.visitor().get('/robots.txt')
    assert.match(robots.text, /Sitemap: http:\/\/localhost:3000\/sitemap\.xml/)
    assert.match(robots.text, /Disallow: \/recherche-texte/)
  })

  test('is split when one file is not enough, each page in one file', async () => {
    for (let index = 0; index < 7; index += 1) await say(`Parole numéro ${index} de la carte coupée.`)
    const starts = await readStarts(lab.lab.db, 3)
    assert.ok(starts.length > 3)
    const files = await Promise.all(starts.map((start) => readAddresses(lab.lab.db, start, 3)))
    const paths = files.flat().map(({ path }) => path)
    assert.equal(new Set(paths).size, paths.length)
    const all = await readAddresses(lab.lab.db, '0')
    assert.deepEqual(paths.toSorted(), all.map(({ path }) => path).toSorted())
  })
})
