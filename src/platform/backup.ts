import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { connectPlainly, listTables, manifestName, quoteColumns, quoteTable } from './backup-parts.ts'
import type { Manifest, Part, Table } from './backup-parts.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { explain, StartError } from './embedded-home.ts'
import { openFiles } from './files/store.ts'
import { readableOf } from './files/contents.ts'
import type { FileStore } from './files/store.ts'

const run = promisify(execFile)

export interface BackupSummary {
  path: string
  tables: number
  files: number
  /** Contents that rows speak of and that the store does not hold any more. */
  missing: number
  bytes: number
}

/** Where a lab writes when and where it was last backed up, for `doctor`. */
export const lastBackupPath = (dataDir: string) => join(dataDir, 'last-backup.json')

/**
 * Writes everything the lab keeps to `target`, a folder, or one file when it ends in `.tar`: the rows of one instant, and the
 * contents they speak of. The lab may be open meanwhile. The target appears whole or not at all; one that exists is refused.
 */
export async function backUp(
  config: Config & { databaseUrl: string },
  target: string,
): Promise<BackupSummary> {
  const path = resolve(target)
  if (existsSync(path)) throw new StartError(`${path} existe déjà : choisissez un autre nom.`)
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    await mkdir(dirname(path), { recursive: true })
    await mkdir(unfinished, { mode: 0o700 })
    const { manifest, missing } = await writeParts(config, unfinished)
    const parts = [...manifest.tables, ...manifest.files, manifest.jobs]
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
    await finish(unfinished, path)
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
    await writeFile(lastBackupPath(config.dataDir), JSON.stringify({ at: manifest.at, path }))
    return { path, tables: manifest.tables.length, files: manifest.files.length, missing, bytes }
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOSPC', 'EACCES', 'EROFS', 'ENOTDIR', 'EPERM'].includes(String(error.code))
    ) {
      throw new StartError(`La sauvegarde n’a pas pu être écrite dans ${path} : ${explain(error)}.`)
    }
    throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
    await rm(`${unfinished}.tar`, { force: true })
  }
}

async function finish(unfinished: string, path: string): Promise<void> {
  if (!path.endsWith('.tar')) return rename(unfinished, path)
  // It holds everything the lab knows: nobody else on the machine may read it, not even while it is written.
  await writeFile(`${unfinished}.tar`, '', { mode: 0o600 })
  await run('tar', ['--create', '--file', `${unfinished}.tar`, '--directory', unfinished, '.'])
  const file = await open(`${unfinished}.tar`)
  await file.sync()
  await file.close()
  await rename(`${unfinished}.tar`, path)
}

async function writeParts(
  config: Config & { databaseUrl: string },
  folder: string,
): Promise<{ manifest: Manifest; missing: number }> {
  const client = await connectPlainly(config.databaseUrl)
  const { db, close } = openDatabase(config.databaseUrl, { max: 1 })
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const at = new Date().toISOString()
    const migrations = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.migration order by name',
    )
    await mkdir(join(folder, 'tables'))
    const tables: Manifest['tables'] = []
    for (const table of await listTables(client))
      tables.push({ ...table, ...(await writeTable(client, table, folder)) })
    const sequences = await listSequences(client)
    const jobs = await writeJobs(client, folder)
    const wanted = await client.query<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from platform.file order by 1`,
    )
    await client.query('commit')
    const hashes = wanted.rows.map((row) => row.sha256)
    const files = await writeFiles(openFiles(config, db), hashes, folder)
    const manifest: Manifest = { format: 1, at, migrations: migrations.rows, tables, sequences, jobs, files }
    await writeFile(join(folder, manifestName), JSON.stringify(manifest, null, 1), { flush: true })
    return { manifest, missing: hashes.length - files.length }
  } finally {
    await client.end()
    await close()
  }
}

/** Writes a stream as one part, on the disk for good. */
async function writePart(folder: string, path: string, from: Readable, through?: Transform): Promise<Part> {
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const file = createWriteStream(join(folder, path), { mode: 0o600, flush: true })
  await (through ? pipeline(from, through, count, file) : pipeline(from, count, file))
  return { path, sha256: hash.digest('hex'), bytes }
}

function writeTable(client: pg.Client, table: Table, folder: string): Promise<Part> {
  const rows = client.query(copyTo(`copy ${quoteTable(table)} (${quoteColumns(table.columns)}) to stdout`))
  return writePart(folder, join('tables', `${table.schema}.${table.name}.copy.gz`), rows, createGzip())
}

async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const found = await client.query<Manifest['sequences'][number]>(`
    select schemaname as schema, sequencename as name, last_value::text as last from pg_sequences
    where last_value is not null and schemaname !~ '^(pg_|graphile_worker$)' order by 1, 2`)
  return found.rows
}

/** The queue's own tables belong to its version: only what must be added again is kept, including what runs now. */
async function writeJobs(client: pg.Client, folder: string): Promise<Part> {
  const found = await client.query(`
    select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority, j.flags
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.attempts < j.max_attempts order by j.id`)
  return writePart(folder, 'jobs.json', Readable.from([JSON.stringify(found.rows)]))
}

async function writeFiles(store: FileStore, hashes: string[], folder: string): Promise<Part[]> {
  await mkdir(join(folder, 'files'))
  const written: Part[] = []
  for (const sha256 of hashes) {
    const content = await store.open(sha256)
    // What its owner erased since the rows were read is not kept.
    if (!content) continue
    written.push(await writePart(folder, join('files', sha256), readableOf(content)))
  }
  return written
}
