import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { newId } from '../../../platform/ids.ts'
import { visibleTo } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { keptUntil } from '../recall.ts'
import type { AccessDraft, AnswerDraft } from './forms.ts'

/** How many people say yes before rows leave: one of them of the circle that steers, none of them who asks. */
const needed = 2

/** Asks to work on the rows of a study. 'late' when they would be kept longer than the study keeps its data; null when it is not open to see. */
export async function askAccess(
  db: Db,
  viewer: Viewer,
  slug: string,
  { name, institution, purpose, until }: AccessDraft,
): Promise<{ id: string } | 'late' | null> {
  const study = await db
    .selectFrom('research.study as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select('s.id')
    .select(sql<boolean>`s.data_until < ${until}::date`.as('late'))
    .where('s.slug', '=', slug)
    .where('s.opened_at', 'is not', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!study) return null
  if (study.late) return 'late'
  const id = newId()
  await db
    .insertInto('research.access')
    .values({ id, study_id: study.id, account_id: viewer.accountId, name, institution, purpose, until })
    .execute()
  return { id }
}

/**
 * Answers someone who asks for rows. A no closes it, with its reason; nobody alone says yes: the second one opens it, if one of the two is of
 * the circle that steers. Null for whoever has no say in it: who asks, and who neither steers nor does the study.
 */
export async function answerAccess(
  db: Db,
  viewer: Viewer,
  id: string,
  { yes, reason }: AnswerDraft,
): Promise<'granted' | 'refused' | 'noted' | null> {
  return db.transaction().execute(async (tx) => {
    const asked = await tx
      .selectFrom('research.access as a')
      .innerJoin('research.study as s', 's.id', 'a.study_id')
      .select(['a.id', 's.presentation_id'])
      .where('a.id', '=', id)
      .where('a.granted_at', 'is', null)
      .where('a.refused_at', 'is', null)
      .where((eb) => eb.or([eb('a.account_id', 'is', null), eb('a.account_id', '<>', viewer.accountId)]))
      .forUpdate('a')
      .executeTakeFirst()
    const steering = viewer.circles.has('steering')
    const doesIt = viewer.presentationIds.includes(asked?.presentation_id ?? '')
    if (!asked || !(steering || doesIt)) return null
    await tx
      .insertInto('research.access_answer')
      .values({ access_id: id, account_id: viewer.accountId, steering, yes, reason })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return settle(tx, id)
  })
}

async function settle(tx: Db, id: string): Promise<'granted' | 'refused' | 'noted'> {
  const answers = await tx
    .selectFrom('research.access_answer')
    .select(['yes', 'steering'])
    .where('access_id', '=', id)
    .execute()
  const refused = answers.some(({ yes }) => !yes)
  const granted = !refused && answers.length >= needed && answers.some(({ steering }) => steering)
  if (!refused && !granted) return 'noted'
  const column = refused ? 'refused_at' : 'granted_at'
  await tx
    .updateTable('research.access')
    .set({ [column]: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  return refused ? 'refused' : 'granted'
}

/**
 * Takes the rows of a release, and writes in the public log that they were taken: the line is there before the first byte leaves. Null for whom
 * it is not granted, or not any more.
 */
export async function takeRows(
  db: Db,
  { accountId }: Viewer,
  accessId: string,
  releaseId: string,
): Promise<Taken | null> {
  return db.transaction().execute(async (tx) => {
    const taken = await tx
      .selectFrom('research.access as a')
      .innerJoin('research.release as r', 'r.study_id', 'a.study_id')
      .innerJoin('research.study as s', 's.id', 'a.study_id')
      .select(['s.slug', 's.title', 'r.quarter', 'r.made_at as madeAt', 'a.name', 'a.purpose'])
      .select(sql<string>`to_char(${keptUntil}, 'YYYY-MM-DD')`.as('until'))
      .where('a.id', '=', accessId)
      .where('a.account_id', '=', accountId)
      .where('a.granted_at', 'is not', null)
      .where(sql<boolean>`${keptUntil} >= current_date`)
      .where('r.id', '=', releaseId)
      .where('r.closed_at', 'is', null)
      // A release that closes waits for this, and then asks for this copy too.
      .forShare('r')
      .executeTakeFirst()
    if (!taken) return null
    const files = await tx
      .selectFrom('research.release_file')
      .select('name')
      .where('release_id', '=', releaseId)
      .orderBy('name')
      .execute()
    if (files.length === 0) return null
    const values = { id: newId(), release_id: releaseId, access_id: accessId }
    await tx.insertInto('research.download').values(values).execute()
    await recordFact(tx, 'release.taken', { releaseId })
    return { ...taken, files: files.map(({ name }) => name) }
  })
}

/** What was taken, and the names of its files. */
export interface Taken {
  slug: string
  title: string
  quarter: string
  madeAt: Date
  name: string
  purpose: string
  until: string
  files: readonly string[]
}

/** Someone says that their copies of what they took are destroyed. False when it is not theirs. */
export async function confirmDestroyed(db: Db, { accountId }: Viewer, downloadId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('research.download as d')
    .from('research.access as a')
    .set({ destroyed_at: sql<Date>`coalesce(d.destroyed_at, now())` })
    .whereRef('a.id', '=', 'd.access_id')
    .where('a.account_id', '=', accountId)
    .where('d.id', '=', downloadId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
