import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openGroup } from '../../test/support/groups.ts'
import { jsonOf } from '../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { personalParts } from '../platform/personal.ts'

describe('what this module keeps about people', () => {
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
  const part = () => {
    const found = personalParts().find(({ name }) => name === 'institutions')
    assert.ok(found)
    return found
  }
  const leave = (member: Member) =>
    test.lab.db.transaction().execute(async (tx) => {
      for (const one of personalParts().toReversed()) await one.erase(tx, personOf(member))
    })
  const putUp = async (who: Member, other: Record<string, string> = {}) => {
    const put = await who.post('/decorticages/deposer', {
      text: 'Votre dossier est incomplet. Un axolotl.',
      title: 'La lettre',
      sort: 'letter',
      institution: 'Caisse',
      looked: '1',
      ...other,
    })
    return put.location ?? ''
  }
  const ask = async (who: Member, group: string) => {
    const asked = await who.post('/interpellations/ecrire', {
      ...{ group, institution: 'Caisse', title: 'Un guichet', asked: 'Un guichet ouvert.' },
    })
    return asked.location ?? ''
  }
  const groupOf = async (who: Member) =>
    /<option value="([0-9a-z]{12})"/.exec((await who.get('/decorticages/deposer')).text)?.[1] ?? ''

  it('is handed over: texts they put up, what they said of sentences, before and after', async () => {
    const nadia = await test.member('Nadia')
    const path = await putUp(nadia)
    await nadia.post(`${path}/phrases/1`, { sort: 'rewrite', text: 'Il manque des papiers.' })
    await nadia.post(`${path}/reecriture`, { text: 'Tout redit.', number: '0' })
    const about = { title: 'La lettre redite', sort: 'letter', institution: 'Caisse', saves: '1' }
    await nadia.post(`${path}/modifier`, about)
    await openGroup(nadia)
    const asked = await ask(nadia, await groupOf(nadia))
    await nadia.post(`${asked}/papier`, {
      service: 'Caisse',
      function: 'Cheffe de bureau',
      text: 'Non, dit le papier.',
      paperOn: '2026-01-05',
    })
    await nadia.post(`${asked}/suites`, { text: 'On insiste.' })
    await nadia.post(`${asked}/issue`, { outcome: 'broken', outcomeText: 'Rien n’a bougé.' })
    const given = await jsonOf(await part().exportOf(test.lab.db, personOf(nadia)))
    for (const text of [
      'La lettre redite',
      'La lettre"',
      'axolotl',
      'Il manque des papiers.',
      'Tout redit.',
      'Un guichet',
      'dit le papier',
      'Cheffe de bureau',
      'Rien n’a bougé.',
      'On insiste.',
    ])
      assert.ok(given.includes(text), text)
    assert.ok(!(await jsonOf(await part().exportOf(test.lab.db, personOf(karim)))).includes('axolotl'))
  })

  it('a text they put up alone goes; what a group keeps stays, without their name', async () => {
    const nadia = await test.member('Nadia')
    await openGroup(nadia)
    const alone = await putUp(nadia)
    const shared = await putUp(nadia, { group: await groupOf(nadia) })
    const others = await putUp(karim)
    const asked = await ask(nadia, await groupOf(nadia))
    await nadia.post(`${asked}/suites`, { text: 'Dit sous la réponse.' })
    await karim.post(`${shared}/phrases/1`, { sort: 'says', text: 'Dit par Karim.' })
    await nadia.post(`${others}/phrases/1`, { sort: 'says', text: 'Dit par Nadia.' })
    await nadia.post(`${shared}/reecriture`, { text: 'Redit ensemble.', number: '0' })
    await leave(nadia)
    assert.equal((await test.visitor().get(alone)).status, 404)
    const page = await test.visitor().get(shared)
    assert.match(page.text, /Redit ensemble/)
    assert.doesNotMatch(page.text, /Nadia/)
    assert.match((await test.visitor().get(`${shared}/phrases/1`)).text, /Dit par Karim/)
    const still = await test.visitor().get(asked)
    assert.match(still.text, /Un guichet ouvert/)
    assert.doesNotMatch(still.text, /Nadia|Dit sous la réponse/)
    assert.doesNotMatch((await test.visitor().get(`${others}/phrases/1`)).text, /Dit par Nadia/)
  })

  it('no row holds their account or presentation afterwards', async () => {
    const nadia = await test.member('Nadia')
    await openGroup(nadia)
    await putUp(nadia)
    const shared = await putUp(nadia, { group: await groupOf(nadia) })
    await nadia.post(`${shared}/phrases/1`, { sort: 'says', text: 'Dit.' })
    await nadia.post(`${shared}/reecriture`, { text: 'Redit.', number: '0' })
    const asked = await ask(nadia, await groupOf(nadia))
    await nadia.post(`${asked}/papier`, { service: 'Caisse', text: 'Non.', paperOn: '2026-01-05' })
    await nadia.post(`${asked}/suites`, { text: 'Dit.' })
    await leave(nadia)
    const { pool } = test.lab
    const { rows: tables } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'institutions'`,
    )
    assert.ok(tables.length > 6)
    for (const { name } of tables) {
      const { rows } = await pool.query(`select row_to_json(r)::text as row from institutions.${name} r`)
      const left = rows.filter(
        ({ row }) => row.includes(nadia.accountId) || row.includes(nadia.presentationId),
      )
      assert.deepEqual(left, [], name)
    }
  })
})
