import { sql } from 'kysely'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { keepFile, type PreparedFile } from '../../platform/files/keep.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import { newId, type Id } from '../../platform/ids.ts'
import { renderMarkdown } from '../../platform/markdown.ts'
import type { Audience } from '../../platform/tables.ts'
import { publish, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockTalks } from './locks.ts'
import { openingOf, titlePost } from './titles.ts'

export type PostId = Id<'post'>

/** What is said, whoever says it. */
export interface Words {
  text: string
  warning: string
  transcript: string
  lang: string
}

/** A file of a post, made ready before the transaction. */
export interface PostFile {
  prepared: PreparedFile
  alt: string
}

/** Under which name it is said, and whose files they are; an account only where there is one. */
export interface Speaker {
  presentationId: string
  accountId: string | null
  /** Presentation of who types for someone. */
  helpedBy?: string
}

export interface VoiceDraft extends Words {
  audience: Audience
  audienceId: string | null
  priority: string | null
}

export interface Brought {
  store: FileStore
  files: readonly PostFile[]
  /** What a post without a word is called. */
  silent: string
}

/** Says something new. `'not-member'` when it is for a group the speaker is not in. */
export async function sayVoice(
  db: Db,
  speaker: Speaker,
  draft: VoiceDraft,
  brought: Brought,
): Promise<PostId | 'not-member'> {
  return db.transaction().execute(async (tx) => {
    const own = await speakTo(tx, speaker, draft.audienceId)
    return own ? publishVoice(tx, own, draft, brought) : 'not-member'
  })
}

/** Writes a voice in the caller's transaction, who has made sure that the speaker may speak to that audience. */
export async function publishVoice(
  tx: Db,
  speaker: Speaker,
  draft: VoiceDraft,
  brought: Brought,
): Promise<PostId> {
  const id: PostId = newId()
  await writePost(tx, { id, rootId: id, parentId: null, branch: null }, speaker, draft, brought)
  await recordFact(tx, 'post.published', { thingId: id, authorId: speaker.presentationId })
  return id
}

export interface Answered {
  id: PostId
  rootId: string
  audience: Audience
}

/** Answers a post the viewer may see; those who read it read the answer. Null when there is nothing to answer. */
export async function answerPost(
  db: Db,
  viewer: Viewer,
  parentId: string,
  words: Words,
  brought: Brought,
): Promise<Answered | null> {
  const id: PostId = newId()
  return db.transaction().execute(async (tx) => {
    // Neither erased nor narrowed while it is being answered.
    await lockTalks(tx, [parentId])
    const parent = await findParent(tx, viewer, parentId)
    // Whoever left a group still reads their own words there, and answers nobody.
    const speaker = parent && (await speakTo(tx, viewer, parent.audience_id))
    if (!speaker) return null
    const isFirstLevel = parent.id === parent.root_id
    const place = {
      id,
      rootId: parent.root_id,
      parentId,
      branch: isFirstLevel ? null : { id: parent.branch_id, at: parent.branch_at },
    }
    const draft = { ...words, audience: parent.audience, audienceId: parent.audience_id, priority: null }
    await writePost(tx, place, speaker, draft, brought)
    await countAnswer(tx, parent.root_id, speaker.presentationId)
    const ids = { thingId: id, contextId: parent.root_id, authorId: speaker.presentationId }
    await recordFact(tx, 'post.published', ids)
    return { id, rootId: parent.root_id, audience: parent.audience }
  })
}

/** Who speaks to this audience: to a group, its member under their name there, and nobody else. */
export async function speakTo<Who extends Speaker>(
  tx: Db,
  who: Who,
  audienceId: string | null,
): Promise<Who | null> {
  return audienceId === null ? who : actAsMember(tx, who, audienceId)
}

function findParent(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('conversation.post as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['p.id', 'p.root_id', 'p.branch_id', 'p.branch_at', 't.audience', 't.audience_id'])
    .where('p.id', '=', id)
    .where('p.erased_at', 'is', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

interface PlaceInTalk {
  id: PostId
  rootId: string
  parentId: string | null
  /** Null for what begins a branch of its own. */
  branch: { id: string; at: Date } | null
}

async function writePost(
  tx: Db,
  place: PlaceInTalk,
  speaker: Speaker,
  draft: VoiceDraft,
  { store, files, silent }: Brought,
): Promise<void> {
  const now = new Date()
  const { id, rootId, parentId, branch } = place
  await tx
    .insertInto('conversation.post')
    .values({
      id,
      root_id: rootId,
      parent_id: parentId,
      branch_id: branch?.id ?? id,
      branch_at: branch?.at ?? now,
      text: draft.text,
      html: renderMarkdown(draft.text),
      opening: openingOf(draft.text),
      warning: draft.warning,
      transcript: draft.transcript,
      files: files.length,
      helped_by: speaker.helpedBy ?? null,
      published_at: now,
    })
    .execute()
  await publish(tx, {
    id,
    kind: 'post',
    authorId: speaker.presentationId,
    audience: draft.audience,
    audienceId: draft.audienceId,
    contextId: parentId === null ? null : rootId,
    priority: draft.priority,
    path: `/paroles/${id}`,
    lang: draft.lang,
    ...titlePost(draft, silent),
  })
  if (speaker.accountId) await keepPostFiles(tx, store, id, speaker.accountId, files, draft.lang)
}

async function keepPostFiles(
  tx: Db,
  store: FileStore,
  thingId: string,
  ownerAccount: string,
  files: readonly PostFile[],
  lang: string,
): Promise<void> {
  for (const [position, { prepared, alt }] of files.entries()) {
    await keepFile(tx, store, prepared, { ownerAccount, thingId, alt, lang, position })
  }
}

/**
 * An answer under another name than the voice's. Names are compared, not accounts: a voice answered by its own author under a second name
 * must look answered, or the two names would be linked.
 */
async function countAnswer(tx: Db, rootId: string, presentationId: string): Promise<void> {
  await sql`
    update conversation.post p set answers = answers + 1
    from platform.thing t where t.id = p.id and p.id = ${rootId} and t.author_id is distinct from ${presentationId}
  `.execute(tx)
}
