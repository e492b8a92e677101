import { sql } from 'kysely'
import { readHolders } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import type { Circle } from '../../platform/viewer.ts'
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
 * Those who decide now: the members of the group, each account once, or the holders of the circle. About setting someone aside: those who
 * were there when it was proposed, so that nobody calls others in to do it, and never the person it is about, who is heard.
 */
export async function readDeciders(db: Db, decision: Counted): Promise<readonly Decider[]> {
  const { group_id: groupId } = decision
  if (groupId === null) return decision.circle === null ? [] : readHolders(db, decision.circle)
  const isAside = decision.effect === 'set-aside'
  const before = isAside ? sql<boolean>`joined_at <= ${decision.proposed_at}` : sql<boolean>`true`
  return db
    .selectFrom('groups.member')
    .select((eb) => eb.ref('account_id').$castTo<string | null>().as('accountId'))
    .select('presentation_id as presentationId')
    .where('group_id', '=', groupId)
    .where(before)
    .$if(isAside, (query) => query.where('account_id', '<>', decision.about_account ?? ''))
    .unionAll(
      db
        .selectFrom('groups.paper_member')
        .select([sql<string | null>`null::text`.as('accountId'), 'presentation_id as presentationId'])
        .where('group_id', '=', groupId)
        .where(before),
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
  /** How many answered the text as it is now. */
  answered: number
  choices: Readonly<Record<PositionChoice, number>>
  /** Objections that stand: those to an earlier text too, until their authors lift them. */
  objections: number
  talks: number
}

/** How many answers a proposal needs: one in three and two at least; one in two to set someone aside. */
function neededOf(effect: string, deciders: number): number {
  const part = effect === 'set-aside' ? 2 : 3
  return Math.min(deciders, Math.max(2, Math.ceil(deciders / part)))
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
  return {
    deciders: deciders.length,
    needed: neededOf(decision.effect, deciders.length),
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
  { deciders, needed, answered, objections, talks }: Tally,
  { prolonged }: { prolonged: boolean },
): 'consent' | 'no-consent' | 'prolong' {
  const passes = deciders > 0 && objections === 0 && answered >= needed
  if (passes && (talks === 0 || prolonged)) return 'consent'
  return prolonged ? 'no-consent' : 'prolong'
}
