import './tables.ts'
import type { Db } from '../../platform/database.ts'
import { addJob, registerNightly, registerTask } from '../../platform/jobs.ts'
import { endedQuarters, readQuarter } from './quarters.ts'
import { releaseQuarter } from './releases.ts'
import { listFrames } from './study.ts'

/** Adds a job for each quarter that ended and was not released yet, of each study. A quarter that was is left to the hand. */
export async function releaseEnded(db: Db, now = new Date()): Promise<void> {
  const studies = await listFrames(db)
  const made = await db.selectFrom('research.release').select(['study_id', 'quarter']).execute()
  const done = new Set(made.map(({ study_id, quarter }) => `${study_id} ${quarter}`))
  for (const { id, openedAt, dataUntil } of studies)
    for (const { name, from } of endedQuarters(openedAt, now))
      if (from < dataUntil && !done.has(`${id} ${name}`))
        await addJob(
          db,
          'research.release',
          { study: id, quarter: name },
          { key: `release:${id}:${name}`, queue: 'release' },
        )
}

registerNightly('research.release-ended', releaseEnded)
registerTask('research.release', async (db, { study, quarter }: { study: string; quarter: string }) => {
  const known = readQuarter(quarter)
  if (known) await releaseQuarter(db, study, known)
})
