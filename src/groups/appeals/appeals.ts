import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { drawLot, logAct } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** How many people hear an appeal, how many of them decide it, and how long each has. */
const seats = 3
const majority = 2
const days = 7
/** After this, those who answered decide, however few. */
const longest = 28

/**
 * Appeals against being set aside: people drawn by lot, who are not in the group, hear it. 'missing' when this account was not set aside by
 * that decision, 'already' when it appealed before.
 */
export async function appeal(
  db: Db,
  { accountId }: Viewer,
  decisionId: string,
  { text: words, lang }: { text: string; lang: string },
): Promise<'done' | 'missing' | 'already'> {
  return db.transaction().execute(async (tx) => {
    const aside = await tx
      .selectFrom('groups.set_aside')
      .select('group_id')
      .where('account_id', '=', accountId)
      .where('decision_id', '=', decisionId)
      .forUpdate()
      .executeTakeFirst()
    if (!aside) return 'missing'
    const id = newId()
    const seed = randomBytes(16).toString('hex')
    const added = await tx
      .insertInto('groups.appeal')
      .values({ id, decision_id: decisionId, account_id: accountId, words, lang, seed })
      .onConflict((conflict) => conflict.column('decision_id').doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n) return 'already'
    const among = await fillSeats(tx, id)
    await recordFact(tx, 'decision.appealed', { thingId: decisionId, contextId: aside.group_id })
    await logAct(tx, { circle: 'care', act: 'groups.appeal.log.opened', ids: { among } })
    return 'done'
  })
}

/** An open appeal, held until the end of the transaction. */
function lockAppeal(tx: Db, id: string) {
  return tx
    .selectFrom('groups.appeal')
    .selectAll()
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Draws people for the seats that nobody holds: never who appeals, who is in the group, or anyone drawn before. Returns among how many the
 * lot was drawn; with too few volunteers some seats stay empty until there are more.
 */
async function fillSeats(tx: Db, id: string): Promise<number> {
  const { seed, drawn, held } = await tx
    .selectFrom('groups.appeal as a')
    .leftJoin('groups.appeal_hearing as h', 'h.appeal_id', 'a.id')
    .select([
      'a.seed',
      sql<string[]>`coalesce(array_agg(h.account_id) filter (where h.account_id is not null), '{}')`.as(
        'drawn',
      ),
    ])
    .select(sql<number>`count(h.account_id) filter (where h.passed_at is null)::int`.as('held'))
    .where('a.id', '=', id)
    .groupBy('a.seed')
    .executeTakeFirstOrThrow()
  if (held >= seats) return 0
  const accounts = [...drawn, ...(await listParties(tx, id))]
  // Each later draw of the same appeal has a seed of its own, known from the first.
  const lot = {
    seed: `${seed} ${drawn.length}`,
    seats: seats - held,
    except: { accounts, presentations: [] },
  }
  const { drawn: chosen, among } = await drawLot(tx, lot)
  const answerBy = sql<Date>`now() + make_interval(days => ${days})`
  const rows = chosen.map((account_id) => ({ appeal_id: id, account_id, answer_by: answerBy }))
  if (rows.length > 0) await tx.insertInto('groups.appeal_hearing').values(rows).execute()
  return among
}

async function listParties(tx: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select a.account_id from groups.appeal a where a.id = ${id}
    union select m.account_id from groups.appeal a join groups.decision d on d.id = a.decision_id
      join groups.member m on m.group_id = d.group_id where a.id = ${id}
    union select p.account_id from groups.appeal a join groups.decision_position p on p.decision_id = a.decision_id
      where a.id = ${id} and p.account_id is not null`.execute(tx)
  return rows.map((row) => row.account_id)
}

/** Someone drawn says what they think, or that they cannot. 'missing' when it is not asked of them, or no more. */
export async function hearAppeal(
  db: Db,
  accountId: string,
  id: string,
  answer: { position: 'lift' | 'keep'; reason: string; lang: string } | 'pass',
): Promise<'done' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const held = await lockAppeal(tx, id)
    if (!held) return 'missing'
    const heard = await tx
      .updateTable('groups.appeal_hearing')
      .set(answer === 'pass' ? { passed_at: sql<Date>`now()` } : { ...answer, answered_at: sql<Date>`now()` })
      .where('appeal_id', '=', id)
      .where('account_id', '=', accountId)
      .where('answered_at', 'is', null)
      .where('passed_at', 'is', null)
      .executeTakeFirst()
    if (heard.numUpdatedRows === 0n) return 'missing'
    await settle(tx, held)
    return 'done'
  })
}

/** Every night: who did not answer in time gives way to someone else, empty seats are filled, and what lasted too long ends. */
export async function moveAppeals(db: Db): Promise<void> {
  const open = await db.selectFrom('groups.appeal').select('id').where('closed_at', 'is', null).execute()
  for (const { id } of open) {
    await db.transaction().execute(async (tx) => {
      const held = await lockAppeal(tx, id)
      if (!held) return
      await tx
        .updateTable('groups.appeal_hearing')
        .set({ passed_at: sql<Date>`now()` })
        .where('appeal_id', '=', id)
        .where('answered_at', 'is', null)
        .where('passed_at', 'is', null)
        .where('answer_by', '<', sql<Date>`now()`)
        .execute()
      await settle(tx, held)
    })
  }
}

interface HeldAppeal {
  id: string
  decision_id: string
  account_id: string
}

/** Ends the appeal when it can be: two agree, or time is up and someone answered. A tie lets the person back. Else fills the seats left. */
async function settle(tx: Db, { id, decision_id, account_id }: HeldAppeal): Promise<void> {
  const { lift, keep, old } = await countPositions(tx, id)
  if (lift < majority && keep < majority && !(old && lift + keep > 0)) {
    await fillSeats(tx, id)
    return
  }
  const outcome = keep > lift ? 'kept' : 'lifted'
  await tx
    .updateTable('groups.appeal')
    .set({ closed_at: sql<Date>`now()`, outcome })
    .where('id', '=', id)
    .execute()
  if (outcome === 'lifted') {
    await tx
      .deleteFrom('groups.set_aside')
      .where('decision_id', '=', decision_id)
      .where('account_id', '=', account_id)
      .execute()
  }
  await recordFact(tx, 'decision.heard', { thingId: decision_id })
  await logAct(tx, { circle: 'care', act: `groups.appeal.log.${outcome}`, ids: { lift, keep } })
}

async function countPositions(tx: Db, id: string): Promise<{ lift: number; keep: number; old: boolean }> {
  return tx
    .selectFrom('groups.appeal as a')
    .leftJoin('groups.appeal_hearing as h', 'h.appeal_id', 'a.id')
    .select([
      sql<number>`count(*) filter (where h.position = 'lift')::int`.as('lift'),
      sql<number>`count(*) filter (where h.position = 'keep')::int`.as('keep'),
      sql<boolean>`a.at < now() - make_interval(days => ${longest})`.as('old'),
    ])
    .where('a.id', '=', id)
    .groupBy('a.at')
    .executeTakeFirstOrThrow()
}
