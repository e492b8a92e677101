import type { Db } from '../../platform/database.ts'
import { translator } from '../../platform/messages.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { openBallot } from '../ballots/ballots.ts'
import { usualDots, type VoteDraft } from '../ballots/forms.ts'
import { registerBallotSubject } from '../ballots/subjects.ts'
import { adoptByVote } from './close.ts'
import { readDeciders } from './counting.ts'
import { findEffect } from './effects.ts'
import { lockDecision } from './held.ts'
import { asDecider, type Deciding } from './subject.ts'

/** The place of the proposal itself among the options; others follow, and the last is to change nothing. */
const proposal = 0

/** Whether a proposal that found no consent may be voted on: what is about who is in or out is done by consent or not at all. */
export function mayVoteOn({ outcome, effect }: { outcome: string | null; effect: string }): boolean {
  return outcome === 'no-consent' && !findEffect(effect)?.unvoted
}

/**
 * Puts to a vote a proposal that found no consent: as it is, against what else is proposed, or nothing. Returns the path of the vote,
 * 'already' while one is open, null for whoever does not decide here or what may not be voted on.
 */
export async function openVote(
  db: Db,
  viewer: Viewer,
  where: Deciding,
  id: string,
  { method, others, secret, days }: VoteDraft,
): Promise<{ path: string } | 'already' | null> {
  return asDecider(db, viewer, where, async (tx) => {
    const decision = await lockDecision(tx, where, id)
    if (!decision || !mayVoteOn(decision)) return null
    const waiting = await tx
      .selectFrom('groups.ballot')
      .select('id')
      .where('subject_kind', '=', 'decision')
      .where('subject_id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    if (waiting) return 'already'
    const t = translator(decision.lang === 'en' ? 'en' : 'fr')
    const ballot = await openBallot(tx, {
      subject: { kind: 'decision', id },
      question: decision.title,
      lang: decision.lang,
      method,
      options: [t('groups.ballot.option.adopt'), ...others, t('groups.ballot.option.nothing')],
      dots: usualDots,
      secret,
      endsAt: new Date(Date.now() + days * 86_400_000),
    })
    return { path: `/votes/${ballot}` }
  })
}

registerBallotSubject({
  kind: 'decision',
  voterIn: async (db, viewer, id) => {
    const decision = await db
      .selectFrom('groups.decision')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    const deciders = decision ? await readDeciders(db, decision) : []
    return deciders.find(({ accountId }) => accountId === viewer.accountId) ?? null
  },
  read: (db, viewer, id) =>
    db
      .selectFrom('platform.thing as t')
      .select(['t.title', 't.path', 't.lang'])
      .where('t.id', '=', id)
      .where('t.kind', '=', 'decision')
      .where(visibleTo(viewer))
      .executeTakeFirst(),
  ended: async (tx, { subjectId, winner }) => {
    if (winner === proposal) await adoptByVote(tx, subjectId)
  },
})
