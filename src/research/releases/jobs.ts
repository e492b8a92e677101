import './tables.ts'
import type { Db } from '../../platform/database.ts'
import { subscribe } from '../../platform/facts.ts'
import { holdPersonalData } from '../../platform/personal.ts'
import { addJob, registerNightly, registerTask } from '../../platform/jobs.ts'
import { endedQuarters, readQuarter } from './quarters.ts'
import { eraseAccess, exportAccess } from './personal.ts'
import { recallOverdue, writeRecall } from './recall.ts'
import { releaseQuarter } from './releases.ts'
import { listFrames } from './study.ts'
import { eraseOverdue } from './term.ts'

/** Adds a job for each quarter that ended and was not released yet, of each study. A quarter that was is left to the hand. */
export async function releaseEnded(db: Db, now = new Date()): Promise<void> {
  const studies = await listFrames(db)
  const made = await db.selectFrom('research.release').select(['study_id', 'quarter']).execute()
  const done = new Set(made.map(({ study_id, quarter }) => `${study_id} ${quarter}`))
  for (const { id, openedAt, dataUntil } of studies)
    for (const { name } of endedQuarters(openedAt, now))
      if (now < dataUntil && !done.has(`${id} ${name}`))
        await addJob(
          db,
          'research.release',
          { study: id, quarter: name },
          { key: `release:${id}:${name}`, queue: 'release' },
        )
}

registerNightly('research.release-ended', releaseEnded)
registerNightly('research.recall', recallOverdue)
registerNightly('research.term', eraseOverdue)
registerTask('research.release', async (db, { study, quarter }: { study: string; quarter: string }) => {
  const known = readQuarter(quarter)
  if (known) await releaseQuarter(db, study, known)
})

subscribe('release.recalled', 'research.letter', (db, { ids }) => writeRecall(db, ids['accessId'] ?? ''))

holdPersonalData({ name: 'lignes de recherche', exportOf: exportAccess, erase: eraseAccess })
