import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jsonOf } from '../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { tablesHolding } from '../../test/support/rows.ts'
import { personalParts } from '../platform/personal.ts'

describe('what knowledge keeps about people', () => {
  let test: TestLab
  let karim: Member

  before(async () => {
    test = await openTestLab()
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const personOf = ({ accountId, presentationId }: Member) => ({
    accountId,
    presentationIds: [presentationId],
  })
  const give = async (member: Member) => {
    const part = personalParts().find(({ name }) => name === 'savoirs')
    assert.ok(part)
    return jsonOf(await part.exportOf(test.lab.db, personOf(member)))
  }
  const leave = (member: Member) =>
    test.lab.db.transaction().execute(async (tx) => {
      for (const one of personalParts().toReversed()) await one.erase(tx, personOf(member))
    })
  const write = async (who: Member, title: string) => {
    const fields = { kind: 'experience', title, claim: 'Cela aide.', readers: 'open' }
    return (await who.post('/savoirs/ecrire', fields)).location ?? ''
  }
  const namesOf = async (who: Member, path: string) =>
    /\/savoirs\/noms\/[0-9a-z]{12}/.exec((await who.get(path)).text)?.[0] ?? ''

  it('is handed over: what they write, what it said before, where they are named', async () => {
    const nadia = await test.member('Nadia')
    const path = await write(nadia, 'Avant')
    const now = { kind: 'experience', title: 'Après', claim: 'Cela aide.', readers: 'open', saves: '1' }
    await nadia.post(`${path}/modifier`, now)
    const given = await give(nadia)
    for (const text of ['Avant', 'Après', 'Nadia']) assert.ok(given.includes(text), text)
    assert.ok(!(await give(karim)).includes('Après'))
  })

  it('what they told unnamed is handed over to them, and goes with them, from quotes too', async () => {
    const nadia = await test.member('Nadia')
    const words = { title: 'Tu', text: 'Je me suis tue.', readers: 'open', quotable: '1', unnamed: '1' }
    const told = (await nadia.post('/savoirs/temoignages/dire', words)).location ?? ''
    const piece = await write(karim, 'Se taire')
    await karim.post(`${piece}/temoignages`, { testimony: told.slice(-12), quote: 'Je me suis tue.' })
    assert.ok((await give(nadia)).includes('Je me suis tue.'))
    await leave(nadia)
    const page = await test.visitor().get(piece)
    assert.match(page.text, /Un témoignage a été retiré/)
    assert.doesNotMatch(page.text, /Je me suis tue/)
    const holding = await tablesHolding(test.lab.db, [told.slice(-12), nadia.presentationId])
    assert.deepEqual(
      holding.filter((table) => /^knowledge\./.test(table)),
      [],
    )
  })

  it('what they did of a path is theirs alone, handed over and erased', async () => {
    const nadia = await test.member('Nadia')
    const path = { title: 'Un chemin', summary: 'Pour voir.', readers: 'open' }
    const at = (await karim.post('/parcours/ecrire', path)).location ?? ''
    const piece = (await test.lab.pool.query("select id from platform.thing where title = 'Se taire'"))
      .rows[0].id
    const step = (await karim.post(`${at}/etapes`, { piece, kind: 'experience' })).location ?? ''
    await nadia.post(`${step}/fait`)
    assert.ok((await give(nadia)).includes('Un chemin'))
    await leave(nadia)
    assert.deepEqual(
      (await tablesHolding(test.lab.db, [nadia.accountId])).filter((table) => table.startsWith('knowledge.')),
      [],
    )
  })

  it('what they alone write goes, and no table knows them any more', async () => {
    const nadia = await test.member('Nadia')
    const path = await write(nadia, 'À moi')
    await leave(nadia)
    assert.equal((await test.visitor().get(path)).status, 404)
    const holding = await tablesHolding(test.lab.db, [nadia.presentationId])
    assert.deepEqual(
      holding.filter((table) => /^(knowledge|platform)\./.test(table) && table !== 'platform.fact'),
      [],
    )
  })

  it('what another writes too stays theirs, without the name', async () => {
    const nadia = await test.member('Nadia')
    const path = await write(nadia, 'À deux')
    const names = await namesOf(nadia, path)
    await nadia.post(names, { name: 'Karim K.', handle: '@karim' })
    const asked = /noms\/([0-9a-z]{12})\/oui/.exec((await karim.get('/moi/savoirs')).text)?.[1]
    await karim.post(`/savoirs/noms/${asked}/oui`)
    await leave(nadia)
    const page = await karim.get(path)
    assert.match(page.text, /Karim K\./)
    assert.match(page.text, /Modifier ce savoir/)
    assert.doesNotMatch(page.text, /Nadia/)
  })
})
