import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { hashCode } from '../ids.ts'
import { addJob, registerNightly } from '../jobs.ts'
import type { KeptFile } from '../kept-files.ts'
import { holdPersonalData } from '../personal.ts'
import type { FileStore } from './contents.ts'
import { hashed, keepContent } from './keep.ts'
import type { ReceivedFile } from './receive.ts'
import './tables.ts'
import { asFileType, kindOfType } from './types.ts'

const megabyte = 2 ** 20

/** Bytes of the largest file that someone without a name may have wait: what a voice message may weigh. */
export const mostWaiting = 30 * megabyte
/** Bytes that wait for one account, those of its drafts among them, or for one address. */
const mostForOne = 64 * megabyte
/** Bytes that wait in all, drafts aside; visitors have half of it, so that they never take the place of members. */
const mostForAll = 256 * megabyte
/** What the smallest file counts for, or a great many of them could wait. */
const least = 64 * 1024

/** The form a file came with, and who sent it. */
export interface Origin {
  path: string
  /** An account, or a keyed hash of a visitor's address. */
  sender: string
  visitor: boolean
  /** Many people send from there: they share what there is for all. */
  shared: boolean
}

const since = sql<Date>`now() - interval '1 hour'`

/**
 * Has a received file wait for its form to be sent again. Returns the token by which it comes back, which is stored nowhere; null when too
 * much waits already. Throws what the disk or the store throws.
 */
export async function letWait(
  db: Db,
  store: FileStore,
  file: ReceivedFile,
  origin: Origin,
): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = hashCode(token)
  if (!(await takeRoom(db, tokenHash, file, origin))) return null
  try {
    const content = await hashed(file.path, file.type)
    await db.transaction().execute(async (tx) => {
      await keepContent(tx, store, content)
      await tx
        .updateTable('platform.waiting_file')
        .set({ sha256: Buffer.from(content.sha256, 'hex') })
        .where('token_hash', '=', tokenHash)
        .execute()
    })
    return token
  } catch (error) {
    await endWaiting(db, [tokenHash])
    throw error
  }
}

/** What a form says of a file that waited, and who sends it. */
export interface Claim {
  token: string
  path: string
  field: string
  accountId: string | null
}

/** A file that waits, as if it had just been received; undefined when it does not, or not for this field of this form. */
export async function findWaiting(
  db: Db,
  store: FileStore,
  { token, path, field, accountId }: Claim,
): Promise<ReceivedFile | undefined> {
  const row = await db
    .selectFrom('platform.waiting_file')
    .selectAll()
    .where('path', '=', path)
    .where('field', '=', field)
    .where((eb) =>
      eb.or([
        eb.and([eb('token_hash', '=', hashCode(token)), eb('kept_at', '>', since)]),
        // Their own draft's files their owner calls by the hash.
        eb.and([
          eb('token_hash', '=', Buffer.from(token, 'base64url')),
          eb('draft_id', 'is not', null),
          eb('sender', '=', accountId),
        ]),
      ]),
    )
    .executeTakeFirst()
  const type = row && asFileType(row.type)
  if (!row?.sha256 || !type) return undefined
  const { name, seconds, width, height } = row
  return {
    field,
    name,
    type,
    bytes: Number(row.bytes),
    path: join(store.incoming, randomUUID()),
    ...(seconds && { seconds }),
    ...(width && height && { width, height }),
    waited: { token, tokenHash: row.token_hash, sha256: row.sha256.toString('hex') },
  }
}

