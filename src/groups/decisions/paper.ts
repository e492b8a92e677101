import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { shownAs } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { inGroup } from '../held.ts'
import { touchGroup } from '../members.ts'
import { showsPeople } from '../queries.ts'
import { readDeciders, type Decider } from './counting.ts'
import { findEffect } from './effects.ts'
import { lockDecision } from './held.ts'
import { writePosition, type Answered, type Position } from './positions.ts'

/** Whose answer it is: a member by the name they bear in the group, or a name that holds a slip and has no account. */
export type OnPaper = { member: string } | { slip: string }

/**
 * Writes an answer that somebody brought on paper, typed at the desk. It is that person's: it never takes the place of what they answered by
 * themself, and they change it when they want. Whoever holds a slip takes part in the group by the same act.
 */
export async function bringOnPaper(
  db: Db,
  helper: Viewer,
  { groupId, id }: { groupId: string; id: string },
  whose: OnPaper,
  position: Position & { version: number },
): Promise<Answered | 'answered' | null> {
  if (!helper.circles.has('place')) return null
  return inGroup(db, helper, groupId, async (tx, group): Promise<Answered | 'answered' | null> => {
    const decision = await lockDecision(tx, { groupId, circle: null }, id)
    if (!decision) return null
    if (decision.isOver) return 'closed'
    if (decision.version !== position.version) return 'amended'
    // Who is in a group between peers is not for the desk to find out.
    if ('member' in whose && !showsPeople(group)) return 'not-asked'
    // What members alone read is not asked of who takes part on paper.
    if ('slip' in whose && !findEffect(decision.effect)?.kept) await addOnPaper(tx, groupId, whose.slip)
    const presentationId = 'slip' in whose ? whose.slip : whose.member
    const decider = await findDecider(tx, decision, presentationId)
    if (!decider) return 'not-asked'
    if (await answeredAlone(tx, decision, presentationId)) return 'answered'
    await writePosition(tx, decision, decider, position, helper.presentationId)
    await recordFact(tx, 'decision.position-taken', { thingId: id, contextId: groupId })
    return { endsAt: decision.ends_at }
  })
}

async function findDecider(
  tx: Db,
  decision: Parameters<typeof readDeciders>[1],
  presentationId: string,
): Promise<Decider | undefined> {
  const deciders = await readDeciders(tx, decision)
  return deciders.find((decider) => decider.presentationId === presentationId)
}

/** Whether they answered this text by themself, or objected to an earlier one: an objection stands until they lift it. */
async function answeredAlone(
  tx: Db,
  { id, version }: { id: string; version: number },
  presentationId: string,
): Promise<boolean> {
  const own = await tx
    .selectFrom('groups.decision_position')
    .select('version')
    .where('decision_id', '=', id)
    .where('presentation_id', '=', presentationId)
    .where((eb) => eb.or([eb('version', '=', version), eb('choice', '=', 'objection')]))
    .where('helped_by', 'is', null)
    .executeTakeFirst()
  return own !== undefined
}

