import { sql } from 'kysely'
import { logAct } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { addJob, registerTask } from '../../platform/jobs.ts'
import { translator } from '../../platform/messages.ts'
import { tellDecided } from '../acts/acts.ts'
import { addEntry } from '../journal/journal.ts'
import { touchGroup } from '../members.ts'
import { judge, readDeciders, tally } from './counting.ts'
import { findEffect, type PassedDecision } from './effects.ts'

/** Name of the job that ends a decision when its time has come. */
const closeTask = 'groups.closeDecision'

/** Has a decision close when its time has come; the last time said is the one that counts. */
export async function planClosing(tx: Db, id: string, runAt: Date): Promise<void> {
  await addJob(tx, closeTask, { id }, { runAt, key: `${closeTask}:${id}` })
}

/**
 * Ends a decision whose time has come, and has it change what it says by itself; or lets it go on, once. It may be called twice: the second
 * time finds it closed, or not due.
 */
export async function closeDecision(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdGroupOf(tx, id)
    const decision = await tx
      .selectFrom('groups.decision')
      .selectAll()
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .where('ends_at', '<=', sql<Date>`now()`)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!decision) return
    const standing = tally(decision, await readDeciders(tx, decision), await readPositions(tx, id))
    const judged = judge(standing, decision)
    if (judged === 'prolong') await prolong(tx, decision)
    else if (judged === 'consent') await pass(tx, decision, 'consent')
    else await end(tx, decision, { outcome: 'no-consent' })
  })
}

registerTask(closeTask, (db, { id }: { id: string }) => closeDecision(db, id))

/** Has what was not consented to, and was kept by a vote, change what it says by itself, in the transaction that ends the vote. */
export async function adoptByVote(tx: Db, id: string): Promise<void> {
  await holdGroupOf(tx, id)
  const decision = await tx
    .selectFrom('groups.decision')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', '=', 'no-consent')
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (decision) await pass(tx, decision, 'vote')
}

/** As every act in a group does, before it reads what it goes by. */
async function holdGroupOf(tx: Db, id: string): Promise<void> {
  await tx
    .selectFrom('groups.group')
    .select('id')
    .where('id', '=', (eb) => eb.selectFrom('groups.decision').select('group_id').where('id', '=', id))
    .forNoKeyUpdate()
    .execute()
}

function readPositions(tx: Db, id: string) {
  return tx
    .selectFrom('groups.decision_position')
    .select(['account_id as accountId', 'presentation_id as presentationId', 'choice', 'version'])
    .where('decision_id', '=', id)
    .execute()
}

async function prolong(tx: Db, decision: PassedDecision): Promise<void> {
  const { ends_at: runAt } = await tx
    .updateTable('groups.decision')
    .set({ prolonged: true, ends_at: sql<Date>`now() + make_interval(days => days)` })
    .where('id', '=', decision.id)
    .returning('ends_at')
    .executeTakeFirstOrThrow()
  await planClosing(tx, decision.id, runAt)
  await recordFact(tx, 'decision.prolonged', idsOf(decision))
}

async function pass(tx: Db, decision: PassedDecision, outcome: 'consent' | 'vote'): Promise<void> {
  const effect = findEffect(decision.effect)
  const applied = effect ? await effect.apply(tx, decision, decision.effect_data) : false
  await end(tx, decision, { outcome, applied })
  if (decision.group_id !== null) await writeDown(tx, decision, decision.group_id)
  const { circle } = decision
  // What gave or ended a seat has its own line there.
  if (circle !== null && !(effect?.kept && applied))
    await logAct(tx, { circle, act: 'groups.decision.log', ids: { decision: decision.id } })
}

async function end(
  tx: Db,
  decision: PassedDecision,
  closing: { outcome: 'consent' | 'vote' | 'no-consent'; applied?: boolean },
): Promise<void> {
  await tx
    .updateTable('groups.decision')
    .set({ ...closing, closed_at: sql<Date>`now()` })
    .where('id', '=', decision.id)
    .execute()
  await recordFact(
    tx,
    closing.outcome === 'no-consent' ? 'decision.refused' : 'decision.passed',
    idsOf(decision),
  )
}

function idsOf({ id, group_id }: PassedDecision): Record<string, string> {
  return group_id === null ? { thingId: id } : { thingId: id, contextId: group_id }
}

/** What a group decided stands in its history, and in its journal unless it is about someone. */
async function writeDown(tx: Db, decision: PassedDecision, groupId: string): Promise<void> {
  const { id, title, text, lang, presentation_id, about_presentation } = decision
  await touchGroup(tx, groupId)
  if (about_presentation === null) await tellDecided(tx, groupId, { id, title })
  await recordFact(tx, 'group.changed', { thingId: groupId })
  // Whoever proposed it writes it down; if they were erased, the decision itself is what stays.
  if (about_presentation !== null || presentation_id === null) return
  const group = await tx
    .selectFrom('groups.group')
    .select(['id', 'slug', 'peers_for'])
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  const t = translator(lang === 'en' ? 'en' : 'fr')
  await addEntry(tx, {
    group,
    presentationId: presentation_id,
    text: `**${t('groups.decision.entry', { title })}**\n\n${text}`,
    lang,
    forMembers: group.peers_for !== '',
  })
}
