import { anyOf, type Db } from '../../platform/database.ts'
import { recordFacts } from '../../platform/facts.ts'
import type { Person } from '../../platform/personal.ts'
import { eraseThings, forgetAuthors } from '../../platform/things.ts'
import { effectsThat } from './effects.ts'

/** What decisions keep about these names: what they proposed, answered and said, and what was decided about them. */
export async function exportDecisions(db: Db, { accountId, presentationIds: ids }: Person) {
  const [proposed, positions, messages, about] = await Promise.all([
    db
      .selectFrom('groups.decision')
      .select(['id', 'title', 'text', 'changes', 'effect', 'proposed_at', 'closed_at', 'outcome'])
      .where('presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.decision_position as p')
      .innerJoin('groups.decision as d', 'd.id', 'p.decision_id')
      .select([
        'd.title',
        'p.presentation_id',
        'p.choice',
        'p.reason',
        'p.way_out',
        'p.lang',
        'p.version',
        'p.at',
      ])
      .where('p.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.decision_message as m')
      .innerJoin('groups.decision as d', 'd.id', 'm.decision_id')
      .select(['d.title', 'm.presentation_id', 'm.text', 'm.lang', 'm.at'])
      .where('m.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.decision')
      .select(['id', 'title', 'text', 'effect', 'proposed_at', 'outcome'])
      .where((eb) => eb.or([eb('about_presentation', 'in', ids), eb('about_account', '=', accountId)]))
      .execute(),
  ])
  return { proposed, positions, messages, about }
}

/**
 * Erases what was proposed about someone whole, with the votes on it. Where one name goes and the account stays, whoever was set aside stays
 * so, without that name: they would come back under another.
 */
export async function eraseAboutThem(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  const ids = anyOf(presentationIds)
  if (accountId === '') await keepAside(tx, presentationIds)
  await tx
    .deleteFrom('groups.set_aside')
    .where((eb) => eb.or([eb('presentation_id', '=', ids), eb('account_id', '=', accountId)]))
    .execute()
  const about = await tx
    .deleteFrom('groups.decision')
    .where((eb) => eb.or([eb('about_presentation', '=', ids), eb('about_account', '=', accountId)]))
    .where('effect', '=', anyOf(effectsThat('kept')))
    .returning('id')
    .execute()
  const erased = about.map(({ id }) => id)
  await tx
    .deleteFrom('groups.ballot')
    .where('subject_kind', '=', 'decision')
    .where('subject_id', '=', anyOf(erased))
    .execute()
  await eraseThings(tx, erased)
  await recordFacts(
    tx,
    'decision.changed',
    erased.map((thingId) => ({ thingId })),
  )
}

async function keepAside(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const kept = await tx
    .updateTable('groups.set_aside')
    .set({ presentation_id: '' })
    .where('presentation_id', '=', anyOf(presentationIds))
    .returning('decision_id')
    .execute()
  await tx
    .updateTable('groups.decision')
    .set({ about_presentation: null })
    .where('id', '=', anyOf(kept.map(({ decision_id }) => decision_id)))
    .execute()
}

/** Erases what these names answered and said. What they proposed belongs to the group, and what came of it stays, without their name. */
export async function eraseFromDecisions(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('groups.paper_member').where('presentation_id', 'in', ids).execute()
  const left = [
    ...(await tx
      .deleteFrom('groups.decision_position')
      .where('presentation_id', 'in', ids)
      .returning('decision_id')
      .execute()),
    ...(await tx
      .deleteFrom('groups.decision_message')
      .where('presentation_id', 'in', ids)
      .returning('decision_id')
      .execute()),
  ]
  await forgetIn(tx, ids)
  await forgetAuthors(tx, ['decision'], ids)
  const touched = [...new Set(left.map(({ decision_id }) => decision_id))]
  await recordFacts(
    tx,
    'decision.changed',
    touched.map((thingId) => ({ thingId })),
  )
}

/** Rows of others that named them. */
async function forgetIn(tx: Db, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('groups.decision_position')
    .set({ helped_by: null })
    .where('helped_by', 'in', ids)
    .execute()
  await tx
    .updateTable('groups.decision')
    .set({ account_id: null, presentation_id: null })
    .where('presentation_id', 'in', ids)
    .execute()
  await tx
    .updateTable('groups.decision')
    .set({ about_account: null, about_presentation: null })
    .where('about_presentation', 'in', ids)
    .execute()
}
