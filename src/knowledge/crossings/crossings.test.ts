import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { recordFact } from '../../platform/facts.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { makeProduction } from '../../../test/support/productions.ts'
import { pathIn } from './queries.ts'

describe('crossings', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const write = async (title: string, other: Record<string, string> = {}) => {
    const fields = { kind: 'experience', title, claim: 'Cela aide.', readers: 'open', ...other }
    return (await nadia.post('/savoirs/ecrire', fields)).location ?? ''
  }
  const idOf = async (path: string) =>
    (await test.lab.pool.query('select id from platform.thing where path = $1', [path])).rows[0].id
  const cross = async (who: Member, path: string, other: string, way: string, why = 'Parce que.') =>
    who.post(`${path}/croiser`, { other: await idOf(other), way, why })

  it('anyone crosses two pieces, from either side, and both say so', async () => {
    const [lived, known] = [await write('Le vécu'), await write('Le su', { kind: 'etabli' })]
    assert.match((await karim.get(`${lived}/croiser?q=su`)).text, /avec=/)
    const crossed = await cross(karim, lived, known, 'vers:conteste', 'Chez moi, c’est l’inverse.')
    assert.equal(crossed.status, 303, crossed.text.slice(0, 500))
    const from = (await test.visitor().get(lived)).text
    assert.match(from, /Ce savoir conteste\s:[\s\S]*Le su[\s\S]*Chez moi, c’est l’inverse/)
    assert.match((await test.visitor().get(known)).text, /Ce savoir est contesté par\s:[\s\S]*Le vécu/)
    const page = (await test.visitor().get(crossed.location ?? '')).text
    assert.match(page, /Le premier conteste le second/)
    assert.match(page, /href="\/prevenir\?quoi=/)
  })

  it('without saying how or why, the form comes back with what was typed', async () => {
    const [one, other] = [await write('Un'), await write('Autre')]
    const page = await cross(karim, one, other, '', 'Je cherche.')
    assert.equal(page.status, 422)
    assert.match(page.text, /Je cherche\./)
    assert.match(page.text, /Choisir comment/)
  })

  it('a production found by its address shows that a piece holds', async () => {
    const path = await write('Cela tient')
    const made = await makeProduction(nadia, { title: 'Le film du bus' })
    const { origin } = test.lab.config.publicUrl
    const found = await karim.get(`${path}/croiser?q=${encodeURIComponent(origin + made)}`)
    assert.match(found.text, /Le film du bus/)
    await cross(karim, path, made, 'depuis:illustre')
    assert.match((await test.visitor().get(path)).text, /est illustré par[\s\S]*Le film du bus/)
  })

  it('with a piece of the lab alone is not told to visitors', async () => {
    const [open, lab] = [await write('Ouvert'), await write('Du lab', { readers: 'lab' })]
    const path = (await cross(nadia, open, lab, 'vers:prolonge')).location ?? ''
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.doesNotMatch((await test.visitor().get(open)).text, /Du lab/)
    assert.match((await karim.get(open)).text, /Du lab/)
  })

  it('is not passed on to visitors once one of its sides is for the lab alone', async () => {
    const [one, other] = [await write('Resté ouvert'), await write('Refermé')]
    const id = ((await cross(karim, one, other, 'vers:prolonge')).location ?? '').slice(-12)
    const shared = await test.visitor().get(`/partager/${id}`)
    assert.equal(shared.status, 200)
    assert.doesNotMatch(shared.text, /Refermé/)
    const now = { kind: 'experience', title: 'Refermé', claim: 'Cela aide.', readers: 'lab', saves: '1' }
    assert.equal((await nadia.post(`${other}/modifier`, now)).status, 303)
    assert.equal((await test.visitor().get(`/partager/${id}`)).status, 404)
    await nadia.post(`${other}/modifier`, { ...now, readers: 'open', saves: '2' })
    assert.equal((await test.visitor().get(`/partager/${id}`)).status, 200)
  })

  it('is read by nobody else while a production at one of its sides is withdrawn or hidden, and goes with it', async () => {
    const [piece, made] = [await write('Croisé'), await makeProduction(nadia, { title: 'Le film du tram' })]
    const id = ((await cross(karim, piece, made, 'depuis:illustre')).location ?? '').slice(-12)
    const statusOf = async () => {
      await runDueJobs(test.lab)
      return (await test.visitor().get(`/partager/${id}`)).status
    }
    assert.equal(await statusOf(), 200)
    await nadia.post(`${made}/retirer`)
    assert.equal(await statusOf(), 404)
    await nadia.post(`${made}/remettre`)
    assert.equal(await statusOf(), 200)
    const thingId = await idOf(made)
    for (const [act, hidden, status] of [
      ['hidden', 'now()', 404],
      ['shown', 'null', 200],
    ] as const) {
      await test.lab.pool.query(`update platform.thing set hidden_at = ${hidden} where id = $1`, [thingId])
      await recordFact(test.lab.db, `production.${act}`, { thingId })
      assert.equal(await statusOf(), status)
    }
    await nadia.post(`${made}/effacer`, { sure: '1' })
    assert.equal(await statusOf(), 404)
  })

  it('is edited and erased by whoever wrote it, and nobody else', async () => {
    const [one, other] = [await write('Premier'), await write('Second')]
    const path = (await cross(karim, one, other, 'vers:illustre', 'Au début.')).location ?? ''
    const now = { way: 'depuis:questionne', why: 'À la fin.', saves: '1' }
    assert.equal((await nadia.post(`${path}/modifier`, now)).status, 404)
    assert.equal((await karim.post(`${path}/modifier`, now)).status, 303)
    assert.equal((await karim.post(`${path}/modifier`, now)).status, 409)
    assert.match((await karim.get(`${path}/versions`)).text, /Au début\./)
    assert.match((await test.visitor().get(other)).text, /Ce savoir questionne\s:[\s\S]*Premier/)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 404)
    assert.equal((await karim.post(`${path}/effacer`)).status, 303)
    assert.doesNotMatch((await test.visitor().get(other)).text, /À la fin/)
  })

  it('goes with either of its sides', async () => {
    const [one, other] = [await write('Reste'), await write('Disparaît')]
    const path = (await cross(karim, one, other, 'vers:illustre')).location ?? ''
    await nadia.post(`${other}/effacer`)
    assert.equal((await karim.get(path)).status, 404)
    assert.doesNotMatch((await test.visitor().get(one)).text, /Disparaît/)
  })

  it('an address is a path of this lab, and words are words', () => {
    assert.equal(pathIn('https://ici.fr/savoirs/a?b#c', 'https://ici.fr'), '/savoirs/a')
    assert.equal(pathIn('/usages/b', 'https://ici.fr'), '/usages/b')
    assert.equal(pathIn('https://ailleurs.fr/a', 'https://ici.fr'), null)
    assert.equal(pathIn('des mots', 'https://ici.fr'), null)
  })
})
