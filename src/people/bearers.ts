import { sql } from 'kysely'
import { anyOf, type Db } from '../platform/database.ts'

/** A presentation and the account behind it: never to show, only where people count once. */
export interface Bearer {
  accountId: string
  presentationId: string
}

/** The presentations of these accounts, the oldest first; none of an account that is leaving. */
export async function listBearers(db: Db, accountIds: readonly string[]): Promise<Bearer[]> {
  return db
    .selectFrom('people.presentation as p')
    .innerJoin('people.account as a', 'a.id', 'p.account_id')
    .select([sql<string>`a.id`.as('accountId'), 'p.id as presentationId'])
    .where('a.id', '=', anyOf(accountIds))
    .where('a.leaving_at', 'is', null)
    .orderBy('p.created_at')
    .orderBy('p.id')
    .execute()
}
