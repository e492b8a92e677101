import { chmod, chown, mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { fetchContent, hashed, keepContent, type Content } from '../files/keep.ts'
import { filesOf } from '../files/store.ts'
import { asFileType, type FileType } from '../files/types.ts'
import { lockContent } from '../files/unused.ts'
import { addJob, registerTask } from '../jobs.ts'
import { keyOf, makeJob, queue } from './ask.ts'
import { converterOf, type Converter } from './converter.ts'
import { makeRenditions, type Made } from './make.ts'
import { sourceName } from './probe.ts'
import type { ConversionRefusal } from './tables.ts'

const resumeJob = 'conversion.resume'
/** What brings the program down each time is not tried for ever. */
const mostTries = 5
const roomAgain = 10 * 60_000

registerTask(makeJob, (db, { sha256 }: { sha256: string }, { stopping }) => convert(db, sha256, stopping))
registerTask(resumeJob, (db) => resume(db))

/** Looks for ffmpeg, and has converted what waits for it: for a process that starts doing the jobs. */
export async function resumeConversions(db: Db): Promise<void> {
  await addJob(db, resumeJob, {}, { key: resumeJob, queue })
}

async function resume(db: Db): Promise<void> {
  const { state } = await converterOf(db)
  // In the queue of conversions none runs at this moment: what is there was left by a process that was killed.
  await rm(workOf(db), { recursive: true, force: true })
  await sql`
    insert into platform.converter (state) values (${state})
    on conflict (one) do update set state = excluded.state, looked_at = now()`.execute(db)
  const unfinished = db.updateTable('platform.conversion').where('state', 'not in', ['done', 'refused'])
  if (state !== 'ready') {
    await unfinished.set({ state: 'off' }).execute()
    return
  }
  const rows = await unfinished.set({ state: 'waiting', percent: 0 }).returning('sha256').execute()
  for (const hash of rows.map((row) => row.sha256.toString('hex')))
    await addJob(db, makeJob, { sha256: hash }, { key: keyOf(hash), queue })
}

/** Where the one conversion of this process works, on the disk of the files. */
const workOf = (db: Db) => join(filesOf(db).incoming, 'conversion')

/** Converts one content for all its uses; does nothing when that is done, refused or wanted by nobody any more. */
async function convert(db: Db, sha256: string, stopping: AbortSignal): Promise<void> {
  const converter = await converterOf(db)
  if (converter.state !== 'ready') return write(db, sha256, { state: 'off' })
  const begun = await begin(db, sha256)
  if (!begun) return
  if (begun.tries > mostTries) return write(db, sha256, { state: 'refused', reason: 'stopped' })
  const folder = workOf(db)
  try {
    const made = await work({ db, sha256, converter, folder, stopping, ...begun })
    if (made === 'room') {
      await write(db, sha256, { state: 'room', tries: begun.tries - 1 })
      await addJob(
        db,
        makeJob,
        { sha256 },
        { key: keyOf(sha256), queue, runAt: new Date(Date.now() + roomAgain) },
      )
    } else if (made === 'asked') {
      await write(db, sha256, { state: 'waiting', tries: begun.tries - 1 })
      if (stopping.aborted) throw new Error('stopped in the middle of a conversion')
    } else if (typeof made === 'string') {
      await write(db, sha256, { state: 'refused', reason: made })
    } else await keepMade(db, sha256, made)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function begin(
  db: Db,
  sha256: string,
): Promise<{ type: FileType; bytes: number; tries: number } | undefined> {
  const row = await db
    .updateTable('platform.conversion as c')
    .from('platform.file as f')
    .set((eb) => ({ state: 'running' as const, percent: 0, tries: eb('c.tries', '+', 1) }))
    .whereRef('f.sha256', '=', 'c.sha256')
    .where('c.sha256', '=', Buffer.from(sha256, 'hex'))
    .where('c.state', 'not in', ['done', 'refused'])
    .returning(['c.type', 'c.tries', 'f.bytes'])
    .executeTakeFirst()
  const type = row && asFileType(row.type)
  return type && { type, bytes: Number(row.bytes), tries: row.tries }
}

interface Working {
  db: Db
  sha256: string
  converter: Converter
  folder: string
  stopping: AbortSignal
  type: FileType
  bytes: number
}

async function work(working: Working): Promise<Made[] | ConversionRefusal | 'room' | 'asked'> {
  const { db, sha256, converter, folder, stopping, type, bytes } = working
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // What is made of a film seldom weighs more than itself; the rest of the lab needs room meanwhile.
  const disk = await statfs(folder)
  if (disk.bavail * disk.bsize < 2 * bytes + 2 ** 28) return 'room'
  const source = join(folder, sourceName)
  try {
    if (!(await fetchContent(filesOf(db), sha256, source))) return 'unreadable'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return 'room'
    throw error
  }
  const { owner } = converter
  if (owner) for (const path of [folder, source]) await chown(path, owner.uid, owner.gid)
  const unwanted = new AbortController()
  const signal = AbortSignal.any([stopping, unwanted.signal])
  return makeRenditions({ converter, folder, type, signal, told: progressOf(db, sha256, unwanted) })
}

/** Writes how far it is, seldom; what was erased meanwhile is converted no further. */
function progressOf(db: Db, sha256: string, unwanted: AbortController): (percent: number) => void {
  let [last, at] = [0, 0]
  return (percent) => {
    if (percent <= last || Date.now() - at < 1_000) return
    ;[last, at] = [percent, Date.now()]
    const written = db
      .updateTable('platform.conversion')
      .set({ percent })
      .where('sha256', '=', Buffer.from(sha256, 'hex'))
      .executeTakeFirst()
    // A database that is away is no reason to begin again.
    written.then((row) => row.numUpdatedRows === 0n && unwanted.abort()).catch(() => {})
  }
}

/** Gives all that was made to every use at once; a use that is being kept meanwhile waits for the content's lock, and finds it. */
async function keepMade(db: Db, sha256: string, made: readonly Made[]): Promise<void> {
  const contents = new Map<Made, Content>()
  for (const one of made) {
    if (process.getuid?.() === 0) await chown(one.path, 0, 0)
    await chmod(one.path, 0o600)
    contents.set(one, await hashed(one.path, one.type))
  }
  const hash = Buffer.from(sha256, 'hex')
  await db.transaction().execute(async (tx) => {
    await lockContent(tx, sha256)
    const uses = await tx
      .selectFrom('platform.file_use')
      .select('id')
      .where('sha256', '=', hash)
      .where('role', 'in', ['audio', 'video'])
      .execute()
    if (uses.length === 0) {
      await tx.deleteFrom('platform.conversion').where('sha256', '=', hash).execute()
      return
    }
    for (const content of [...contents.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)))
      await keepContent(tx, filesOf(db), content)
    const rows = [...contents].flatMap(([{ name, type, width }, content]) =>
      uses.map(({ id }) => ({
        ...{ use_id: id, name, type, width, bytes: String(content.bytes) },
        sha256: Buffer.from(content.sha256, 'hex'),
      })),
    )
    await tx
      .insertInto('platform.file_variant')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tx
      .updateTable('platform.conversion')
      .set({ state: 'done', percent: 100 })
      .where('sha256', '=', hash)
      .execute()
  })
}

async function write(
  db: Db,
  sha256: string,
  change: { state: 'waiting' | 'off' | 'room' | 'refused'; reason?: ConversionRefusal; tries?: number },
): Promise<void> {
  await db
    .updateTable('platform.conversion')
    .set(change)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .where('state', 'not in', ['done', 'refused'])
    .execute()
}
