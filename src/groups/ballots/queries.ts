import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Ballot } from './ballots.ts'
import { mayTell } from './methods.ts'
import { subjectOf } from './subjects.ts'

/** A vote as its page shows it. */
export interface ShownBallot extends Omit<Ballot, 'counts' | 'voters' | 'seed' | 'winner'> {
  over: boolean
  subject: { title: string; path: string; lang: string }
  /** Whether nothing is chosen by it: its figures alone are told. */
  measures: boolean
  /** Whether the reader is asked, and what they gave: a secret vote only says that they did. */
  asked: boolean
  voted: boolean
  marks: readonly number[] | null
  /** Once it is closed: what was kept, and the figures where telling them tells nobody's vote. */
  result: BallotResult | null
}

export interface BallotResult {
  winner: number | null
  seed: string
  figures: { counts: readonly number[]; voters: number } | null
}

/** One vote, for who may see what it is about. Figures leave the database only when they may be told. */
export async function readBallot(
  db: Db,
  viewer: Viewer | null,
  id: string,
): Promise<ShownBallot | undefined> {
  const row = await selectBallots(db, viewer).where('b.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const kind = subjectOf(row.subject_kind)
  const subject = await kind.read(db, viewer, row.subject_id)
  if (!subject) return undefined
  const voter = viewer && (await kind.voterIn(db, viewer, row.subject_id))
  const measures = kind.measures ?? false
  const { result, ...ballot } = shown(row)
  // The outcome alone would tell the vote of one who voted alone.
  const told = measures && result ? { ...result, winner: null } : result
  return { ...ballot, result: told, measures, subject, asked: voter !== null }
}

/** The figures of a vote that is over, where telling them tells nobody's vote. */
export async function readFigures(db: Db, id: string): Promise<BallotResult['figures']> {
  const row = await selectBallots(db, null).where('b.id', '=', id).executeTakeFirst()
  return (row && shown(row).result?.figures) ?? null
}

/** The votes on one subject, newest first, as pages about it list them. */
export async function listBallots(db: Db, subject: { kind: string; id: string }) {
  const rows = await selectBallots(db, null)
    .where('b.subject_kind', '=', subject.kind)
    .where('b.subject_id', '=', subject.id)
    .orderBy('b.opened_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(shown)
}

function selectBallots(db: Db, viewer: Viewer | null) {
  const accountId = viewer?.accountId ?? ''
  return db
    .selectFrom('groups.ballot as b')
    .leftJoin('groups.ballot_vote as v', (join) =>
      join.onRef('v.ballot_id', '=', 'b.id').on('v.account_id', '=', accountId),
    )
    .selectAll('b')
    .select('v.marks')
    .select([
      sql<boolean>`b.closed_at is not null or b.ends_at <= now()`.as('over'),
      sql<boolean>`v.account_id is not null or exists (
        select 1 from groups.ballot_voter w where w.ballot_id = b.id and w.account_id = ${accountId})`.as(
        'voted',
      ),
    ])
}

type BallotRow = Awaited<ReturnType<ReturnType<typeof selectBallots>['execute']>>[number]

function shown({ counts, voters, seed, winner, ...ballot }: BallotRow) {
  const told = !ballot.secret || mayTell(ballot, counts, voters)
  const result = ballot.closed_at && { winner, seed, figures: told ? { counts, voters } : null }
  return { ...ballot, result }
}
