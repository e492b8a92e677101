import { sql } from 'kysely'
import { circleSlugs } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { recordOrigin } from '../../platform/origins.ts'
import { publish, updateThing } from '../../platform/things.ts'
import type { Audience } from '../../platform/tables.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isUnnamed, touchGroup } from '../members.ts'
import { planClosing } from './close.ts'
import { completeAnew, completeFor } from './complete.ts'
import { effectsFor, findEffect, type Effect } from './effects.ts'
import { lockDecision } from './held.ts'
import { writePosition } from './positions.ts'
import { asDecider, contextOf, type Deciding } from './subject.ts'
import type { EffectData } from './tables.ts'

/** After an amendment, everyone has this many days at least to answer again. */
export const leastAfterAmending = 2

interface Words {
  title: string
  text: string
  changes: string
}

/** What is proposed. `about`: the name of the person it is about; `from`: the path of what it comes from. */
export interface Proposal extends Words {
  effect: string
  data: EffectData
  about: string | null
  days: number
  from: string
}

/**
 * Proposes a decision; whoever does consents to it by the same act. 'no-sense' when what it would change is not there, 'too-few' when it
 * parts with someone and one person alone would decide, null for whoever does not decide here.
 */
export async function propose(
  db: Db,
  viewer: Viewer,
  where: Deciding,
  proposal: Proposal,
  lang: string,
): Promise<{ id: string; path: string; endsAt: Date } | 'no-sense' | 'too-few' | null> {
  const effect = findEffect(proposal.effect)
  if (!effect || !effectsFor(where).includes(effect)) return 'no-sense'
  return asDecider(db, viewer, where, async (tx) => {
    const given = await completeFor(tx, viewer, where, effect, proposal)
    if (typeof given === 'string') return given
    const id = newId()
    const path = await publishDecision(tx, viewer, where, { id, effect, words: proposal, lang })
    const { title, text, changes } = proposal
    const days = Math.max(proposal.days, effect.days ?? 1)
    const { ends_at: endsAt } = await tx
      .insertInto('groups.decision')
      .values({
        ...{ id, title, text, changes, lang, days },
        ...{ group_id: where.groupId, circle: where.circle },
        account_id: viewer.accountId,
        presentation_id: viewer.presentationId,
        effect: effect.what,
        effect_data: JSON.stringify(given.data),
        about_account: given.about?.account_id ?? null,
        about_presentation: given.about?.presentation_id ?? null,
        ends_at: sql<Date>`now() + make_interval(days => ${days}::int)`,
      })
      .returning('ends_at')
      .executeTakeFirstOrThrow()
    await writePosition(tx, { id, version: 1 }, viewer, { choice: 'consent', reason: '', wayOut: '', lang })
    await planClosing(tx, id, endsAt)
    await recordOrigin(tx, viewer, proposal.from, id)
    if (where.groupId !== null) await touchGroup(tx, where.groupId)
    await recordFact(tx, 'decision.proposed', { thingId: id, ...contextOf(where) })
    return { id, path, endsAt }
  })
}

interface NewThing {
  id: string
  effect: Effect
  words: Words
  lang: string
}

/** A decision is seen as its group is; one about someone is read by the members or the circle, and by that person. */
async function publishDecision(
  tx: Db,
  viewer: Viewer,
  { groupId, circle }: Deciding,
  { id, effect, words, lang }: NewThing,
): Promise<string> {
  const base = circle === null ? await pathOfGroup(tx, groupId ?? '') : `/cercles/${circleSlugs[circle]}`
  const path = `${base}/decisions/${id}`
  const audience: Audience = effect.kept ? 'group' : groupId ? await audienceOf(tx, groupId) : 'open'
  await publish(tx, {
    ...{ id, kind: 'decision', path, audience, lang },
    audienceId: audience === 'group' ? (groupId ?? circle) : null,
    contextId: groupId,
    authorId: viewer.presentationId,
    unnamed: await isUnnamed(tx, groupId, audience),
    ...textOf(words),
  })
  return path
}

async function pathOfGroup(tx: Db, groupId: string): Promise<string> {
  const { slug } = await tx
    .selectFrom('groups.group')
    .select('slug')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return `/groupes/${slug}`
}

async function audienceOf(tx: Db, groupId: string): Promise<Audience> {
  const { audience } = await tx
    .selectFrom('platform.thing')
    .select('audience')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return audience
}

function textOf({ title, text, changes }: Words) {
  return { title, summary: excerpt(text, 200), body: `${text}\n${changes}` }
}

/**
 * Amends one's own proposal while it is open. What it said before stays readable by all who decide; what they answered is kept, as answers to
 * that text, and asked again. 'stale' when it was amended since the form was shown, 'closed' when it is over, null when it is not theirs.
 */
export async function amend(
  db: Db,
  viewer: Viewer,
  where: Deciding,
  id: string,
  { version, data, ...words }: Words & { data: EffectData; version: number },
): Promise<{ endsAt: Date } | 'stale' | 'closed' | 'no-sense' | null> {
  return asDecider(db, viewer, where, async (tx) => {
    const before = await lockDecision(tx, where, id)
    if (before?.presentation_id !== viewer.presentationId) return null
    if (before.isOver) return 'closed'
    if (before.version !== version) return 'stale'
    const completed = await completeAnew(tx, where, before, data)
    if (!completed) return 'no-sense'
    await tx
      .insertInto('groups.decision_version')
      .values({
        ...{ decision_id: id, number: version, title: before.title, text: before.text },
        changes: before.changes,
        effect_data: JSON.stringify(before.effect_data),
        written_at: before.amended_at ?? before.proposed_at,
      })
      .execute()
    const { ends_at: endsAt } = await tx
      .updateTable('groups.decision')
      .set({
        ...{ title: words.title, text: words.text, changes: words.changes },
        effect_data: JSON.stringify(completed),
        version: version + 1,
        amended_at: sql<Date>`now()`,
        ends_at: sql<Date>`greatest(ends_at, now() + make_interval(days => ${leastAfterAmending}))`,
      })
      .where('id', '=', id)
      .returning('ends_at')
      .executeTakeFirstOrThrow()
    await keepOwnConsent(tx, viewer, id, version)
    await updateThing(tx, id, { text: textOf(words) })
    await planClosing(tx, id, endsAt)
    await recordFact(tx, 'decision.amended', { thingId: id, ...contextOf(where) })
    return { endsAt }
  })
}

/** Whoever amends a proposal they agreed to agrees to what they wrote. */
async function keepOwnConsent(tx: Db, viewer: Viewer, id: string, version: number): Promise<void> {
  await tx
    .updateTable('groups.decision_position')
    .set({ version: version + 1 })
    .where('decision_id', '=', id)
    .where('presentation_id', '=', viewer.presentationId)
    .where('choice', '=', 'consent')
    .where('version', '=', version)
    .execute()
}

/** Takes back one's own proposal: nothing changes. 'closed' when it is over, null when it is not theirs. */
export async function withdraw(
  db: Db,
  viewer: Viewer,
  where: Deciding,
  id: string,
): Promise<'withdrawn' | 'closed' | null> {
  return asDecider(db, viewer, where, async (tx) => {
    const decision = await lockDecision(tx, where, id)
    if (decision?.presentation_id !== viewer.presentationId) return null
    if (decision.isOver) return 'closed'
    await tx
      .updateTable('groups.decision')
      .set({ closed_at: sql<Date>`now()`, outcome: 'withdrawn' })
      .where('id', '=', id)
      .execute()
    await recordFact(tx, 'decision.withdrawn', { thingId: id, ...contextOf(where) })
    return 'withdrawn'
  })
}
