import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { openGroup } from '../../test/support/groups.ts'
import { jsonOf } from '../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { eraseFromGroups, exportOfGroups } from './personal.ts'

suite('someone who leaves the lab', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    path = await openGroup(nadia)
    await samir.post(`${path}/entrer`)
    await nadia.post(`${path}/carnet/ecrire`, { text: 'Ce que j’ai vu.', for: 'page' })
    await nadia.post(`${path}/moyens/offres`, { word: 'materiel', details: 'Ma caméra' })
    await nadia.post(`${path}/moyens/besoins`, { missing: 'salle' })
    await nadia.post(`${path}/terminer/arret`, { learned: 'Ce que j’ai appris.' })
    const strand = (await nadia.post('/chantiers/ouvrir', { name: 'Sens', purpose: 'Aller.' })).location ?? ''
    await nadia.post(`${strand}/ligne`, { text: 'Ma ligne à moi.' })
    const change = await world.lab.db
      .selectFrom('groups.announced_change')
      .select('id')
      .executeTakeFirstOrThrow()
    await samir.post(`${path}/annonces/${change.id}/objecter`, { reason: 'Ma raison.' })
  })
  after(() => world.close())

  const personOf = (one: Member) => ({ accountId: one.accountId, presentationIds: [one.presentationId] })

  test('takes along everything groups keep about them', async () => {
    const mine = await jsonOf(await exportOfGroups(world.lab.db, personOf(nadia)))
    for (const words of [
      'Ce que j’ai vu.',
      'Ma caméra',
      'Ce que j’ai appris.',
      'vu-d-en-bas',
      'porter',
      'Ma ligne',
    ])
      assert.ok(mine.includes(words), words)
    assert.ok(!mine.includes('Ma raison.'))
    assert.ok((await jsonOf(await exportOfGroups(world.lab.db, personOf(samir)))).includes('Ma raison.'))
  })

  test('leaves nothing of theirs in any table of groups, and the group stays', async () => {
    for (const one of [samir, nadia]) {
      await world.lab.db.transaction().execute((tx) => eraseFromGroups(tx, personOf(one)))
      const left = await findIn('groups', [one.accountId, one.presentationId])
      assert.deepEqual(left, [])
    }
    assert.deepEqual(
      await findIn('groups', [
        'Ce que j’ai vu.',
        'Ma caméra',
        'Ce que j’ai appris.',
        'Ma raison.',
        'Ma ligne',
      ]),
      [],
    )
    const audience = await world.lab.db.selectFrom('platform.audience_member').select('account_id').execute()
    assert.deepEqual(audience, [])
    const page = await world.visitor().get(path)
    assert.equal(page.status, 200)
    assert.match(page.text, /Personne en ce moment/)
    assert.doesNotMatch(page.text, /Nadia|Samir/)
  })

  test('does not keep others from taking the group up', async () => {
    const lila = await world.member('Lila')
    await lila.post(`${path}/entrer`)
    assert.match((await world.visitor().get(path)).text, /Lila/)
  })

  /** Names of the tables of a schema where one of these words is found in any column. */
  async function findIn(schema: string, words: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = ${schema}`.execute(
      world.lab.db,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rows: hits } = await sql`
        select 1 from ${sql.table(`${schema}.${name}`)} r where exists (
          select 1 from unnest(${words}::text[]) w where r::text like '%' || w || '%')`.execute(world.lab.db)
      if (hits.length > 0) found.push(name)
    }
    return found
  }
})
