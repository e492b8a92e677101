import { randomBytes } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { drawLot, logAct } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { isAnswerable, listAnswerable, type Party } from './standing.ts'
import {
  lastHiding,
  listAuthors,
  lockThing,
  setHidden,
  writeDecision,
  type LockedThing,
} from '../watch/decide.ts'

/** How many people hear a contest, and how long each has. */
const seats = 3
const majority = 2
const days = 7
/** After this, those who answered decide, however few. */
const longest = 28

/** Contests a hiding. 'missing' when it is not theirs to answer for or not hidden, 'already' when it was contested. */
export async function contestHiding(
  db: Db,
  party: Party,
  thingId: string,
  words: string,
): Promise<'done' | 'missing' | 'already'> {
  return db.transaction().execute(async (tx) => {
    const thing = await lockThing(tx, thingId)
    if (!thing?.hidden_at || !(await isAnswerable(tx, party, thingId))) return 'missing'
    const decision = await lastHiding(tx, thingId)
    if (!decision) return 'missing'
    const id = newId()
    const seed = randomBytes(16).toString('hex')
    const added = await tx
      .insertInto('care.contest')
      .values({ id, decision_id: decision.id, account_id: party.accountId, words, seed })
      .onConflict((conflict) => conflict.column('decision_id').doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) return 'already'
    const among = await fillSeats(tx, id, thing)
    await recordFact(tx, 'contest.opened', { contestId: id, thingId })
    await logAct(tx, { circle: 'care', act: 'care.log.contested', ids: { kind: thing.kind, among } })
    return 'done'
  })
}

/**
 * Draws people for the seats that nobody holds. Never who answers for it, told of it or decided, nor anyone drawn before. Returns among how
 * many the lot was drawn; with too few volunteers some seats stay empty until there are more.
 */
async function fillSeats(tx: Db, contestId: string, thing: LockedThing): Promise<number> {
  const contest = await tx
    .selectFrom('care.contest as c')
    .select(['c.seed', 'c.account_id'])
    .select((eb) => [
      eb
        .selectFrom('care.hearing as h')
        .select((one) => one.fn.countAll<string>().as('n'))
        .whereRef('h.contest_id', '=', 'c.id')
        .where('h.passed_at', 'is', null)
        .as('held'),
      eb
        .selectFrom('care.hearing as h')
        .select((one) => one.fn.countAll<string>().as('n'))
        .whereRef('h.contest_id', '=', 'c.id')
        .as('drawn'),
    ])
    .where('c.id', '=', contestId)
    .executeTakeFirstOrThrow()
  const missing = seats - Number(contest.held)
  if (missing <= 0) return 0
  const parties = await listParties(tx, contestId, thing.id)
  const accounts = [...parties, ...(await listAnswerable(tx, thing))]
  const { drawn, among } = await drawLot(tx, {
    // Each later draw of the same contest has a seed of its own, known from the first.
    seed: `${contest.seed} ${contest.drawn}`,
    seats: missing,
    except: { accounts, presentations: await listAuthors(tx, thing) },
  })
  const answerBy = sql<Date>`now() + make_interval(days => ${days})`
  const drawnSeats = drawn.map((accountId) => ({
    contest_id: contestId,
    account_id: accountId,
    answer_by: answerBy,
  }))
  if (drawnSeats.length > 0) await tx.insertInto('care.hearing').values(drawnSeats).execute()
  return among
}

