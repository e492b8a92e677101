import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { contextOf, type Deciding } from './subject.ts'
import { readHolders } from '../../people/index.ts'

/**
 * Says something under a decision, open or over: those who decide, and the person it is about, under the name by which they are known there.
 * Null for others.
 */
export async function sayUnder(
  db: Db,
  viewer: Viewer,
  where: Deciding,
  id: string,
  { text, lang }: { text: string; lang: string },
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const presentationId = await nameUnder(tx, viewer, where, id)
    if (presentationId === null) return null
    const messageId = newId()
    await tx
      .insertInto('groups.decision_message')
      .values({ id: messageId, decision_id: id, presentation_id: presentationId, text, lang })
      .execute()
    await recordFact(tx, 'decision.talked', { thingId: id, ...contextOf(where) })
    return messageId
  })
}

/** The name under which someone speaks here; null for whoever does not. */
async function nameUnder(
  tx: Db,
  viewer: Viewer,
  { groupId, circle }: Deciding,
  id: string,
): Promise<string | null> {
  const { accountId } = viewer
  const decision = await tx
    .selectFrom('groups.decision')
    .select(['about_account', 'about_presentation'])
    .where('id', '=', id)
    .where(groupId === null ? 'circle' : 'group_id', '=', groupId ?? circle)
    .executeTakeFirst()
  if (!decision) return null
  if (circle !== null) {
    const holders = await readHolders(tx, circle)
    const held = holders.find((holder) => holder.accountId === accountId)
    return held?.presentationId ?? nameAbout(decision, viewer)
  }
  const member = await tx
    .selectFrom('groups.member')
    .select('presentation_id')
    .where('group_id', '=', groupId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return member?.presentation_id ?? nameAbout(decision, viewer)
}

/** The name of whoever a decision is about, for them. */
function nameAbout(
  {
    about_account: about,
    about_presentation: name,
  }: { about_account: string | null; about_presentation: string | null },
  { accountId, presentationIds }: Viewer,
): string | null {
  return about === accountId && name !== null && presentationIds.includes(name) ? name : null
}

/** Erases one's own words under a decision. False when they are not theirs. */
export async function eraseMessage(
  db: Db,
  { presentationIds }: Viewer,
  decisionId: string,
  id: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('groups.decision_message')
      .where('id', '=', id)
      .where('decision_id', '=', decisionId)
      .where('presentation_id', 'in', presentationIds)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return false
    await recordFact(tx, 'decision.talked', { thingId: decisionId })
    return true
  })
}
