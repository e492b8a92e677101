import { sql } from 'kysely'
import { readMailAddress } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { newCode } from '../../platform/ids.ts'
import type { Locale } from '../../platform/messages.ts'
import type { Person } from '../../platform/personal.ts'

/** Sorts of news that may be switched off. What care decides about someone's own words is always told: they have a right to its reasons. */
export const sorts = ['voices', 'groups', 'decisions', 'productions', 'uses'] as const
export type Sort = (typeof sorts)[number]

/** What someone chose to be told. */
export interface Notices {
  off: ReadonlySet<string>
  digest: boolean
}

/** What this account chose; everything and no letter, as long as it chose nothing. */
export async function readNotices(db: Db, accountId: string): Promise<Notices> {
  const row = await db
    .selectFrom('site.notice')
    .select(['off', 'digest'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return { off: new Set(row?.off), digest: row?.digest ?? false }
}

/** Stops telling one sort of news, or tells it again, in one act. */
export async function switchSort(db: Db, accountId: string, sort: Sort, on: boolean): Promise<void> {
  const off = on
    ? sql<string[]>`array_remove(notice.off, ${sort})`
    : sql<string[]>`array_append(array_remove(notice.off, ${sort}), ${sort})`
  await db
    .insertInto('site.notice')
    .values({ account_id: accountId, off: on ? [] : [sort], stop_code: newCode() })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ off }))
    .execute()
}

/** Asks for one letter a day at most, or for none. 'no-address' for an account without a confirmed address. */
export async function switchDigest(
  db: Db,
  accountId: string,
  on: boolean,
  locale: Locale,
): Promise<'done' | 'no-address'> {
  if (on && (await readMailAddress(db, accountId)) === null) return 'no-address'
  await db
    .insertInto('site.notice')
    .values({ account_id: accountId, digest: on, locale, stop_code: newCode() })
    .onConflict((conflict) =>
      // What happened before it is asked for is old.
      conflict.column('account_id').doUpdateSet({ digest: on, locale, told_until: sql<Date>`now()` }),
    )
    .execute()
  return 'done'
}

/** Ends the letters by the code that each of them bears. False for a code that is none. */
export async function stopDigest(db: Db, code: string): Promise<boolean> {
  const stopped = await db
    .updateTable('site.notice')
    .set({ digest: false })
    .where('stop_code', '=', code)
    .executeTakeFirst()
  return stopped.numUpdatedRows > 0n
}

/** What someone chose to be told, for their export. */
export async function exportNotices(db: Db, { accountId }: Person) {
  return db
    .selectFrom('site.notice')
    .select(['off', 'digest', 'locale'])
    .where('account_id', '=', accountId)
    .execute()
}

export async function eraseNotices(tx: Db, { accountId }: Person): Promise<void> {
  await tx.deleteFrom('site.notice').where('account_id', '=', accountId).execute()
}
