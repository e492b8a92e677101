import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { hashOf, writeDataset, type DatasetFile } from '../dataset/write.ts'
import { least } from './blur.ts'
import { all, chooseCells, type Candidate, type Cell } from './cells.ts'
import { compose, type Composed } from './compose.ts'
import { gather } from './gather.ts'
import { recallCopies } from './recall.ts'
import type { Quarter } from './quarters.ts'
import { readConsenting, readFrame, type StudyFrame } from './study.ts'
import { readNames } from './texts.ts'

/** Why nothing was released, or that it was. */
export type Released = 'released' | 'too-few' | 'already' | 'no-study' | 'too-soon' | 'would-show'

/**
 * Releases what leaves of a study for one quarter, once: the pseudonyms are drawn here and nothing keeps whose they are. 'too-few' when fewer
 * than five accounts agreed: the quarter is marked as done, so that nothing tells when the fifth came. 'would-show' when it was released
 * before and so few withdrew since that comparing the two would find them.
 */
export async function releaseQuarter(
  db: Db,
  studyId: string,
  quarter: Quarter,
  now = new Date(),
): Promise<Released> {
  if (quarter.to > now) return 'too-soon'
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // Before anything is read: who takes their yes back meanwhile waits, and then finds what is to be closed.
      await sql`lock table research.consent in share mode`.execute(tx)
      const study = await readFrame(tx, studyId)
      if (!study || quarter.to <= study.openedAt || study.dataUntil <= now) return 'no-study'
      const last = await findLast(tx, studyId, quarter)
      if (last && last.closed_at === null) return 'already'
      if (last && last.gone > 0 && last.gone < least) return 'would-show'
      const gathered = await gather(tx, study, quarter, await readConsenting(tx, studyId))
      const composed = compose(study, quarter, gathered, await readNames(tx))
      const number = (last?.number ?? 0) + 1
      await writeRelease(tx, study, { quarter: quarter.name, number, composed })
      return composed.classes.size === 0 ? 'too-few' : 'released'
    })
}

function findLast(tx: Db, studyId: string, quarter: Quarter) {
  return tx
    .selectFrom('research.release')
    .select(['number', 'closed_at', 'gone'])
    .where('study_id', '=', studyId)
    .where('quarter', '=', quarter.name)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

interface Writing {
  quarter: string
  number: number
  composed: Composed
}

async function writeRelease(
  tx: Db,
  study: StudyFrame,
  { quarter, number, composed }: Writing,
): Promise<void> {
  const id = newId()
  const files = composed.classes.size === 0 ? [] : writeDataset(composed.dataset)
  // Later than every yes it is made of.
  const made_at = sql<Date>`clock_timestamp()`
  await tx
    .insertInto('research.release')
    .values({ id, study_id: study.id, quarter, number, made_at })
    .execute()
  for (const file of files) await keepFile(tx, id, file)
  const cells = chooseCells(candidatesOf(study, composed), await readEarlier(tx, study.id))
  if (cells.length > 0)
    await tx
      .insertInto('research.release_cell')
      .values(cells.map((cell) => ({ release_id: id, ...cell })))
      .execute()
  await recordFact(tx, 'release.made', { releaseId: id, thingId: study.id })
}

async function keepFile(tx: Db, id: string, { name, text }: DatasetFile): Promise<void> {
  await tx
    .insertInto('research.release_file')
    .values({ release_id: id, name, sha256: hashOf(text), content: text })
    .execute()
}

/**
 * Every count one could tell: of all and of each situation, in the whole lab. Of a group, a strand or a priority there is none, nor of a study
 * that looks at these alone: who does something there is public, and a count would tell how many of them said no.
 */
function candidatesOf({ scopes }: StudyFrame, { classes, traces }: Composed): Candidate[] {
  if (!scopes.includes('lab')) return []
  const spoke = Map.groupBy(
    traces.filter(({ list }) => list === 'turns'),
    ({ accountId }) => accountId,
  )
  const situations = [all, ...new Set([...classes.values()].map(({ situation }) => situation))]
  return situations.map((situation) => {
    const some = [...classes].filter(([, of]) => situation === all || of.situation === situation)
    return { situation, turns: new Map(some.map(([account]) => [account, spoke.get(account)?.length ?? 0])) }
  })
}

/** What was told of a study before, release by release. */
async function readEarlier(tx: Db, studyId: string): Promise<Cell[][]> {
  const rows = await tx
    .selectFrom('research.release_cell as c')
    .innerJoin('research.release as r', 'r.id', 'c.release_id')
    .select(['c.release_id', 'c.situation', 'c.people', 'c.turns'])
    .where('r.study_id', '=', studyId)
    .execute()
  return [...Map.groupBy(rows, ({ release_id }) => release_id).values()]
}

/**
 * Closes every release of a study that may hold an account which now takes its data, its words or its answers back: those made since it agreed, or since
 * it last took something back, for an account counts once among those who left. Their files are erased, and whoever took them is asked to
 * destroy their copies. In the transaction of the withdrawal, before it is written.
 */
export async function closeReleases(tx: Db, studyId: string, accountId: string): Promise<void> {
  // A release that is being made is waited for, and then closed too.
  await sql`lock table research.consent in row exclusive mode`.execute(tx)
  const { rows } = await sql<{ since: Date | null }>`
    with said as (
      select id, at, data, not data
        or (lag(texts, 1, false) over (order by id) and not texts)
        or (lag(takes_part, 1, false) over (order by id) and not takes_part) as less
      from research.consent_log where study_id = ${studyId} and account_id = ${accountId})
    select min(at) as since from said
    where data and id >= coalesce((select max(id) from said where less), 0)`.execute(tx)
  const since = rows[0]?.since
  if (!since) return
  const touched = await tx
    .updateTable('research.release')
    .set((eb) => ({ gone: eb('gone', '+', 1), closed_at: sql<Date>`coalesce(closed_at, now())` }))
    .where('study_id', '=', studyId)
    .where('made_at', '>=', since)
    .returning('id')
    .execute()
  if (touched.length === 0) return
  const ids = touched.map(({ id }) => id)
  await tx.deleteFrom('research.release_file').where('release_id', 'in', ids).execute()
  await recallCopies(tx, ids)
}
