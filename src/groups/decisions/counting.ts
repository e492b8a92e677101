import { sql } from 'kysely'
import { readHolders } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import type { Circle } from '../../platform/viewer.ts'
import { findEffect } from './effects.ts'
import type { PositionChoice } from './tables.ts'

/** Someone who decides: an account, or a name that holds a slip and takes part on paper. */
export interface Decider {
  accountId: string | null
  presentationId: string
}

/** What counting needs to know of a decision. */
export interface Counted {
  group_id: string | null
  circle: Circle | null
  effect: string
  about_account: string | null
  proposed_at: Date
  version: number
}

/**
 * Those who decide now: the members of the group, each account once, or the holders of the circle. About parting with someone: those who
 * were there when it was proposed, so that nobody calls others in to do it, and never the person it is about, who is heard. Who takes part
 * on paper is not counted where only members read the proposal: they could not answer.
 */
export async function readDeciders(db: Db, decision: Counted): Promise<readonly Decider[]> {
  const { group_id: groupId } = decision
  const { kept = false, parts = false } = findEffect(decision.effect) ?? {}
  if (groupId === null) {
    const holders = decision.circle === null ? [] : await readHolders(db, decision.circle)
    const { about_account, proposed_at } = decision
    return holders.filter(
      ({ accountId, since }) => !parts || (accountId !== about_account && since <= proposed_at),
    )
  }
  const before = parts ? sql<boolean>`joined_at <= ${decision.proposed_at}` : sql<boolean>`true`
  return db
    .selectFrom('groups.member')
    .select((eb) => eb.ref('account_id').$castTo<string | null>().as('accountId'))
    .select('presentation_id as presentationId')
    .where('group_id', '=', groupId)
    .where(before)
    .$if(parts, (query) => query.where('account_id', '<>', decision.about_account ?? ''))
    .unionAll(
      db
        .selectFrom('groups.paper_member')
        .select([sql<string | null>`null::text`.as('accountId'), 'presentation_id as presentationId'])
        .where('group_id', '=', groupId)
        .where(sql<boolean>`${!kept}`),
    )
    .execute()
}

/** A position as it is counted. */
export interface CountedPosition {
  accountId: string | null
  presentationId: string
  choice: PositionChoice
  version: number
}

/** Where a decision stands. */
export interface Tally {
  /** How many decide, and how many of them must answer for it to pass. */
  deciders: number
  needed: number
  /** How many of those must agree, and how many do; for parting with someone, which no single person may do. */
  agreeing: { needed: number; count: number }
  /** How many answered the text as it is now. */
  answered: number
  choices: Readonly<Record<PositionChoice, number>>
  /** Objections that stand: those to an earlier text too, until their authors lift them. */
  objections: number
  talks: number
}

/** The fewest people who part with someone, that person left out: it is never the will of one alone. */
export const fewestToPart = 2

/** How many answers a proposal needs: one in three and two at least, or all where there are fewer; one in two to part with someone. */
function neededOf(parts: boolean, deciders: number): number {
  if (parts) return Math.max(fewestToPart, Math.ceil(deciders / 2))
  return Math.min(deciders, Math.max(2, Math.ceil(deciders / 3)))
}

/** Counts the positions of those who decide now, under the name by which they do. What others answered before they left counts no more. */
export function tally(
  decision: Pick<Counted, 'effect' | 'version'>,
  deciders: readonly Decider[],
  positions: readonly CountedPosition[],
): Tally {
  const keyOf = ({ accountId, presentationId }: Decider) => `${accountId ?? ''} ${presentationId}`
  const known = new Set(deciders.map(keyOf))
  const counted = positions.filter((position) => known.has(keyOf(position)))
  const answered = counted.filter(({ version }) => version === decision.version)
  const count = (choice: PositionChoice) => answered.filter((position) => position.choice === choice).length
  const { parts = false } = findEffect(decision.effect) ?? {}
  return {
    deciders: deciders.length,
    needed: neededOf(parts, deciders.length),
    agreeing: { needed: parts ? fewestToPart : 0, count: count('consent') + count('reservation') },
    answered: answered.length,
    choices: {
      consent: count('consent'),
      reservation: count('reservation'),
      objection: count('objection'),
      talk: count('talk'),
      aside: count('aside'),
    },
    objections: counted.filter(({ choice }) => choice === 'objection').length,
    talks: count('talk'),
  }
}

/** What becomes of a decision whose time has come. It goes on once, then ends one way or the other. */
export function judge(
  { deciders, needed, agreeing, answered, objections, talks }: Tally,
  { prolonged }: { prolonged: boolean },
): 'consent' | 'no-consent' | 'prolong' {
  const agreed = answered >= needed && agreeing.count >= agreeing.needed
  const passes = deciders > 0 && objections === 0 && agreed
  if (passes && (talks === 0 || prolonged)) return 'consent'
  return prolonged ? 'no-consent' : 'prolong'
}
