import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { openTestLab, type Client, type Member, type TestLab } from '../../../test/support/lab.ts'
import { makeProduction, publishDraft, startProduction } from '../../../test/support/productions.ts'

let test: TestLab
let nadia: Member
let karim: Member
let path: string
let naming: string
before(async () => {
  test = await openTestLab()
})
beforeEach(async () => {
  nadia = await test.member('Nadia')
  karim = await test.member('Karim')
  path = await makeProduction(nadia, { title: 'Garder la trace, l’été « ensemble »', named: 'Nadia du 3e' })
  naming = /href="(\/productions\/noms\/[0-9a-z]{12})"/.exec((await nadia.get(path)).text)?.[1] ?? ''
})
after(() => test.close())

const paperOf = (html: string) =>
  /href="(\/productions\/attestations\/[0-9a-z]{12})\/faire"/.exec(html)?.[1] ?? ''

async function download(client: Client, paper: string, named: string) {
  const body = new URLSearchParams({ named })
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
  const response = await test.app.request(`http://localhost:3000${paper}/faire`, {
    method: 'POST',
    body,
    headers,
  })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  assert.equal(response.headers.get('cache-control'), 'private, no-store')
  const bytes = new Uint8Array(await response.arrayBuffer())
  assert.ok(bytes.length < 100_000, `${bytes.length} bytes`)
  return getDocumentProxy(bytes)
}

const read = async (pdf: Awaited<ReturnType<typeof download>>) =>
  (await extractText(pdf, { mergePages: true })).text.replace(/\s+/g, ' ')

describe('a certificate of contribution', () => {
  it('says who under the name they type, what they did, and where to check it', async () => {
    await nadia.post(`${naming}/moi`, { named: 'Nadia du 3e', did: 'écriture et témoignage' })
    const paper = paperOf((await nadia.get(path)).text)
    const pdf = await download(nadia, paper, 'Naïma Œuvrard-Łukasz')
    const text = await read(pdf)
    for (const said of [
      'Attestation de contribution',
      'Naïma Œuvrard-Łukasz',
      'Nadia du 3e',
      'Garder la trace, l’été « ensemble »',
      'écriture et témoignage',
      `http://localhost:3000${paper}`,
    ])
      assert.ok(text.includes(said), `${said} in ${text}`)
    const { info } = await getMeta(pdf)
    assert.equal(info['Title'], 'Attestation de contribution')
    assert.equal(info['Language'], 'fr')
  })

  it('leaves room to write by hand a name in letters it cannot print, and never fails', async () => {
    const paper = paperOf((await nadia.get(path)).text)
    for (const name of ['نادية', '李雷', 'Zoé 🎉', '\u202Ex'])
      assert.match(await read(await download(nadia, paper, name)), /Nom : _{40}/, name)
  })

  it('the page it leads to says that the name is credited, and nothing once it is withdrawn', async () => {
    const paper = paperOf((await nadia.get(path)).text)
    const page = await test.visitor().get(paper)
    assert.equal(page.status, 200)
    assert.match(page.text, /Nadia du 3e[^]*a contribué à/)
    await nadia.post(`/productions/noms/${paper.slice(-12)}/enlever`)
    assert.equal((await test.visitor().get(paper)).status, 404)
    assert.equal((await nadia.get(`${paper}/faire`)).status, 404)
  })

  it('nobody makes one in the name of another, a writer of the production neither', async () => {
    await nadia.post(naming, { name: 'Karim', handle: karim.handle })
    const asked = (await karim.get('/productions/ebauches')).text
    const id = /noms\/([0-9a-z]{12})\/accepter/.exec(asked)?.[1] ?? ''
    assert.equal((await karim.get(`/productions/attestations/${id}/faire`)).status, 404)
    await karim.post(`/productions/noms/${id}/accepter`)
    assert.equal((await karim.get(`/productions/attestations/${id}/faire`)).status, 200)
    assert.equal((await nadia.get(`/productions/attestations/${id}/faire`)).status, 404)
    assert.match((await karim.get('/productions/attestations')).text, /Garder la trace/)
  })

  it('someone without an account gets one from those who named them', async () => {
    await nadia.post(naming, { name: 'Monsieur Paul', did: 'photos', handle: '', agrees: '1' })
    const page = (await nadia.get(naming)).text
    const paper = paperOf(page.slice(page.indexOf('Monsieur Paul')))
    assert.match(
      await read(await download(nadia, paper, 'Paul Martin')),
      /Paul Martin[^]*Monsieur Paul[^]*photos/,
    )
    assert.equal((await karim.get(`${paper}/faire`)).status, 404)
  })

  it('whoever taught gets one for the session', async () => {
    await karim.post(`${path}/essais`, { place: 'Une classe de première année', happened: 'Oui.' })
    const trials = (await karim.get(`${path}/essais`)).text
    const trial = /id="essai-([0-9a-z]{12})"/.exec(trials)?.[1] ?? ''
    await karim.post(`/productions/noms/${trial}/moi`, { named: 'Karim B.', did: 'co-animation' })
    const paper = paperOf((await karim.get(`${path}/essais`)).text)
    const text = await read(await download(karim, paper, 'Karim B.'))
    assert.match(
      text,
      /a animé une séance avec[^]*Garder la trace[^]*co-animation[^]*Une classe de première année/,
    )
  })

  it('what is for the lab alone has no paper: nobody outside could check it', async () => {
    const inside = await publishDraft(
      nadia,
      await startProduction(nadia, { title: 'Entre nous', named: 'N.' }),
      {
        audience: 'lab',
      },
    )
    assert.doesNotMatch((await nadia.get(inside)).text, /attestations/)
    assert.doesNotMatch((await nadia.get('/productions/attestations')).text, /Entre nous/)
  })
})