async function addOnPaper(tx: Db, groupId: string, presentationId: string): Promise<void> {
  await tx
    .insertInto('groups.paper_member')
    .values({ group_id: groupId, presentation_id: presentationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await touchGroup(tx, groupId)
}

/** Whoever holds the slip answers anew, without anyone's help. Null when this name does not take part there. */
export async function changeOnPaper(
  db: Db,
  presentationId: string,
  id: string,
  position: Position & { version: number },
): Promise<Answered | null> {
  return db.transaction().execute(async (tx): Promise<Answered | null> => {
    const found = await tx
      .selectFrom('groups.decision as d')
      .innerJoin('groups.paper_member as m', 'm.group_id', 'd.group_id')
      .select('m.group_id')
      .where('d.id', '=', id)
      .where('m.presentation_id', '=', presentationId)
      .executeTakeFirst()
    if (!found) return null
    const decision = await lockDecision(tx, { groupId: found.group_id, circle: null }, id)
    if (!decision) return null
    if (decision.isOver) return 'closed'
    if (decision.version !== position.version) return 'amended'
    const decider = await findDecider(tx, decision, presentationId)
    if (!decider) return 'not-asked'
    await writePosition(tx, decision, decider, position)
    await recordFact(tx, 'decision.position-taken', { thingId: id, contextId: found.group_id })
    return { endsAt: decision.ends_at }
  })
}

/** What the name of a slip is asked to decide now, in the groups where it takes part; one decision, when it is named, also when it is over. */
export async function readPaperDecisions(db: Db, presentationId: string, id?: string) {
  return (
    db
      .selectFrom('groups.paper_member as m')
      .innerJoin('groups.decision as d', 'd.group_id', 'm.group_id')
      .innerJoin('platform.thing as t', 't.id', 'd.id')
      .innerJoin('groups.group as g', 'g.id', 'm.group_id')
      .leftJoin('platform.thing as about', (join) => join.on(shownAs('about', 'd.about_presentation')))
      .leftJoin('groups.decision_position as p', (join) =>
        join.onRef('p.decision_id', '=', 'd.id').onRef('p.presentation_id', '=', 'm.presentation_id'),
      )
      .select(['d.id', 'd.title', 'd.text', 'd.changes', 'd.lang', 'd.version', 'd.ends_at', 'd.effect'])
      .select([
        'd.effect_data',
        'd.closed_at',
        'g.name as group',
        'g.lang as groupLang',
        'about.title as about',
      ])
      .select(['p.choice', 'p.reason', 'p.way_out as wayOut'])
      .where('m.presentation_id', '=', presentationId)
      // What is about someone is read by members alone, who have a name here.
      .where('t.audience', '<>', 'group')
      .where('t.hidden_at', 'is', null)
      .where(id === undefined ? sql<boolean>`d.closed_at is null` : sql<boolean>`d.id = ${id}`)
      .orderBy('d.ends_at')
      .limit(20)
      .execute()
  )
}

export type PaperDecision = Awaited<ReturnType<typeof readPaperDecisions>>[number]

/** A name that took part on paper is now someone's own: they are a member under it, once, with what it answered. */
export async function joinClaimed(
  tx: Db,
  { presentationId, accountId }: { presentationId: string; accountId: string },
): Promise<void> {
  // As every act in a group does: whoever ends a decision finds them there under one of the two, not between.
  await tx
    .selectFrom('groups.group')
    .select('id')
    .where('id', 'in', (eb) =>
      eb.selectFrom('groups.paper_member').select('group_id').where('presentation_id', '=', presentationId),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const left = await tx
    .deleteFrom('groups.paper_member')
    .where('presentation_id', '=', presentationId)
    .returning('group_id')
    .execute()
  for (const { group_id } of left) {
    await addClaimed(tx, group_id, { presentationId, accountId })
    await recordFact(tx, 'group.joined', { thingId: group_id })
  }
  await keepOneAnswer(tx, presentationId, accountId)
}

/** Whoever is in the group already, or was set aside, stays as they are. */
async function addClaimed(
  tx: Db,
  groupId: string,
  { presentationId, accountId }: { presentationId: string; accountId: string },
): Promise<void> {
  await sql`
    with added as (
      insert into groups.member (group_id, account_id, presentation_id)
      select ${groupId}, ${accountId}, ${presentationId} where not exists (
        select 1 from groups.set_aside where group_id = ${groupId} and account_id = ${accountId})
      on conflict do nothing returning group_id, account_id, presentation_id)
    insert into platform.audience_member (audience_id, account_id, presentation_id) select * from added
    on conflict do nothing`.execute(tx)
}

/** An account that had answered already keeps that answer: it counts once. */
async function keepOneAnswer(tx: Db, presentationId: string, accountId: string): Promise<void> {
  await sql`
    delete from groups.decision_position p where p.presentation_id = ${presentationId} and exists (
      select 1 from groups.decision_position o where o.decision_id = p.decision_id and o.account_id = ${accountId})`.execute(
    tx,
  )
  await tx
    .updateTable('groups.decision_position')
    .set({ account_id: accountId })
    .where('presentation_id', '=', presentationId)
    .where('account_id', 'is', null)
    .execute()
}
