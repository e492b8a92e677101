import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { openStudy, prepareStudy } from '../../test/support/studying.ts'
import { erasePerson } from '../people/index.ts'
import { exportResearch } from './personal.ts'

describe('what research keeps about someone', () => {
  let test: TestLab
  let lea: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    path = await openStudy(lea, { title: 'Commune' })
  })
  after(() => test.close())

  const personOf = ({ accountId, presentationId }: Member) => ({
    accountId,
    presentationIds: [presentationId],
  })

  const leave = (who: Member) => test.lab.db.transaction().execute((tx) => erasePerson(tx, personOf(who)))

  it('is handed over whole', async () => {
    const omar = await test.member('Omar')
    await omar.post(`${path}/accord`, { wording: '1', takesPart: '1', data: '1' })
    await omar.post('/moi/etudes/situation', { situation: 'citizen', time: 'own', words: 'voisin' })
    const kept = await exportResearch(test.lab.db, personOf(omar))
    assert.equal(kept.consents[0]?.title, 'Commune')
    assert.equal(kept.consentHistory.length, 1)
    assert.equal(kept.situation?.words, 'voisin')
    const others = await exportResearch(test.lab.db, personOf(lea))
    assert.deepEqual(others.consents, [])
    assert.equal(others.situation, null)
    assert.equal(others.studies[0]?.title, 'Commune')
  })

  it('a study that its author leaves is closed, without their name; one that they prepared goes', async () => {
    const rosa = await test.member('Rosa')
    const open = await openStudy(rosa, { title: 'Ouverte puis laissée', doneBy: 'Rosa Quetzal' })
    const draft = await prepareStudy(rosa, { title: 'Jamais ouverte' })
    await leave(rosa)
    const page = await test.visitor().get(open)
    assert.match(page.text, /fermée/)
    const versions = await test.visitor().get(`${open}/versions`)
    for (const { text } of [page, versions]) assert.doesNotMatch(text, /Rosa|Quetzal/)
    assert.equal((await test.visitor().get(draft)).status, 404)
    const { rows } = await test.lab.pool.query("select 1 from research.study where slug = 'jamais-ouverte'")
    assert.deepEqual(rows, [])
  })

  it('no row holds their account or presentation afterwards', async () => {
    const nour = await test.member('Nour')
    await openStudy(nour, { title: 'De Nour' })
    await nour.post(`${path}/accord`, { wording: '1', takesPart: '1', data: '1' })
    await nour.post('/moi/etudes/situation', { situation: 'concerned', time: 'own' })
    await leave(nour)
    const { rows: columns } = await test.lab.pool.query<{ name: string }>(
      "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema = 'research' and table_type = 'BASE TABLE'",
    )
    assert.ok(columns.length > 5)
    for (const { name } of columns)
      for (const id of [nour.accountId, nour.presentationId]) {
        const { rows } = await test.lab.pool.query(`select 1 from ${name} r where r::text like $1`, [
          `%${id}%`,
        ])
        assert.deepEqual(rows, [], `${name} still holds it`)
      }
  })
})
