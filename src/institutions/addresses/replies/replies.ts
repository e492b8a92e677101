import { sql } from 'kysely'
import { touchGroup } from '../../../groups/index.ts'
import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { keepFile, type PreparedFile } from '../../../platform/files/keep.ts'
import type { FileStore } from '../../../platform/files/store.ts'
import { newId } from '../../../platform/ids.ts'
import { excerpt } from '../../../platform/markdown.ts'
import { eraseThings, publish, updateThing } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { sightOf, speakerIn } from '../../access.ts'
import { change } from '../addresses.ts'
import { holdByCode, type AddressOfCode } from '../codes.ts'
import type { ReplyDraft } from '../forms.ts'

/** How long an institution may correct what it answered, in hours: long enough to read it again with others, too short to unsay a promise. */
export const correctHours = 72

interface NewFile {
  store: FileStore
  file: PreparedFile | null
}

type Answered = Pick<AddressOfCode, 'id' | 'group_id' | 'path' | 'audience'>

/**
 * Publishes what an institution answers by its code, at once: it signs itself, under no presentation. Returns its id; null when the code was
 * called off meanwhile.
 */
export async function reply(
  db: Db,
  address: AddressOfCode,
  draft: ReplyDraft,
  { store, file }: NewFile,
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const held = await holdByCode(tx, address)
    if (!held) return null
    const id = await addReply(tx, held, draft, { paper_on: null, presentation_id: null })
    if (file) await keepFile(tx, store, file, { ownerAccount: '', thingId: id, lang: draft.lang })
    return id
  })
}

/** Types what came on paper, with the day it bears. Null when the address is not of a group of theirs. */
export async function typeReply(
  db: Db,
  viewer: Viewer,
  addressId: string,
  { paperOn, ...draft }: ReplyDraft & { paperOn: string },
): Promise<string | null> {
  return change(db, viewer, addressId, async (tx, address) => {
    const { presentationId } = await speakerIn(tx, viewer, address.group_id)
    return addReply(tx, address, draft, { paper_on: paperOn, presentation_id: presentationId })
  })
}

async function addReply(
  tx: Db,
  address: Answered,
  draft: ReplyDraft,
  paper: { paper_on: string | null; presentation_id: string | null },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('institutions.reply')
    .values({ id, address_id: address.id, ...draft, ...paper })
    .execute()
  await publish(tx, {
    id,
    kind: 'reply',
    // The institution speaks: who typed its paper did not write it.
    authorId: null,
    audience: address.audience,
    contextId: address.id,
    path: `${address.path}#reponse-${id}`,
    lang: draft.lang,
    ...thingOf(draft),
  })
  await touchGroup(tx, address.group_id)
  await recordFact(tx, 'address.answered', { thingId: address.id, contextId: address.group_id })
  return id
}

function thingOf({ service, function: role, text }: ReplyDraft) {
  return { title: service, summary: excerpt(text, 300), body: [service, role, text].join('\n') }
}

/** What an institution may still correct, by its code: an answer of its own, for three days. */
export async function readCorrectable(db: Db, addressId: string, replyId: string) {
  return selectCorrectable(db, addressId).where('id', '=', replyId).executeTakeFirst()
}

/** All that it may still correct. */
export async function listCorrectable(db: Db, addressId: string) {
  return selectCorrectable(db, addressId).orderBy('replied_at').limit(20).execute()
}

function selectCorrectable(db: Db, addressId: string) {
  return db
    .selectFrom('institutions.reply')
    .select(['id', 'service', 'function', 'text', 'lang', 'saves', 'replied_at'])
    .where('address_id', '=', addressId)
    .where('paper_on', 'is', null)
    .where(sql<boolean>`replied_at > now() - make_interval(hours => ${correctHours})`)
}

/**
 * Writes a correction over an answer, whose page says so. 'missing' once the three days are over, 'called-off' when the code opens nothing any
 * more.
 */
export async function correctReply(
  db: Db,
  address: AddressOfCode,
  replyId: string,
  { saves, ...draft }: ReplyDraft & { saves: number },
): Promise<'corrected' | 'stale' | 'missing' | 'called-off'> {
  return db.transaction().execute(async (tx) => {
    if (!(await holdByCode(tx, address))) return 'called-off'
    const found = await selectCorrectable(tx, address.id)
      .where('id', '=', replyId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return 'missing'
    if (found.saves !== saves) return 'stale'
    await tx
      .updateTable('institutions.reply')
      .set({ ...draft, edited_at: sql<Date>`now()`, saves: saves + 1 })
      .where('id', '=', replyId)
      .execute()
    await updateThing(tx, replyId, { text: { ...thingOf(draft), lang: draft.lang } })
    await recordFact(tx, 'address.answered', { thingId: address.id, contextId: address.group_id })
    return 'corrected'
  })
}

/** Takes away an answer that was typed from paper, by a member of the group: what an institution answered itself stays. Null when it is not that. */
export async function eraseTyped(
  db: Db,
  viewer: Viewer,
  addressId: string,
  replyId: string,
): Promise<'erased' | null> {
  return change(db, viewer, addressId, async (tx) => {
    const erased = await tx
      .deleteFrom('institutions.reply')
      .where('id', '=', replyId)
      .where('address_id', '=', addressId)
      .where('paper_on', 'is not', null)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return null
    await eraseThings(tx, [replyId])
    return 'erased'
  })
}

/** Says something under the answers, by a member of the group. Its id; null when it is not their group. */
export async function comment(
  db: Db,
  viewer: Viewer,
  addressId: string,
  { text, lang }: { text: string; lang: string },
): Promise<string | null> {
  return change(db, viewer, addressId, async (tx, address) => {
    const id = newId()
    const sight = await sightOf(tx, address.group_id)
    const { presentationId } = await speakerIn(tx, viewer, address.group_id)
    await tx
      .insertInto('institutions.comment')
      .values({ id, address_id: addressId, text, lang, presentation_id: presentationId })
      .execute()
    await publish(tx, {
      id,
      kind: 'address-comment',
      authorId: presentationId,
      audience: sight.audience,
      unnamed: sight.unnamed,
      contextId: addressId,
      path: `${address.path}#suite-${id}`,
      lang,
      title: excerpt(text, 80),
      summary: excerpt(text, 300),
      body: text,
    })
    return id
  })
}

/** Takes back what one said under the answers. Null when it is not theirs. */
export async function eraseComment(
  db: Db,
  viewer: Viewer,
  addressId: string,
  id: string,
): Promise<'erased' | null> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('institutions.comment')
      .where('id', '=', id)
      .where('address_id', '=', addressId)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return null
    await eraseThings(tx, [id])
    await recordFact(tx, 'address.changed', { thingId: addressId })
    return 'erased'
  })
}
