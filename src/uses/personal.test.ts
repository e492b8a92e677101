import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jsonOf } from '../../test/support/json.ts'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../test/support/lab.ts'
import { tablesHolding } from '../../test/support/rows.ts'
import { agreeTo, beginUse, tellUse } from '../../test/support/uses.ts'
import { personalParts } from '../platform/personal.ts'
import { offerWords } from './heard/heard.ts'

describe('what uses keep about people', () => {
  let test: TestLab
  let theo: Member

  before(async () => {
    test = await openTestLab()
    theo = await test.member('Théo')
  })
  after(() => test.close())

  const personOf = ({ accountId, presentationId }: Member) => ({
    accountId,
    presentationIds: [presentationId],
  })
  const leave = (member: Member) =>
    test.lab.db.transaction().execute(async (tx) => {
      for (const one of personalParts().toReversed()) await one.erase(tx, personOf(member))
    })
  const part = () => {
    const found = personalParts().find(({ name }) => name === 'usages')
    assert.ok(found)
    return found
  }

  /** Someone who told a use, began another, had an idea, brought a table, and said what a card is drawn from. */
  async function live(name: string): Promise<{ who: Member; told: string; drawn: string }> {
    const who = await test.member(name)
    const told = await tellUse(who, { title: `Ce que fait ${name}`, purpose: 'Pour voir.' })
    await beginUse(who, { title: `Pas fini par ${name}` })
    const other = await tellUse(theo, { title: `Chez ${name}` })
    await who.post(`${other}/idees`, { text: `Idée de ${name}` })
    const { rows } = await test.lab.pool.query('select id from uses.use where slug = $1', [
      other.slice('/usages/'.length),
    ])
    await offerWords(test.lab.db, viewerOf(who), rows[0].id, { text: `Entendu par ${name}`, named: true })
    await test.lab.pool.query('update uses.use set heard_by = $1 where id = $2', [
      who.presentationId,
      rows[0].id,
    ])
    const form = new FormData()
    form.set('table', new Blob([`titre;outils\nTableau de ${name};Stylo\n`]), 'usages.csv')
    await who.post('/usages/apporter', form)
    const said = await who.post('/paroles/dire', { text: `Parole de ${name}.`, readers: 'open' })
    const begun = await beginUse(theo, { title: `Tirée de ${name}` }, (said.location ?? '').slice(-12))
    await theo.post(`${begun}/publier`, { readers: 'open' })
    await agreeTo(who, `/usages/accords/${begun.slice(-12)}`)
    return { who, told, drawn: `/usages/tiree-de-${name.toLowerCase()}` }
  }

  it('is handed over: cards, finished or not, ideas, answers, tables that wait', async () => {
    const { who } = await live('Nadia')
    const given = await jsonOf(await part().exportOf(test.lab.db, personOf(who)))
    for (const text of [
      'Ce que fait Nadia',
      'Pas fini par',
      'Idée de Nadia',
      'Entendu par Nadia',
      'Tableau de Nadia',
      'agreed_at',
    ])
      assert.ok(given.includes(text), text)
    assert.ok(!given.includes('Chez Nadia'))
  })

  it('is handed over with the words that wait for the yes of a voice', async () => {
    const { drawn } = await live('Lina')
    const words = { title: 'Autrement dit', readers: 'open', lang: 'fr', saves: '2' }
    assert.equal((await theo.post(`${drawn}/modifier`, words)).status, 303)
    const given = await jsonOf(await part().exportOf(test.lab.db, personOf(theo)))
    assert.ok(given.includes('Autrement dit'))
  })

  it('goes when they leave, with what was drawn from their words, and nothing names them', async () => {
    const { who, told, drawn } = await live('Samir')
    assert.equal((await test.visitor().get(drawn)).status, 200)
    await leave(who)
    for (const path of [told, drawn]) assert.equal((await test.visitor().get(path)).status, 404, path)
    const visitor = await test.visitor().get('/usages/chez-samir')
    assert.doesNotMatch(visitor.text, /Idée de Samir/)
    const left = await tablesHolding(test.lab.db, [who.accountId, who.presentationId])
    assert.deepEqual(
      left.filter((name) => name.startsWith('uses.')),
      [],
    )
  })
})
