import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../../platform/pager.tsx'
import type { Viewer } from '../../../platform/viewer.ts'
import { keptUntil } from '../recall.ts'

/** Someone's wish to work on rows, as those who have a say in it read it. */
export interface ShownAccess {
  id: string
  name: string
  institution: string
  purpose: string
  until: string
  over: boolean
  askedAt: Date
  grantedAt: Date | null
  refusedAt: Date | null
  study: string
  studyPath: string
  lang: string
  own: boolean
  /** Whether the reader has a say, and what they said. */
  mayAnswer: boolean
  answered: boolean
  answers: readonly { steering: boolean; yes: boolean; reason: string }[]
  releases: readonly { id: string; quarter: string }[]
}

/** What was asked under this id; undefined for whom it does not concern. */
export async function readAccess(db: Db, viewer: Viewer, id: string): Promise<ShownAccess | undefined> {
  return accesses(db, viewer).where('a.id', '=', id).executeTakeFirst()
}

/** What the reader asked, and what waits for their answer, the latest first. */
export async function listAccesses(db: Db, viewer: Viewer): Promise<ShownAccess[]> {
  return accesses(db, viewer).orderBy('a.asked_at', 'desc').orderBy('a.id').limit(60).execute()
}

function accesses(db: Db, viewer: Viewer) {
  const own = sql<boolean>`coalesce(a.account_id = ${viewer.accountId}, false)`
  const steering = viewer.circles.has('steering')
  const hasSay = sql<boolean>`(${steering} or coalesce(s.presentation_id = any(${viewer.presentationIds}), false))`
  return db
    .selectFrom('research.access as a')
    .innerJoin('research.study as s', 's.id', 'a.study_id')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['a.id', 'a.name', 'a.institution', 'a.purpose', 'a.asked_at as askedAt'])
    .select(['a.granted_at as grantedAt', 'a.refused_at as refusedAt'])
    .select(['s.title as study', 't.path as studyPath', 's.lang'])
    .select(sql<string>`to_char(${keptUntil}, 'YYYY-MM-DD')`.as('until'))
    .select([sql<boolean>`${keptUntil} < current_date`.as('over'), own.as('own')])
    .select([
      sql<boolean>`(${hasSay} and not ${own})`.as('mayAnswer'),
      sql<boolean>`exists (select 1 from research.access_answer n where n.access_id = a.id and n.account_id = ${viewer.accountId})`.as(
        'answered',
      ),
      sql<
        ShownAccess['answers']
      >`(select coalesce(json_agg(json_build_object('steering', n.steering, 'yes', n.yes, 'reason', n.reason)
        order by n.at), '[]') from research.access_answer n where n.access_id = a.id)`.as('answers'),
      sql<
        ShownAccess['releases']
      >`(select coalesce(json_agg(json_build_object('id', r.id, 'quarter', r.quarter) order by r.quarter desc), '[]')
        from research.release r where r.study_id = a.study_id and r.closed_at is null
          and exists (select 1 from research.release_file f where f.release_id = r.id))`.as('releases'),
    ])
    .where(sql<boolean>`(${own} or ${hasSay})`)
}

/** One line of the public log of what was taken. */
export interface TakenLine {
  id: string
  at: Date
  name: string
  institution: string
  purpose: string
  quarter: string
  study: string
  studyPath: string
  lang: string
  recalledAt: Date | null
  destroyedAt: Date | null
}

const size = 30

/** Everything that was ever taken, by whom and for what, the latest first. */
export async function readTaken(
  db: Db,
  cursor: Cursor | null,
): Promise<{ rows: readonly TakenLine[]; next: Cursor | null }> {
  const rows = await taken(db)
    .where('t.hidden_at', 'is', null)
    .where(olderThan(cursor, 'd.at', 'd.id'))
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(size + 1)
    .execute()
  return cutPage(rows, size, ({ at, id }) => ({ at, id }))
}

/** What the reader took and still has to destroy, or did. */
export async function listOwnTaken(db: Db, { accountId }: Viewer): Promise<TakenLine[]> {
  return taken(db).where('a.account_id', '=', accountId).orderBy('d.at', 'desc').limit(60).execute()
}

function taken(db: Db) {
  return db
    .selectFrom('research.download as d')
    .innerJoin('research.access as a', 'a.id', 'd.access_id')
    .innerJoin('research.release as r', 'r.id', 'd.release_id')
    .innerJoin('research.study as s', 's.id', 'r.study_id')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['d.id', 'd.at', 'a.name', 'a.institution', 'a.purpose', 'r.quarter'])
    .select(['s.title as study', 't.path as studyPath', 's.lang'])
    .select(['d.recalled_at as recalledAt', 'd.destroyed_at as destroyedAt'])
}
