import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { eraseFiles, keepFile, type PreparedFile } from '../../platform/files/keep.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { addPresentation } from '../accounts.ts'
import { lockNames, mostNames } from '../claims.ts'

export interface Shown {
  name: string
  words: string
}

/** Adds a presentation to the account; 'full' when it has five already. */
export async function addName(
  db: Db,
  viewer: Viewer,
  shown: Shown & { lang: string },
): Promise<string | 'full'> {
  return db.transaction().execute(async (tx) => {
    // Two tabs at once would each count four.
    if ((await lockNames(tx, viewer.accountId)).length >= mostNames) return 'full'
    const { handle } = await addPresentation(tx, { accountId: viewer.accountId, ...shown })
    return handle
  })
}

/** A picture to keep with a presentation, and what it shows. */
export interface NewFace {
  store: FileStore
  prepared: PreparedFile
  alt: string
}

export interface Edit extends Shown {
  /** The version that was read when the form was shown. */
  version: number
  /** A new picture, null to take the old one away, undefined to leave it. */
  face: NewFace | null | undefined
}

/** Changes how one shows oneself; the handle stays. 'stale' when another tab changed it meanwhile, 'missing' when it is not theirs. */
export async function editName(
  db: Db,
  viewer: Viewer,
  handle: string,
  edit: Edit,
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('people.presentation')
      .select(['id', 'version', 'picture_use'])
      .where('handle', '=', handle)
      .where('account_id', '=', viewer.accountId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return 'missing'
    if (row.version !== edit.version) return 'stale'
    const picture = await changeFace(tx, viewer, row, edit.face)
    await tx
      .updateTable('people.presentation')
      .set({ name: edit.name, words: edit.words, picture_use: picture, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    await updateThing(tx, row.id, { text: { title: edit.name, summary: edit.words }, picture })
    await recordFact(tx, 'presentation.edited', { thingId: row.id })
    return 'edited'
  })
}

async function changeFace(
  tx: Db,
  viewer: Viewer,
  row: { id: string; picture_use: string | null },
  face: NewFace | null | undefined,
): Promise<string | null> {
  if (face === undefined) return row.picture_use
  if (row.picture_use) await eraseFiles(tx, [row.picture_use])
  if (face === null) return null
  return keepFile(tx, face.store, face.prepared, {
    ownerAccount: viewer.accountId,
    thingId: row.id,
    alt: face.alt,
  })
}

/** Has another presentation speak in this session. False when it is not theirs. */
export async function speakAs(db: Db, viewer: Viewer, handle: string): Promise<boolean> {
  const changed = await db
    .updateTable('people.session as s')
    .from('people.presentation as p')
    .set((eb) => ({ presentation_id: eb.ref('p.id') }))
    .where('s.id', '=', viewer.sessionId)
    .where('p.handle', '=', handle)
    .where('p.account_id', '=', viewer.accountId)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Stops seeing a presentation, for the whole account; nobody is told. */
export async function blockPresentation(db: Db, viewer: Viewer, presentationId: string): Promise<void> {
  if (viewer.presentationIds.includes(presentationId)) return
  await db
    .insertInto('platform.block')
    .values({ account_id: viewer.accountId, presentation_id: presentationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Sees a presentation again. */
export async function unblockPresentation(db: Db, viewer: Viewer, presentationId: string): Promise<void> {
  await db
    .deleteFrom('platform.block')
    .where('account_id', '=', viewer.accountId)
    .where('presentation_id', '=', presentationId)
    .execute()
}
