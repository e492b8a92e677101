import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { anyOf, type Db } from '../database.ts'
import { newId, type Id } from '../ids.ts'
import { askConversion } from '../media/ask.ts'
import { readableOf, type FileStore } from './contents.ts'
import { isMade, makePictures } from './pictures.ts'
import type { ReceivedFile } from './receive.ts'
import './tables.ts'
import {
  extensionOf,
  fileNameForPeople,
  kindOfType,
  roleOfType,
  type FileRole,
  type FileType,
} from './types.ts'
import { lockContent } from './unused.ts'
import { borrowUpload } from './uploads/borrow.ts'

export type FileId = Id<'file'>

export interface Content {
  path: string
  sha256: string
  bytes: number
  type: FileType
}

/** A file ready to be kept: what readers get is made, hashed and waiting in the folder of uploads. */
export interface PreparedFile {
  main: Content
  variants: (Content & { name: string; width: number })[]
  name: string
  originalType: FileType
  width?: number
  height?: number
  seconds?: number
}

export interface NewUse {
  /** Account that may erase it and, without a thing, alone see it. */
  ownerAccount: string
  /** The published thing whose readers see it; it may be published later in the same transaction. */
  thingId?: string
  /** What the picture shows or the sound says, for those who do not see or hear it. */
  alt?: string
  lang?: string
  /** Place among the files of the thing, from 0. */
  position?: number
  role?: FileRole
}

/**
 * Makes what readers will get, outside of any transaction since it takes up to a second: pictures are made anew in several sizes, other files
 * are hashed. What was sent stays where it is, for a form that is refused after all; `discard` it in the end. 'unreadable' for a picture that
 * cannot be opened or is too large. With `asMade` a picture that a lab has made already stays what it is.
 */
export async function prepareFile(
  store: FileStore,
  file: ReceivedFile,
  { asMade = false } = {},
): Promise<PreparedFile | 'unreadable'> {
  const { path, name, type, seconds, width, height, waited, upload } = file
  if (waited && !(await fetchContent(store, waited.sha256, path))) return 'unreadable'
  if (upload && !(await borrowUpload(store, upload, path))) return 'unreadable'
  if (kindOfType(type) !== 'picture') {
    const facts = {
      ...(seconds && { seconds }),
      ...(width && height && { width, height }),
    }
    return {
      main: await hashed(path, type),
      variants: [],
      name,
      originalType: type,
      ...facts,
    }
  }
  const made = await makePictures(path, store.incoming, asMade && (await isMade(path, type)))
  if (made) file.made = made.map((picture) => picture.path)
  const [largest, ...others] = made ?? []
  if (!largest) return 'unreadable'
  const variants = await Promise.all(
    others.map(async (picture) => ({
      ...(await hashed(picture.path, picture.type)),
      name: `${picture.width}.${extensionOf(picture.type)}`,
      width: picture.width,
    })),
  )
  return {
    main: await hashed(largest.path, largest.type),
    variants,
    name: fileNameForPeople(name, largest.type),
    originalType: type,
    width: largest.width,
    height: largest.height,
  }
}

/** Keeps a prepared file, in the transaction of the thing it belongs to. Contents already here are not kept twice. */
export async function keepFile(
  tx: Db,
  store: FileStore,
  prepared: PreparedFile,
  use: NewUse,
): Promise<FileId> {
  const { main, variants } = prepared
  const role = use.role ?? roleOfType(main.type)
  const contents = [main, ...variants].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  for (const content of contents) await keepContent(tx, store, content)
  const id = newId<'file'>()
  await tx
    .insertInto('platform.file_use')
    .values({
      id,
      sha256: Buffer.from(main.sha256, 'hex'),
      owner_account: use.ownerAccount,
      thing_id: use.thingId ?? null,
      role,
      position: use.position ?? 0,
      name: prepared.name,
      type: main.type,
      original_type: prepared.originalType,
      bytes: String(main.bytes),
      alt: use.alt ?? '',
      lang: use.lang ?? 'fr',
      width: prepared.width ?? null,
      height: prepared.height ?? null,
      seconds: prepared.seconds ?? null,
    })
    .execute()
  await askConversion(tx, { id, sha256: main.sha256, type: main.type, role })
  if (variants.length === 0) return id
  const rows = variants.map(({ name, sha256, type, bytes, width }) => ({
    use_id: id,
    name,
    sha256: Buffer.from(sha256, 'hex'),
    type,
    bytes: String(bytes),
    width,
  }))
  await tx.insertInto('platform.file_variant').values(rows).execute()
  return id
}

