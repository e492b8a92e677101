import { sql } from 'kysely'
import type { Db } from './database.ts'
import { registerTask } from './jobs.ts'

/** A fact as subscribers get it: what happened, to which ids. */
export interface Fact {
  name: string
  ids: Record<string, string>
}

type Handler = (db: Db, fact: Fact) => Promise<void>

const subscribers = new Map<string, { name: string; handle: Handler }[]>()

/** Has `handle` run in a job after each fact of this name. It may run twice for one fact: it must not mind. */
export function subscribe(fact: string, name: string, handle: Handler): void {
  subscribers.set(fact, [...(subscribers.get(fact) ?? []), { name, handle }])
}

/**
 * Records that something happened, in the transaction of the write itself. Every process hears of it at commit (pages that it touches are
 * dropped, open pages get it live); subscribers get it from the job queue. Ids only, never content.
 */
export async function recordFact(tx: Db, name: string, ids: Record<string, string>): Promise<void> {
  const inserted = await tx
    .insertInto('platform.fact')
    .values({ name, ids: JSON.stringify(ids) })
    .returning(['id', sql`pg_notify('fact', ${JSON.stringify({ name, ids })})`.as('told')])
    .executeTakeFirstOrThrow()
  for (const subscriber of subscribers.get(name) ?? []) {
    await sql`select graphile_worker.add_job('fact', json_build_object('id', ${inserted.id}::text, 'subscriber', ${subscriber.name}::text),
      job_key => ${`fact:${inserted.id}:${subscriber.name}`})`.execute(tx)
  }
}

registerTask('fact', async (db, payload: { id: string; subscriber: string }) => {
  const row = await db
    .selectFrom('platform.fact')
    .select(['name', 'ids'])
    .where('id', '=', payload.id)
    .executeTakeFirst()
  const subscriber = row && subscribers.get(row.name)?.find((one) => one.name === payload.subscriber)
  if (row && subscriber) await subscriber.handle(db, row)
})
