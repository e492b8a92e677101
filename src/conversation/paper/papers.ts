import { sql } from 'kysely'
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
  return db.transaction().execute(async (tx) => {
    const { presentationId, code } = await openPaper(tx, person)
    const speaker = { presentationId, accountId: null, helpedBy: helper.presentationId }
    return { postId: await publishVoice(tx, speaker, draft, brought), code }
  })
}

/**
 * A name for someone without an account, and the code of the slip that keeps it theirs, in the transaction that publishes something under
 * it. The code is given once: only its hash is kept.
 */
export async function openPaper(
  tx: Db,
  person: { name: string; lang: string },
): Promise<{ presentationId: string; code: string }> {
  const code = newCode()
  const { presentationId } = await addPresentation(tx, { accountId: null, ...person })
  await tx
    .insertInto('conversation.paper')
    .values({ code_hash: hashCode(code), presentation_id: presentationId })
    .execute()
  return { presentationId, code }
}

/** A slip as its code opens it: the name it speaks for, and when this code was drawn. */
export interface Paper {
  presentationId: string
  name: string
  madeAt: Date
}

/** The slip of a code, or null. */
export async function findPaper(db: Db, code: string): Promise<Paper | null> {
  const row = await db
    .selectFrom('conversation.paper as c')
    .innerJoin('platform.thing as who', 'who.id', 'c.presentation_id')
    .select(['c.presentation_id as presentationId', 'who.title as name', 'c.made_at as madeAt'])
    .where('c.code_hash', '=', hashCode(code))
    .executeTakeFirst()
  return row ?? null
}

/** Who reads with a code: the name alone, as someone of the lab. */
export function viewerOfPaper(paper: Paper): Viewer {
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

/** Words typed for someone, whose slip can be made again. */
export interface TypedWords {
  postId: string
  name: string
  at: Date
}

/** What the helper typed today and whose slip is still a slip, newest first. */
export function listTypedToday(db: Db, helper: Viewer, zone: string): Promise<TypedWords[]> {
  return selectTypedToday(db, helper, zone)
    .select(['p.id as postId', 'who.title as name', 'p.published_at as at'])
    .orderBy('p.published_at', 'desc')
    .limit(50)
    .execute()
}

/**
 * Makes a lost slip again, by whoever typed the words and on the same day: a new code takes the place of the old one, which then opens
 * nothing. Null once the day is over, or when the name was erased or is someone's own.
 */
export async function remakePaper(
  db: Db,
  helper: Viewer,
  postId: string,
  zone: string,
): Promise<{ name: string; code: string } | null> {
  const code = newCode()
  const remade = await db
    .with('found', () =>
      selectTypedToday(db, helper, zone)
        .select(['c.code_hash as hash', 'who.title as name'])
        .where('p.id', '=', postId),
    )
    .updateTable('conversation.paper as c')
    .from('found')
    .set({ code_hash: hashCode(code), made_at: sql<Date>`now()` })
    .whereRef('c.code_hash', '=', 'found.hash')
    .returning('found.name')
    .executeTakeFirst()
  return remade ? { name: remade.name, code } : null
}

function selectTypedToday(db: Db, helper: Viewer, zone: string) {
  return db
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .innerJoin('platform.thing as who', 'who.id', 't.author_id')
    .innerJoin('conversation.paper as c', 'c.presentation_id', 't.author_id')
    .where('p.helped_by', 'in', helper.presentationIds)
    .where(sql<boolean>`(p.published_at at time zone ${zone})::date = (now() at time zone ${zone})::date`)
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
