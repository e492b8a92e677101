import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { addJob, registerTask } from '../../platform/jobs.ts'
import type { Place } from '../opinion/names.ts'
import type { Ballot } from '../opinion/votes.ts'
import { workOutBeside } from '../opinion/work.ts'

const task = 'uses.work-out'
const soon = 30_000
/** Many people's answers take seconds to work out, and one more changes little. */
const later = 600_000
const many = 1_000

/**
 * Has what the answers say worked out at the end of this half-minute, or of these ten minutes where a thousand people answered; once, however
 * many answer meanwhile.
 */
export async function workOutSoon(tx: Db, questionId: string, answered = 0): Promise<void> {
  const every = answered > many ? later : soon
  const turn = Math.ceil(Date.now() / every)
  await addJob(
    tx,
    task,
    { questionId },
    { runAt: new Date(turn * every), key: `${task}:${questionId}:${turn}`, queue: task },
  )
}

registerTask<{ questionId: string }>(task, (db, { questionId }, { stopping }) =>
  workOutQuestion(db, questionId, stopping),
)

/** Works out what the answers to a question say, and keeps it for the pages. Nothing when the question is gone. */
export async function workOutQuestion(db: Db, questionId: string, stopping?: AbortSignal): Promise<void> {
  const before = await readPlaces(db, questionId)
  const ballots = await readBallots(db, questionId)
  const { outcome, names } = await workOutBeside({ seed: questionId, ballots, before }, stopping)
  await db.transaction().execute(async (tx) => {
    const there = await tx
      .selectFrom('uses.question')
      .select('id')
      .where('id', '=', questionId)
      .forKeyShare()
      .executeTakeFirst()
    if (!there) return
    const told = JSON.stringify(outcome)
    await tx
      .insertInto('uses.outcome')
      .values({ question_id: questionId, told })
      .onConflict((conflict) =>
        conflict.column('question_id').doUpdateSet({ told, worked_at: sql<Date>`now()` }),
      )
      .execute()
    await nameVoters(tx, names)
    await recordFact(tx, 'question.counted', { thingId: questionId })
  })
}

async function readPlaces(db: Db, questionId: string): Promise<readonly Place[]> {
  const row = await db
    .selectFrom('uses.outcome')
    .select('told')
    .where('question_id', '=', questionId)
    .executeTakeFirst()
  return row?.told.groups ?? []
}

/** So many people at a time: neither a long statement nor a long text. */
const batch = 500

/** Everyone's answers to the statements in sight, each person's as one short text. */
export async function readBallots(db: Db, questionId: string): Promise<Ballot[]> {
  const ballots: Ballot[] = []
  for (let after: string | null = '0'; after !== null;) {
    const rows: Ballot[] = await readSome(db, questionId, after)
    ballots.push(...rows.filter(({ answers }) => answers !== ''))
    after = rows.length < batch ? null : (rows.at(-1)?.voter ?? null)
  }
  return ballots
}

async function readSome(db: Db, questionId: string, after: string): Promise<Ballot[]> {
  const { rows } = await sql<Ballot>`
    with shown as materialized (
      select s.number from uses.statement s join platform.thing t on t.id = s.id
      where s.question_id = ${questionId} and t.hidden_at is null
    )
    select w.id::text as voter, w.opinion as before, coalesce((
      select string_agg((v.number * 3 + v.answer + 1)::text, ' ') from uses.vote v
      where v.voter_id = w.id and v.number in (select number from shown)), '') as answers
    from uses.voter w where w.question_id = ${questionId} and w.id > ${after}::bigint order by w.id limit ${batch}`.execute(
    db,
  )
  return rows
}

async function nameVoters(tx: Db, names: readonly (readonly [voter: string, name: number])[]): Promise<void> {
  await sql`
    update uses.voter w set opinion = n.name
    from unnest(${names.map(([voter]) => voter)}::bigint[], ${names.map(([, name]) => name)}::smallint[]) as n (id, name)
    where w.id = n.id and w.opinion is distinct from n.name`.execute(tx)
}
