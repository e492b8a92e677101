import type { Db } from '../platform/database.ts'
import { readInTurn, type Person } from '../platform/personal.ts'
import { exportVersions } from '../platform/versions.ts'
import { dropIdeas } from './ideas/ideas.ts'
import { dropUses } from './inventory/uses.ts'
import { dropVoices } from './voices/voices.ts'

/** Everything this module keeps about someone, for their export. */
export async function exportUses(db: Db, { accountId, presentationIds }: Person) {
  if (presentationIds.length === 0) return {}
  const ids = await db
    .selectFrom('uses.use')
    .select('id')
    .where('presentation_id', 'in', presentationIds)
    .orderBy('begun_at')
    .execute()
  const typedFor = await db
    .selectFrom('uses.use')
    .select(['id', 'begun_at'])
    .where('helped_by', 'in', presentationIds)
    .execute()
  const heard = await db
    .selectFrom('uses.heard')
    .select(['use_id', 'text', 'named', 'offered_at', 'taken_at', 'left_at'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  const ideas = await db
    .selectFrom('uses.idea')
    .select(['id', 'use_id', 'text', 'lang', 'at'])
    .where('presentation_id', 'in', presentationIds)
    .orderBy('at')
    .execute()
  const asked = await db
    .selectFrom('uses.voice')
    .select(['use_id', 'post_id', 'asked_at', 'agreed_at', 'refused_at', 'kept_at'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  const held = await db
    .selectFrom('uses.voice as v')
    .innerJoin('uses.use as u', 'u.id', 'v.use_id')
    .select(['v.use_id', 'v.rewritten', 'v.rewritten_at'])
    .where('u.presentation_id', 'in', presentationIds)
    .where('v.rewritten', 'is not', null)
    .execute()
  const brought = await db
    .selectFrom('uses.brought')
    .select(['rows', 'at'])
    .where('account_id', '=', accountId)
    .execute()
  return {
    told: readInTurn(ids, (some) => db.selectFrom('uses.use').selectAll().where('id', 'in', some).execute()),
    before: await exportVersions(db, 'use', presentationIds),
    held,
    typedFor,
    heard,
    ideas,
    asked,
    brought,
  }
}

/** Erases what someone told, with its sound and the ideas on it, and their own ideas; what they typed for others stays, without their name. */
export async function eraseUses(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await tx.deleteFrom('uses.brought').where('account_id', '=', accountId).execute()
  if (presentationIds.length === 0) return
  const told = await tx
    .selectFrom('uses.use')
    .select('id')
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await dropUses(
    tx,
    told.map(({ id }) => id),
  )
  const ideas = await tx
    .selectFrom('uses.idea')
    .select(['id', 'use_id'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await dropIdeas(tx, ideas)
  await dropVoices(tx, 'presentation_id', presentationIds)
  await tx.deleteFrom('uses.heard').where('presentation_id', 'in', presentationIds).execute()
  await tx.updateTable('uses.use').set({ heard_by: null }).where('heard_by', 'in', presentationIds).execute()
  await tx
    .updateTable('uses.use')
    .set({ helped_by: null })
    .where('helped_by', 'in', presentationIds)
    .execute()
}
