import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/**
 * Makes the writes of a talk take turns: whoever answers, narrows or erases in it first holds the row of its voice. Without it an answer
 * could slip under a post while that is being narrowed, and two writers could each wait for the other.
 */
export async function lockTalks(tx: Db, postIds: readonly string[]): Promise<void> {
  await sql`
    select id from conversation.post where id in (select root_id from conversation.post where id = any(${postIds})) order by id for update
  `.execute(tx)
}
