import { randomBytes } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { addJob, registerTask } from '../../platform/jobs.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { BallotTable } from './tables.ts'
import { decide, readMarks, type Rules } from './methods.ts'
import { subjectOf } from './subjects.ts'

export type Ballot = Selectable<BallotTable>

/** What is asked, of whom it is asked being the subject's own affair, and until when. */
export interface BallotDraft extends Rules {
  subject: { kind: string; id: string }
  question: string
  lang: string
  secret: boolean
  endsAt: Date
}

const closeTask = 'groups.closeBallot'

/** Opens a vote, in the transaction of what it decides. Returns its id. */
export async function openBallot(tx: Db, draft: BallotDraft): Promise<string> {
  const id = newId()
  await tx
    .insertInto('groups.ballot')
    .values({
      id,
      subject_kind: draft.subject.kind,
      subject_id: draft.subject.id,
      question: draft.question,
      lang: draft.lang,
      method: draft.method,
      options: JSON.stringify(draft.options),
      dots: draft.dots,
      // Nobody votes where the lot decides.
      secret: draft.secret && draft.method !== 'lots',
      ends_at: draft.endsAt,
      counts: draft.options.map(() => 0),
      seed: randomBytes(16).toString('hex'),
    })
    .execute()
  await addJob(tx, closeTask, { id }, { runAt: draft.endsAt, key: `${closeTask}:${id}` })
  await recordFact(tx, 'ballot.opened', { ballotId: id, thingId: draft.subject.id })
  return id
}

/**
 * Counts one person's vote, once for each account whatever name speaks. A secret vote is added up and cannot be changed: 'already'. One that
 * everyone sees replaces the one before. 'closed' when it is over, 'invalid' when the rules do not allow these marks, 'not-asked' for
 * whoever does not take part in what is decided.
 */
export async function castVote(
  db: Db,
  viewer: Viewer,
  ballotId: string,
  given: readonly number[],
): Promise<'counted' | 'already' | 'closed' | 'invalid' | 'not-asked'> {
  return db.transaction().execute(async (tx) => {
    const ballot = await lockBallot(tx, ballotId)
    const voter = ballot && (await subjectOf(ballot.subject_kind).voterIn(tx, viewer, ballot.subject_id))
    if (!voter) return 'not-asked'
    if (ballot.over) return 'closed'
    const marks = readMarks(ballot, given)
    if (!marks) return 'invalid'
    const cast = ballot.secret ? castSecretly : castOpenly
    return cast(tx, ballot, { accountId: viewer.accountId, presentationId: voter.presentationId, marks })
  })
}

interface Cast {
  accountId: string
  presentationId: string
  marks: number[]
}

/** Adds up what was given, and remembers that this account voted: two rows that nothing joins, written at once. */
async function castSecretly(
  tx: Db,
  ballot: Ballot,
  { accountId, marks }: Cast,
): Promise<'counted' | 'already'> {
  const first = await tx
    .insertInto('groups.ballot_voter')
    .values({ ballot_id: ballot.id, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (first.numInsertedOrUpdatedRows === 0n) return 'already'
  await tx
    .updateTable('groups.ballot')
    .set({
      counts: ballot.counts.map((count, index) => count + (marks[index] ?? 0)),
      voters: ballot.voters + 1,
    })
    .where('id', '=', ballot.id)
    .execute()
  return 'counted'
}

async function castOpenly(
  tx: Db,
  ballot: Ballot,
  { accountId, presentationId, marks }: Cast,
): Promise<'counted'> {
  const vote = { presentation_id: presentationId, marks, at: sql<Date>`now()` }
  await tx
    .insertInto('groups.ballot_vote')
    .values({ ballot_id: ballot.id, account_id: accountId, ...vote })
    .onConflict((conflict) => conflict.columns(['ballot_id', 'account_id']).doUpdateSet(vote))
    .execute()
  return 'counted'
}

/** Locks a vote: each one cast reads the counts that the one before it left. */
async function lockBallot(tx: Db, id: string) {
  return tx
    .selectFrom('groups.ballot')
    .selectAll()
    .select(sql<boolean>`closed_at is not null or ends_at <= now()`.as('over'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends a vote whose time has come, and hands what was kept to its subject. It may be called twice: the second time finds it closed. */
export async function closeBallot(db: Db, id: string): Promise<void> {
  const closed = await db.transaction().execute(async (tx) => {
    const ballot = await lockBallot(tx, id)
    if (!ballot?.over || ballot.closed_at) return false
    const cast = ballot.secret ? ballot : await countOpenVotes(tx, ballot)
    const { winner, drawn } = decide(ballot, cast.counts, cast.voters, ballot.seed)
    const { counts, voters } = cast
    await tx
      .updateTable('groups.ballot')
      .set({ counts: [...counts], voters, winner, drawn, closed_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
    await subjectOf(ballot.subject_kind).ended?.(tx, { id, subjectId: ballot.subject_id, winner })
    await recordFact(tx, 'ballot.closed', { ballotId: id, thingId: ballot.subject_id })
    return ballot.secret
  })
  // Earlier states of the counts, one for each vote, would otherwise stay in the table's pages.
  if (closed) await sql`vacuum groups.ballot`.execute(db)
}

registerTask(closeTask, (db, { id }: { id: string }) => closeBallot(db, id))

async function countOpenVotes(
  tx: Db,
  { id, options }: Ballot,
): Promise<{ counts: number[]; voters: number }> {
  const votes = await tx
    .selectFrom('groups.ballot_vote')
    .select('marks')
    .where('ballot_id', '=', id)
    .execute()
  const counts = options.map((_, index) => votes.reduce((sum, { marks }) => sum + (marks[index] ?? 0), 0))
  return { counts, voters: votes.length }
}
