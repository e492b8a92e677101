import { sql } from 'kysely'
import type { Db } from './database.ts'
import { registerNightly, registerTask } from './jobs.ts'

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
  await recordFacts(tx, name, [ids])
}

/** The same of many things at once. */
export async function recordFacts(
  tx: Db,
  name: string,
  facts: readonly Record<string, string>[],
): Promise<void> {
  if (facts.length === 0) return
  const inserted = await sql<{ id: string }>`
    insert into platform.fact (name, ids) select ${name}, ids from jsonb_array_elements(${JSON.stringify(facts)}::jsonb) as fact(ids)
    returning id, pg_notify('fact', jsonb_build_object('name', name, 'ids', ids)::text)`.execute(tx)
  const numbers = inserted.rows.map(({ id }) => id)
  for (const subscriber of subscribers.get(name) ?? []) {
    await sql`select graphile_worker.add_job('fact', json_build_object('id', id, 'subscriber', ${subscriber.name}::text),
      job_key => 'fact:' || id || ${`:${subscriber.name}`}) from unnest(${numbers}::text[]) as id`.execute(tx)
  }
}

/** Days a fact stays: its jobs take seconds, and what people did when is not for keeping. */
const daysKept = 30

/** Erases facts that everyone who reacts to them has long had. */
export async function forgetFacts(db: Db): Promise<void> {
  await sql`delete from platform.fact where at < now() - make_interval(days => ${daysKept})`.execute(db)
}

registerNightly('facts.forget', forgetFacts)
registerTask('fact', async (db, payload: { id: string; subscriber: string }) => {
  const row = await db
    .selectFrom('platform.fact')
    .select(['name', 'ids'])
    .where('id', '=', payload.id)
    .executeTakeFirst()
  const subscriber = row && subscribers.get(row.name)?.find((one) => one.name === payload.subscriber)
  if (row && subscriber) await subscriber.handle(db, row)
})
