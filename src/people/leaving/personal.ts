import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Person, PersonalData } from '../../platform/personal.ts'
import { eraseThings } from '../../platform/things.ts'

/** What people keeps, and the lines about people that platform keeps for everyone: names, blocks, facts. */
export const personalPeople: PersonalData = {
  name: 'compte-et-noms',
  exportOf: exportPeople,
  erase: erasePeople,
}

async function exportPeople(db: Db, { accountId }: Person): Promise<unknown> {
  const own = <
    Table extends
      | 'people.presentation'
      | 'people.session'
      | 'people.passkey'
      | 'people.circle_seat'
      | 'people.circle_volunteer',
  >(
    table: Table,
  ) =>
    sql<object>`select * from ${sql.table(table)} where account_id = ${accountId}`
      .execute(db)
      .then(({ rows }) => rows)
  const account = await db
    .selectFrom('people.account')
    .select(['id', 'created_at', 'email', 'lot_volunteer', 'own_time'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return {
    compte: account,
    noms: await own('people.presentation'),
    sessions: withoutKeys(await own('people.session')),
    cles: withoutKeys(await own('people.passkey')),
    places: await own('people.circle_seat'),
    volontariats: await own('people.circle_volunteer'),
    'mis-de-cote': await db
      .selectFrom('platform.block')
      .selectAll()
      .where('account_id', '=', accountId)
      .execute(),
    connexions: await db
      .selectFrom('platform.security_log')
      .selectAll()
      .where('account_id', '=', accountId)
      .execute(),
  }
}

/** Hashes and public keys say nothing to people, and open nothing elsewhere. */
function withoutKeys(rows: readonly object[]): object[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => !Buffer.isBuffer(value))),
  )
}

async function erasePeople(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  const ids = [...presentationIds]
  const everything = accountId === '' ? ids : [accountId, ...ids]
  await forgetNames(tx, ids)
  if (accountId !== '') await forgetAccount(tx, accountId)
  await sql`delete from platform.fact where exists (
    select 1 from jsonb_each_text(ids) as one where one.value = any(${everything}))`.execute(tx)
  // Told to open pages, written nowhere: the line itself would hold the id.
  for (const id of ids) {
    await sql`select pg_notify('fact', ${JSON.stringify({ name: 'presentation.erased', ids: { thingId: id } })})`.execute(
      tx,
    )
  }
}

async function forgetNames(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update people.public_log set ids = ids - 'presentation' where ids->>'presentation' = any(${[...ids]})`.execute(
    tx,
  )
  await tx.deleteFrom('platform.block').where('presentation_id', 'in', ids).execute()
  await sql`update platform.word set proposed_by = null, data = data - 'why'
    where proposed_by = any(${[...ids]})`.execute(tx)
  await moveSessions(tx, ids)
  await tx.deleteFrom('people.presentation').where('id', 'in', ids).execute()
  await eraseThings(tx, ids)
}

/** A session that spoke under an erased name goes on under another, if there is one. */
async function moveSessions(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`update people.session s set presentation_id = p.id
    from people.presentation p
    where s.presentation_id = any(${[...ids]}) and p.account_id = s.account_id and p.id <> all(${[...ids]})`.execute(
    tx,
  )
}

async function forgetAccount(tx: Db, accountId: string): Promise<void> {
  await tx.deleteFrom('platform.block').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('platform.audience_member').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('people.account').where('id', '=', accountId).execute()
}
