import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { findPerson } from './about.ts'
import { fewestToPart, readDeciders } from './counting.ts'
import { findEffect, type Effect, type PassedDecision, type Person } from './effects.ts'
import type { Deciding } from './subject.ts'
import type { EffectData } from './tables.ts'

/**
 * What is kept with a proposal, and whom it is about: 'no-sense' when what it would change is not there, 'too-few' when it parts with someone
 * and one person alone would decide.
 */
export async function completeFor(
  tx: Db,
  viewer: Viewer,
  where: Deciding,
  effect: Effect,
  { data, about }: { data: EffectData; about: string | null },
): Promise<{ data: EffectData; about: Person | null } | 'no-sense' | 'too-few'> {
  const person = effect.about && about !== null ? await findPerson(tx, where, effect.about, about) : null
  if (effect.about && !person) return 'no-sense'
  // Nobody sets themself aside: they leave.
  if (effect.parts && person?.account_id === viewer.accountId) return 'no-sense'
  if (person && effect.parts && (await countOthers(tx, where, effect, person)) < fewestToPart)
    return 'too-few'
  const completed = effect.complete ? await effect.complete(tx, placeOf(where), data, person ?? null) : data
  return completed ? { data: completed, about: person ?? null } : 'no-sense'
}

/** How many would decide to part with this person. */
async function countOthers(
  tx: Db,
  { groupId, circle }: Deciding,
  { what }: Effect,
  { account_id }: { account_id: string },
): Promise<number> {
  const asked = { group_id: groupId, circle, effect: what, about_account: account_id, version: 1 }
  return (await readDeciders(tx, { ...asked, proposed_at: new Date() })).length
}

/** What is kept with a proposal that is amended: about the same person, who may not be there any more. */
export async function completeAnew(
  tx: Db,
  where: Deciding,
  before: Pick<PassedDecision, 'effect' | 'about_presentation'>,
  data: EffectData,
): Promise<EffectData | null> {
  const effect = findEffect(before.effect)
  if (!effect?.complete) return data
  const { about } = effect
  const name = before.about_presentation
  const person = about && name !== null ? await findPerson(tx, where, about, name) : null
  if (about && !person) return null
  return effect.complete(tx, placeOf(where), data, person ?? null)
}

function placeOf({ groupId, circle }: Deciding): string {
  return groupId ?? circle ?? ''
}