/** Has a file wait for another hour; false when it waits no more. */
export async function waitLonger(db: Db, tokenHash: Buffer): Promise<boolean> {
  const changed = await db
    .updateTable('platform.waiting_file')
    .set({ kept_at: sql<Date>`now()` })
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** The form of these files was taken: they wait no more. */
export async function endWaiting(db: Db, tokenHashes: readonly Buffer[]): Promise<void> {
  if (tokenHashes.length === 0) return
  await db.deleteFrom('platform.waiting_file').where('token_hash', 'in', tokenHashes).execute()
}

/** Has the files of these tokens wait as long as a draft does; those it had before and has no more go. */
export async function leaveToDraft(
  db: Db,
  draft: { id: string; accountId: string },
  tokens: readonly string[],
): Promise<void> {
  // A token just given, or the hash by which the form of this very draft called it.
  const named = tokens.flatMap((token) => [hashCode(token), Buffer.from(token, 'base64url')])
  const own = sql<Buffer>`any(${named}::bytea[])`
  await db
    .deleteFrom('platform.waiting_file')
    .where('draft_id', '=', draft.id)
    .where('sender', '=', draft.accountId)
    .where((eb) => eb.not(eb('token_hash', '=', own)))
    .execute()
  await db
    .updateTable('platform.waiting_file')
    .set({ draft_id: draft.id, sender: draft.accountId })
    .where('token_hash', '=', own)
    .where((eb) => eb.or([eb('draft_id', 'is', null), eb('sender', '=', draft.accountId)]))
    .execute()
}

/** The files of a draft, with the tokens by which its owner sends them. */
export async function listOfDraft(db: Db, draftId: string): Promise<KeptFile[]> {
  const rows = await db
    .selectFrom('platform.waiting_file')
    .select(['token_hash', 'field', 'name', 'type'])
    .where('draft_id', '=', draftId)
    .where('sha256', 'is not', null)
    .orderBy('kept_at')
    .execute()
  return rows.flatMap(({ token_hash, field, name, type: mime }) => {
    const type = asFileType(mime)
    return type ? [{ field, name, kind: kindOfType(type), token: token_hash.toString('base64url') }] : []
  })
}

/** Erases what has waited for more than an hour, drafts aside. */
export async function forgetWaiting(db: Db): Promise<void> {
  await db
    .deleteFrom('platform.waiting_file')
    .where('draft_id', 'is', null)
    .where('kept_at', '<=', since)
    .execute()
}

const forget = 'files.forget-waiting'
registerNightly(forget, forgetWaiting)

holdPersonalData({
  name: 'fichiers-en-attente',
  exportOf: (db, { accountId }) =>
    db
      .selectFrom('platform.waiting_file')
      .select(['path', 'field', 'name', 'type', 'bytes', 'kept_at as sent'])
      .where('sender', '=', accountId)
      .orderBy('kept_at')
      .execute(),
  erase: async (tx, { accountId }) => {
    await tx.deleteFrom('platform.waiting_file').where('sender', '=', accountId).execute()
  },
})

/** Counts the file among those that wait, before its content is put anywhere. */
async function takeRoom(db: Db, tokenHash: Buffer, file: ReceivedFile, origin: Origin): Promise<boolean> {
  const { path, sender, visitor, shared } = origin
  const { field, name, type, bytes, width, height, seconds } = file
  const counted = Math.max(bytes, least)
  return db.transaction().execute(async (tx) => {
    // One after the other: many at once would each see room for themselves.
    await sql`select pg_advisory_xact_lock(hashtextextended('platform.waiting_file', 0))`.execute(tx)
    await forgetWaiting(tx)
    const { all, own } = await tx
      .selectFrom('platform.waiting_file')
      .select((eb) => [
        sql<number>`coalesce(sum(greatest(bytes, ${least})) filter (where draft_id is null), 0)::float8`.as(
          'all',
        ),
        sql<number>`coalesce(sum(greatest(bytes, ${least})) filter (where ${eb('sender', '=', sender)}), 0)::float8`.as(
          'own',
        ),
      ])
      .executeTakeFirstOrThrow()
    if (all + counted > (visitor ? mostForAll / 2 : mostForAll)) return false
    if (!shared && own + counted > mostForOne) return false
    await tx
      .insertInto('platform.waiting_file')
      .values({
        token_hash: tokenHash,
        path,
        field,
        sender,
        name,
        type,
        bytes: String(bytes),
        width: width ?? null,
        height: height ?? null,
        seconds: seconds ?? null,
        draft_id: null,
        sha256: null,
      })
      .execute()
    await addJob(tx, forget, {}, { runAt: new Date(Date.now() + 61 * 60_000), key: forget })
    return true
  })
}
