import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readDeciders, type Decider } from './counting.ts'
import { lockDecision } from './held.ts'
import { asDecider, contextOf, type Deciding } from './subject.ts'
import type { PositionChoice } from './tables.ts'

/** What someone answers. An objection says why, and what would make the proposal acceptable. */
export interface Position {
  choice: PositionChoice
  reason: string
  wayOut: string
  /** The language it is written in. */
  lang: string
}

/** What came of answering: 'amended' when the text they read is not the one that stands any more, with nothing kept. */
export type Answered = { endsAt: Date } | 'closed' | 'amended' | 'not-asked'

/**
 * Takes a position, or changes one's own, until the end; `version` is the text that was read. An account counts once, whichever of its names
 * it came under before. Null for whoever does not decide here.
 */
export async function takePosition(
  db: Db,
  viewer: Viewer,
  where: Deciding,
  id: string,
  position: Position & { version: number },
): Promise<Answered | null> {
  return asDecider(db, viewer, where, async (tx): Promise<Answered | null> => {
    const decision = await lockDecision(tx, where, id)
    if (!decision) return null
    if (decision.isOver) return 'closed'
    if (decision.version !== position.version) return 'amended'
    const deciders = await readDeciders(tx, decision)
    if (!deciders.some(({ accountId }) => accountId === viewer.accountId)) return 'not-asked'
    await writePosition(tx, decision, viewer, position)
    await recordFact(tx, 'decision.position-taken', { thingId: id, ...contextOf(where) })
    return { endsAt: decision.ends_at }
  })
}

/** Writes what someone answers to this version, in place of what they answered before. */
export async function writePosition(
  tx: Db,
  { id, version }: { id: string; version: number },
  { accountId, presentationId }: Decider,
  { choice, reason, wayOut, lang }: Position,
  helpedBy: string | null = null,
): Promise<void> {
  await tx
    .deleteFrom('groups.decision_position')
    .where('decision_id', '=', id)
    .where((eb) =>
      eb.or([
        eb('presentation_id', '=', presentationId),
        ...(accountId === null ? [] : [eb('account_id', '=', accountId)]),
      ]),
    )
    .execute()
  await tx
    .insertInto('groups.decision_position')
    .values({
      ...{ decision_id: id, account_id: accountId, presentation_id: presentationId },
      ...{ choice, reason, way_out: wayOut, lang, version, helped_by: helpedBy },
      at: sql<Date>`now()`,
    })
    .execute()
}
