import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/database.ts'
import { runDueJobs } from '../../src/platform/jobs.ts'
import type { Member, TestLab } from './lab.ts'
import { until } from './launched.ts'

const usual = { name: 'Vu d’en bas', purpose: 'Un film sur les guichets fermés.', promise: 'film' }

/** Opens a project group as a browser without scripts does; its path. */
export async function openGroup(member: Member, other: Record<string, string> = {}): Promise<string> {
  const page = await member.post('/groupes/ouvrir', { ...usual, ...other })
  return page.location ?? assert.fail(`not opened: ${page.status}`)
}

/** The group at this path, as it is kept. */
export function groupAt({ lab }: TestLab, path: string) {
  return lab.db
    .selectFrom('groups.group')
    .selectAll()
    .where('slug', '=', path.slice('/groupes/'.length))
    .executeTakeFirstOrThrow()
}

/** Three days go by: every time of the groups' changes and of the queue is moved. */
export async function waitThreeDays({ lab }: TestLab): Promise<void> {
  await sql`update groups.announced_change set takes_effect_at = takes_effect_at - interval '72 hours'`.execute(
    lab.db,
  )
  await sql`update graphile_worker._private_jobs set run_at = run_at - interval '72 hours'`.execute(lab.db)
  await runDueJobs(lab)
}

/** A new day: tests open more groups under one name than a person would in an hour. */
export async function startNewDay({ lab }: TestLab): Promise<void> {
  await sql`delete from platform.limit_count`.execute(lab.db)
}

/**
 * What comes of acts that begin, one after the other, while somebody else holds the group or the strand and does `first`; once all of them wait, that
 * somebody does `last` and lets go. What the acts read before they waited is old by then.
 */
export async function whileHeld<Done>(
  { lab: { db, pool } }: TestLab,
  path: string,
  acts: readonly (() => Promise<Done>)[],
  { first, last }: { first?: (tx: Db) => Promise<unknown>; last?: (tx: Db) => Promise<unknown> } = {},
): Promise<Done[]> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const begun: Promise<Done>[] = []
  await db.transaction().execute(async (tx) => {
    const [, place, slug] = path.split('/')
    const table = sql.table(place === 'chantiers' ? 'groups.strand' : 'groups.group')
    // As an edit of it holds it.
    await sql`select 1 from ${table} where slug = ${slug} for no key update`.execute(tx)
    await first?.(tx)
    for (const act of acts) {
      begun.push(act())
      await until(async () => (await pool.query(waiting)).rowCount === begun.length, 5)
    }
    await last?.(tx)
  })
  return Promise.all(begun)
}