/** Writes what a file shows, for those who do not see it. False when it is not this account's. */
export async function describeFile(tx: Db, id: string, ownerAccount: string, alt: string): Promise<boolean> {
  const changed = await tx
    .updateTable('platform.file_use')
    .set({ alt })
    .where('id', '=', id)
    .where('owner_account', '=', ownerAccount)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Gives a file that its account alone saw to a thing, whose readers see it from now on. False when it is not this account's. */
export async function giveFile(tx: Db, id: string, ownerAccount: string, thingId: string): Promise<boolean> {
  const given = await tx
    .updateTable('platform.file_use')
    .set({ thing_id: thingId })
    .where('id', '=', id)
    .where('owner_account', '=', ownerAccount)
    .executeTakeFirst()
  return given.numUpdatedRows > 0n
}

/** Gives all files of a thing to another: what was seen by those who wrote it is now seen by its readers. */
export async function moveFiles(tx: Db, fromThing: string, toThing: string): Promise<void> {
  await tx
    .updateTable('platform.file_use')
    .set({ thing_id: toThing })
    .where('thing_id', '=', fromThing)
    .execute()
}

/** Uses the same contents once more, for another thing and under other ids: those of the first may go without the second. Returns new ids by old. */
export async function copyFiles(
  tx: Db,
  ids: readonly string[],
  use: { ownerAccount: string; thingId: string },
): Promise<Map<string, FileId>> {
  const copies = new Map(ids.map((id) => [id, newId<'file'>()]))
  if (copies.size === 0) return copies
  // What is being made of them comes to all their uses at once: either these are there by then, or they copy it.
  await sql`
    select pg_advisory_xact_lock(hashtextextended(sha256, 0)) from (
      select distinct encode(sha256, 'hex') as sha256 from platform.file_use
      where id = any(${[...copies.keys()]}::text[]) and role in ('audio', 'video') order by 1) held`.execute(
    tx,
  )
  const pairs = sql`unnest(${[...copies.keys()]}::text[], ${[...copies.values()]}::text[]) as pair(old, copy)`
  await sql`
    insert into platform.file_use
      (id, sha256, owner_account, thing_id, role, position, name, type, original_type, bytes, alt, lang, width, height, seconds)
    select pair.copy, u.sha256, ${use.ownerAccount}, ${use.thingId}, u.role, u.position, u.name, u.type, u.original_type, u.bytes, u.alt,
      u.lang, u.width, u.height, u.seconds
    from ${pairs} join platform.file_use u on u.id = pair.old`.execute(tx)
  await sql`
    insert into platform.file_variant (use_id, name, sha256, type, bytes, width)
    select pair.copy, v.name, v.sha256, v.type, v.bytes, v.width
    from ${pairs} join platform.file_variant v on v.use_id = pair.old`.execute(tx)
  return copies
}

/** Leaves files to the things they belong to: they stay with what others made when whoever sent them erases everything. */
export async function leaveFilesTo(tx: Db, thingIds: readonly string[], ownerAccount: string): Promise<void> {
  if (thingIds.length === 0) return
  await tx
    .updateTable('platform.file_use')
    .set({ owner_account: '' })
    .where('thing_id', '=', anyOf(thingIds))
    .where('owner_account', '=', ownerAccount)
    .execute()
}

/** Erases files by their ids. Files of a thing that is erased need nothing: they go with it. */
export async function eraseFiles(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('platform.file_use').where('id', '=', anyOf(ids)).execute()
}

/** Puts a content in the store and counts it, in the transaction of the row that uses it. */
export async function keepContent(tx: Db, store: FileStore, content: Content): Promise<void> {
  await lockContent(tx, content.sha256)
  await store.put(content.path, content.sha256)
  // The update holds the row until the end of the transaction: an erasure meanwhile waits and then sees this use.
  await tx
    .insertInto('platform.file')
    .values({
      sha256: Buffer.from(content.sha256, 'hex'),
      bytes: String(content.bytes),
    })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ bytes: String(content.bytes) }))
    .execute()
}

/** Writes a content of the store to the disk; false when it is not there any more. */
export async function fetchContent(store: FileStore, sha256: string, path: string): Promise<boolean> {
  const content = await store.open(sha256)
  if (!content) return false
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(readableOf(content), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return true
}

/** A file of the disk with its hash. */
export async function hashed(path: string, type: FileType): Promise<Content> {
  const hash = createHash('sha256')
  let bytes = 0
  // A stream of a file gives buffers when no encoding is set.
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { path, sha256: hash.digest('hex'), bytes, type }
}
