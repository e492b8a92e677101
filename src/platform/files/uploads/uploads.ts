import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../../database.ts'
import { holdPersonalData } from '../../personal.ts'
import type { FileStore } from '../contents.ts'
import '../tables.ts'
import { asFileType, type FileType } from '../types.ts'

const gigabyte = 2 ** 30

/** Bytes of the largest file that may come in pieces. */
export const mostBytes = 4 * gigabyte

/** What one account may have under way or waiting, and the lab in all. */
const forOne = { count: 6, bytes: 8 * gigabyte }
const forAll = { count: 200, bytes: 64 * gigabyte }

/** What is being received in pieces, or has arrived and waits for its form. */
export interface Upload {
  id: string
  path: string
  field: string
  name: string
  bytes: number
  received: number
  print: string
  /** What it is, once it was judged. */
  type: FileType | null
}

/** How much of an upload is there, in whole hundredths; never all of it before it is. */
export const percentOf = ({ received, bytes }: Pick<Upload, 'received' | 'bytes'>) =>
  Math.floor((received * 100) / bytes)

/** What someone wants to send. */
export type NewUpload = Pick<Upload, 'id' | 'path' | 'field' | 'name' | 'bytes' | 'print'>

/** Whether a form's token for a file is the id of an upload. */
export const isUploadId = (token: string) => /^[0-9a-z]{12}$/.test(token)

/** Where what arrives in pieces stands on the disk; its name is the upload's id. */
export const folderOf = (store: FileStore) => join(store.incoming, 'uploads')

/** The file of one upload. */
export const pathOf = (store: FileStore, id: string) => join(folderOf(store), id)

/** Those that nobody went on with for three days, and those that arrived and went out with no form in a day. */
const over = sql<boolean>`coalesce(arrived_at + interval '1 day', touched_at + interval '3 days') <= now()`

/**
 * Takes room for a file that will come in pieces. `left` is what the disk can take. Otherwise which bound it meets: the account's own,
 * the lab's, or the disk's.
 */
export async function openUpload(
  db: Db,
  accountId: string,
  upload: NewUpload,
  left: number,
): Promise<'opened' | 'too-many' | 'no-room'> {
  const { bytes } = upload
  return db.transaction().execute(async (tx) => {
    // One after the other: many at once would each see room for themselves.
    await sql`select pg_advisory_xact_lock(hashtextextended('platform.upload', 0))`.execute(tx)
    await forgetUploads(tx)
    const own = sql`filter (where account_id = ${accountId})`
    const now = await tx
      .selectFrom('platform.upload')
      .select([
        sql<number>`count(*)::int`.as('count'),
        sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'),
        sql<number>`coalesce(sum(bytes - received), 0)::float8`.as('toCome'),
        sql<number>`count(*) ${own}::int`.as('ownCount'),
        sql<number>`coalesce(sum(bytes) ${own}, 0)::float8`.as('ownBytes'),
      ])
      .executeTakeFirstOrThrow()
    if (now.ownCount >= forOne.count || now.ownBytes + bytes > forOne.bytes) return 'too-many'
    if (now.count >= forAll.count || now.bytes + bytes > forAll.bytes) return 'no-room'
    if (now.toCome + bytes > left) return 'no-room'
    await tx
      .insertInto('platform.upload')
      .values({ ...upload, account_id: accountId, bytes: String(bytes) })
      .execute()
    return 'opened'
  })
}

function selectUploads(db: Db, accountId: string) {
  return db
    .selectFrom('platform.upload')
    .select([
      'id',
      'path',
      'field',
      'name',
      'bytes',
      'received',
      'print',
      'type',
      'width',
      'height',
      'seconds',
    ])
    .where('account_id', '=', accountId)
    .where((eb) => eb.not(over))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectUploads>['execute']>>[number]

function fromRow({ bytes, received, type, width, height, seconds, ...row }: Row) {
  return {
    ...row,
    bytes: Number(bytes),
    received: Number(received),
    type: type === null ? null : (asFileType(type) ?? null),
    ...(seconds && { seconds }),
    ...(width && height && { width, height }),
  }
}

/** One upload of this account. */
export async function findUpload(db: Db, accountId: string, id: string) {
  const row = await selectUploads(db, accountId).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** The uploads of this account for the form at `path`, or for those under it when it ends with a slash. */
export async function listUploads(db: Db, accountId: string, path: string): Promise<Upload[]> {
  const rows = await selectUploads(db, accountId)
    .where(path.endsWith('/') ? sql<boolean>`starts_with(path, ${path})` : sql<boolean>`path = ${path}`)
    .orderBy('touched_at')
    .execute()
  return rows.map(fromRow)
}

/** Notes how far an upload came. */
export async function noteReceived(db: Db, id: string, received: number): Promise<void> {
  await db
    .updateTable('platform.upload')
    .set({ received: String(received), touched_at: new Date() })
    .where('id', '=', id)
    .execute()
}

/** Throws uploads of this account away, or ends them once their form was taken. Whether any was there. */
export async function endUploads(db: Db, accountId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const gone = await db
    .deleteFrom('platform.upload')
    .where('account_id', '=', accountId)
    .where('id', 'in', ids)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Erases the uploads whose time is over. */
export async function forgetUploads(db: Db): Promise<void> {
  await db.deleteFrom('platform.upload').where(over).execute()
}

/** Removes what these uploads left on the disk. */
export async function removeUploads(store: FileStore, ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map((id) => rm(pathOf(store, id), { force: true })))
}

holdPersonalData({
  name: 'envois-en-cours',
  exportOf: (db, { accountId }) =>
    db
      .selectFrom('platform.upload')
      .select([
        'path',
        'field',
        'name',
        'bytes',
        'received',
        'type',
        'touched_at as touched',
        'arrived_at as arrived',
      ])
      .where('account_id', '=', accountId)
      .orderBy('touched_at')
      .execute(),
  erase: async (tx, { accountId }) => {
    await tx.deleteFrom('platform.upload').where('account_id', '=', accountId).execute()
  },
})
