import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { SaidSituation } from './forms.ts'

/** From where someone speaks, for themselves alone. */
export async function readSituation(db: Db, accountId: string): Promise<SaidSituation | undefined> {
  return db
    .selectFrom('research.situation')
    .select(['situation', 'words', 'time'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** Says from where someone speaks, over what they said before. */
export async function saySituation(db: Db, accountId: string, said: SaidSituation): Promise<void> {
  await db
    .insertInto('research.situation')
    .values({ account_id: accountId, ...said })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ ...said, said_at: sql<Date>`now()` }),
    )
    .execute()
}

/** Takes it back: nothing of it stays. */
export async function eraseSituation(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('research.situation').where('account_id', '=', accountId).execute()
}
