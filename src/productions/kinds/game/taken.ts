import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'

/** How often players made a choice, whoever they were. */
export interface Taken {
  key: string
  choice: number
  times: number
}

/** Counts one more player who made a choice. Nothing says who, nor when, nor after what. */
export async function countTaken(db: Db, productionId: string, key: string, choice: number): Promise<void> {
  await db
    .insertInto('productions.taken')
    .values({ production_id: productionId, key, choice })
    .onConflict((conflict) =>
      conflict
        .columns(['production_id', 'key', 'choice'])
        .doUpdateSet({ times: sql<number>`productions.taken.times + 1` }),
    )
    .execute()
}

/** What players chose in all versions of a game, for those who write it. */
export function readTaken(db: Db, productionId: string): Promise<Taken[]> {
  return db
    .selectFrom('productions.taken')
    .select(['key', 'choice', 'times'])
    .where('production_id', '=', productionId)
    .limit(2_000)
    .execute()
}
