import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { runDueJobs } from '../../src/platform/jobs.ts'
import type { Member, TestLab } from './lab.ts'

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
export async function waitThreeDays({ lab: { db, pool, log } }: TestLab): Promise<void> {
  await sql`update groups.announced_change set takes_effect_at = takes_effect_at - interval '72 hours'`.execute(
    db,
  )
  await sql`update graphile_worker._private_jobs set run_at = run_at - interval '72 hours'`.execute(db)
  await runDueJobs(db, pool, log)
}

/** A new day: tests open more groups under one name than a person would in an hour. */
export async function startNewDay({ lab }: TestLab): Promise<void> {
  await sql`delete from platform.limit_count`.execute(lab.db)
}
