import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import type { Viewer } from '../platform/viewer.ts'

/** The address that an account confirmed; null for none, and for one that leaves. */
export async function readMailAddress(db: Db, accountId: string): Promise<string | null> {
  const account = await db
    .selectFrom('people.account')
    .select('email')
    .where('id', '=', accountId)
    .where('leaving_at', 'is', null)
    .executeTakeFirst()
  return account?.email ?? null
}

/** Who an account is, for what is done for it while it is not here; undefined for one without a name. */
export async function viewerOfAccount(db: Db, accountId: string): Promise<Viewer | undefined> {
  const names = await db
    .selectFrom('people.presentation')
    .select(['id', 'name', 'handle'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  const [first] = names
  if (!first) return undefined
  const seats = await db
    .selectFrom('people.circle_seat')
    .select('circle')
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .where('until', '>', sql<Date>`now()`)
    .execute()
  return {
    sessionId: '',
    accountId,
    presentationId: first.id,
    presentationIds: names.map(({ id }) => id),
    name: first.name,
    handle: first.handle,
    circles: new Set(seats.map(({ circle }) => circle)),
    shared: false,
  }
}
