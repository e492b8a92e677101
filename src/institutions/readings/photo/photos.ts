import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { eraseFiles, giveFile, keepFile, type PreparedFile } from '../../../platform/files/keep.ts'
import type { FileStore } from '../../../platform/files/store.ts'
import { fileNameForPeople } from '../../../platform/files/types.ts'
import { registerNightly } from '../../../platform/jobs.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { lockReading } from '../readings.ts'

/** After how many days a photo that nobody said yes to is erased. */
export const photoDays = 7

/**
 * Keeps a photo of a text for its sender alone, until they have looked at it and said yes. One that waited before is erased. Null when the
 * reading is not theirs to write.
 */
export async function keepPhoto(
  db: Db,
  viewer: Viewer,
  readingId: string,
  { store, file, alt }: { store: FileStore; file: PreparedFile; alt: string },
): Promise<'kept' | null> {
  return db.transaction().execute(async (tx) => {
    const reading = await lockReading(tx, viewer, readingId)
    if (!reading) return null
    if (reading.photo_id !== null) await eraseFiles(tx, [reading.photo_id])
    // The name that it had on someone's telephone may say who they are.
    const name = fileNameForPeople('photo', file.main.type)
    const id = await keepFile(
      tx,
      store,
      { ...file, name },
      {
        ownerAccount: viewer.accountId,
        alt,
        lang: reading.lang,
      },
    )
    await setPhoto(tx, readingId, id)
    return 'kept'
  })
}

/** Shows the photo that waits to whoever reads the text: its sender looked at it. Null for anyone else. */
export async function showPhoto(db: Db, viewer: Viewer, readingId: string): Promise<'shown' | null> {
  return db.transaction().execute(async (tx) => {
    const reading = await lockReading(tx, viewer, readingId)
    if (!reading || reading.photo_id === null) return null
    if (!(await giveFile(tx, reading.photo_id, viewer.accountId, readingId))) return null
    await setPhoto(tx, readingId, null)
    await recordFact(tx, 'reading.edited', { thingId: readingId })
    return 'shown'
  })
}

/** Throws away the photo that waits. Null when there is none of theirs. */
export async function dropPhoto(db: Db, viewer: Viewer, readingId: string): Promise<'dropped' | null> {
  return db.transaction().execute(async (tx) => {
    const reading = await lockReading(tx, viewer, readingId)
    const waiting = reading && (await readWaitingPhoto(tx, viewer, reading.photo_id))
    if (!waiting) return null
    await eraseFiles(tx, [waiting.id])
    await setPhoto(tx, readingId, null)
    return 'dropped'
  })
}

/** Takes a photo that is shown away, by whoever writes the reading. Null when it is none of this reading. */
export async function takePhotoAway(
  db: Db,
  viewer: Viewer,
  readingId: string,
  fileId: string,
): Promise<'gone' | null> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockReading(tx, viewer, readingId))) return null
    const file = await tx
      .selectFrom('platform.file_use')
      .select('id')
      .where('id', '=', fileId)
      .where('thing_id', '=', readingId)
      .executeTakeFirst()
    if (!file) return null
    await eraseFiles(tx, [file.id])
    await recordFact(tx, 'reading.edited', { thingId: readingId })
    return 'gone'
  })
}

async function setPhoto(tx: Db, readingId: string, id: string | null): Promise<void> {
  await tx
    .updateTable('institutions.reading')
    .set({ photo_id: id, photo_sent_at: id === null ? null : sql<Date>`now()` })
    .where('id', '=', readingId)
    .execute()
}

/** The photo that waits, for its sender alone. */
export async function readWaitingPhoto(db: Db, viewer: Viewer, photoId: string | null) {
  if (photoId === null) return undefined
  return db
    .selectFrom('platform.file_use')
    .select(['id', 'name', 'alt', 'lang', 'width', 'height'])
    .where('id', '=', photoId)
    .where('owner_account', '=', viewer.accountId)
    .executeTakeFirst()
}

/** Erases photos that nobody said yes to in a week. */
export async function forgetPhotos(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const late = await tx
      .selectFrom('institutions.reading')
      .select(['id', 'photo_id'])
      .where(sql<boolean>`photo_sent_at < now() - make_interval(days => ${photoDays})`)
      .forUpdate()
      .execute()
    await eraseFiles(
      tx,
      late.flatMap(({ photo_id }) => (photo_id === null ? [] : [photo_id])),
    )
    for (const { id } of late) await setPhoto(tx, id, null)
  })
}

registerNightly('institutions.photo', forgetPhotos)