async function listParties(tx: Db, contestId: string, thingId: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from care.report where thing_id = ${thingId} and account_id is not null
    union select account_id from care.decision where thing_id = ${thingId} and account_id is not null
    union select account_id from care.hearing where contest_id = ${contestId}
    union select account_id from care.contest where id = ${contestId} and account_id is not null`.execute(tx)
  return rows.map((row) => row.account_id)
}

/** Someone drawn says what they think, or that they cannot. 'missing' when it is not asked of them, or no more. */
export async function hearContest(
  db: Db,
  accountId: string,
  contestId: string,
  answer: { position: 'show' | 'keep'; reason: string } | 'pass',
): Promise<'done' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const thing = await lockContest(tx, contestId)
    if (!thing) return 'missing'
    const heard = await tx
      .updateTable('care.hearing')
      .set(
        answer === 'pass'
          ? { passed_at: sql<Date>`now()` }
          : { answered_at: sql<Date>`now()`, position: answer.position, reason: answer.reason },
      )
      .where('contest_id', '=', contestId)
      .where('account_id', '=', accountId)
      .where('answered_at', 'is', null)
      .where('passed_at', 'is', null)
      .executeTakeFirst()
    if (heard.numUpdatedRows === 0n) return 'missing'
    await settle(tx, contestId, thing)
    return 'done'
  })
}

/** Every night: who did not answer in time gives way to someone else, empty seats are filled, and what lasted too long ends. */
export async function moveContests(db: Db): Promise<void> {
  const open = await db.selectFrom('care.contest').select('id').where('closed_at', 'is', null).execute()
  for (const { id } of open) {
    await db.transaction().execute(async (tx) => {
      const thing = await lockContest(tx, id)
      if (!thing) return
      await tx
        .updateTable('care.hearing')
        .set({ passed_at: sql<Date>`now()` })
        .where('contest_id', '=', id)
        .where('answered_at', 'is', null)
        .where('passed_at', 'is', null)
        .where('answer_by', '<', sql<Date>`now()`)
        .execute()
      await settle(tx, id, thing)
    })
  }
}

/** The hidden thing of an open contest, both held until the transaction ends. Undefined when there is nothing left to decide. */
async function lockContest(tx: Db, contestId: string): Promise<LockedThing | undefined> {
  const contest = await tx
    .selectFrom('care.contest as c')
    .innerJoin('care.decision as d', 'd.id', 'c.decision_id')
    .select('d.thing_id')
    .where('c.id', '=', contestId)
    .where('c.closed_at', 'is', null)
    .forUpdate('c')
    .executeTakeFirst()
  if (!contest) return undefined
  const thing = await lockThing(tx, contest.thing_id)
  if (!thing?.hidden_at) return undefined
  return thing
}

/** Ends the contest when it can be: two agree, or time is up and someone answered. A tie shows again. Else fills the seats left. */
async function settle(tx: Db, contestId: string, thing: LockedThing): Promise<void> {
  const { show, keep, old } = await countPositions(tx, contestId)
  const decided = show >= majority || keep >= majority || (old && show + keep > 0)
  if (!decided) {
    await fillSeats(tx, contestId, thing)
    return
  }
  const outcome = keep > show ? 'kept' : 'shown'
  await tx
    .updateTable('care.contest')
    .set({ closed_at: sql<Date>`now()`, outcome })
    .where('id', '=', contestId)
    .execute()
  if (outcome === 'shown') {
    const hidden = await lastHiding(tx, thing.id)
    await setHidden(tx, thing, null)
    const { rows } = await sql<{ reasons: string[] }>`select ${reasonsOf(contestId)} as reasons`.execute(tx)
    const rule = hidden?.rule ?? 'law'
    await writeDecision(tx, {
      thingId: thing.id,
      act: 'show',
      rule,
      facts: rows[0]?.reasons.join('\n') ?? '',
      accountId: null,
    })
  }
  const act = outcome === 'shown' ? 'care.log.heard-shown' : 'care.log.heard-kept'
  await recordFact(tx, 'contest.closed', { contestId, thingId: thing.id })
  await logAct(tx, { circle: 'care', act, ids: { kind: thing.kind, show, keep } })
}

async function countPositions(
  tx: Db,
  contestId: string,
): Promise<{ show: number; keep: number; old: boolean }> {
  const { rows } = await sql<{ show: number; keep: number; old: boolean }>`
    select count(*) filter (where h.position = 'show')::int as show, count(*) filter (where h.position = 'keep')::int as keep,
      c.at < now() - make_interval(days => ${longest}) as old
    from care.contest c left join care.hearing h on h.contest_id = c.id where c.id = ${contestId} group by c.at`.execute(
    tx,
  )
  return rows[0] ?? { show: 0, keep: 0, old: false }
}

/** What those who answered a contest wrote, as an array in that order, without telling who. */
export function reasonsOf(contestId: string | RawBuilder<unknown>) {
  return sql<string[]>`array(select h.reason from care.hearing h
    where h.contest_id = ${contestId} and h.answered_at is not null and h.reason <> '' order by h.answered_at)`
}
