import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Situation, Time } from '../dataset/shape.ts'
import type { Trace } from '../studies/tables.ts'

/** What a study asks for. */
export interface StudyFrame {
  id: string
  slug: string
  traces: readonly Trace[]
  /** 'lab', or ids of what it looks at. */
  scopes: readonly string[]
  openedAt: Date
  dataUntil: Date
}

/** The frame of this study, once it is open. */
export async function readFrame(db: Db, studyId: string): Promise<StudyFrame | undefined> {
  return frames(db).where('s.id', '=', studyId).executeTakeFirst()
}

/** The frame of the open study of this name. */
export async function readFrameOf(db: Db, slug: string): Promise<StudyFrame | undefined> {
  return frames(db).where('s.slug', '=', slug).executeTakeFirst()
}

/** The frames of all studies that are open. */
export async function listFrames(db: Db): Promise<StudyFrame[]> {
  return frames(db).where('s.closed_at', 'is', null).orderBy('s.id').execute()
}

function frames(db: Db) {
  return db
    .selectFrom('research.study as s')
    .select(['s.id', 's.slug', 's.traces', sql<Date>`s.opened_at`.as('openedAt')])
    .select(sql<Date>`(s.data_until + 1)::timestamptz`.as('dataUntil'))
    .select(
      sql<
        string[]
      >`array(select scope from research.study_scope o where o.study_id = s.id order by scope)`.as('scopes'),
    )
    .where('s.opened_at', 'is not', null)
}

/** An account whose data may leave for a study, and what it said of itself for research alone. */
export interface Consenting {
  accountId: string
  /** Whether its words may leave too. */
  texts: boolean
  situation: Situation | ''
  time: Time | ''
}

/** Whose data may leave now: who ticked that box for what the study asks today, and took nothing back. Of one account, when it is given. */
export async function readConsenting(db: Db, studyId: string, accountId?: string): Promise<Consenting[]> {
  return db
    .selectFrom('research.consent as c')
    .leftJoin('research.situation as o', 'o.account_id', 'c.account_id')
    .select(['c.account_id as accountId', sql<boolean>`c.texts_at is not null`.as('texts')])
    .select(sql<Situation | ''>`coalesce(o.situation, '')`.as('situation'))
    .select(sql<Time | ''>`coalesce(o.time, '')`.as('time'))
    .where('c.study_id', '=', studyId)
    .where('c.data_at', 'is not', null)
    .where('c.withdrawn_at', 'is', null)
    .$if(accountId !== undefined, (query) => query.where('c.account_id', '=', accountId ?? ''))
    .execute()
}
