import type { Db } from '../../platform/database.ts'
import { hashCode, newCode } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { addPresentation, claimPresentation, erasePerson } from '../../people/index.ts'
import { publishVoice, type Brought, type PostId, type VoiceDraft } from '../posts/say.ts'

export interface Typed {
  postId: PostId
  /** Printed on the slip, kept only as a hash. */
  code: string
}

/**
 * Publishes words that were typed for someone, under the name they chose and without an account. Who typed is named beside them. The code
 * lets the person read what was answered, erase, or make the name theirs.
 */
export async function typeForSomeone(
  db: Db,
  helper: Viewer,
  person: { name: string; lang: string },
  draft: VoiceDraft,
  brought: Brought,
): Promise<Typed> {
  const code = newCode()
  return db.transaction().execute(async (tx) => {
    const { presentationId } = await addPresentation(tx, { accountId: null, ...person })
    const speaker = { presentationId, accountId: null, helpedBy: helper.presentationId }
    const postId = await publishVoice(tx, speaker, draft, brought)
    await tx
      .insertInto('conversation.paper')
      .values({ code_hash: hashCode(code), presentation_id: presentationId })
      .execute()
    return { postId, code }
  })
}

/** The name a slip's code speaks for, or null. */
export async function findPaper(
  db: Db,
  code: string,
): Promise<{ presentationId: string; name: string } | null> {
  const row = await db
    .selectFrom('conversation.paper as c')
    .innerJoin('platform.thing as who', 'who.id', 'c.presentation_id')
    .select(['c.presentation_id as presentationId', 'who.title as name'])
    .where('c.code_hash', '=', hashCode(code))
    .executeTakeFirst()
  return row ?? null
}

/** Who reads with a code: the name alone, as someone of the lab. */
export function viewerOfPaper(paper: { presentationId: string; name: string }): Viewer {
  const { presentationId, name } = paper
  return {
    accountId: '',
    presentationId,
    presentationIds: [presentationId],
    name,
    handle: '',
    circles: new Set(),
    shared: true,
    sessionId: '',
  }
}

/** Makes the name one of the account's, with what was said under it. The code is then worth nothing. */
export async function claimPaper(
  db: Db,
  code: string,
  accountId: string,
): Promise<'done' | 'full' | 'taken'> {
  return db.transaction().execute(async (tx) => {
    const paper = await findPaper(tx, code)
    if (!paper) return 'taken'
    const claimed = await claimPresentation(tx, paper.presentationId, accountId)
    if (claimed === 'done') {
      await tx.deleteFrom('conversation.paper').where('presentation_id', '=', paper.presentationId).execute()
    }
    return claimed
  })
}

/** Erases the name and everything under it, in every module. False when the code opens nothing. */
export async function erasePaper(db: Db, code: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const paper = await findPaper(tx, code)
    if (!paper) return false
    await erasePerson(tx, { accountId: '', presentationIds: [paper.presentationId] })
    return true
  })
}
