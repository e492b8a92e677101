import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import {
  connectPlainly,
  hashFile,
  listTables,
  quoteColumns,
  quoteTable,
  readManifest,
} from './backup-parts.ts'
import type { Manifest } from './backup-parts.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database.ts'
import { StartError } from './embedded-home.ts'
import { openFiles } from './files/store.ts'
import type { FileStore } from './files/store.ts'
import { migrate } from './migrate.ts'
import { root } from './root.ts'

const run = promisify(execFile)

/**
 * Puts a backup back into an empty database and an empty DATA_DIR, after checking every part against its hash, then brings it up
 * to this version. Throws StartError when the target holds anything, or when the backup is damaged or newer than the program.
 */
export async function restore(config: Config & { databaseUrl: string }, source: string): Promise<Manifest> {
  const path = resolve(source)
  const found = await stat(path).catch(() => {
    throw new StartError(`${path} n’existe pas.`)
  })
  if (found.isDirectory()) return restoreFolder(config, path)
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const unpacked = await mkdtemp(join(config.dataDir, 'restore-'))
  try {
    await run('tar', ['--extract', '--file', path, '--directory', unpacked]).catch(() => {
      throw new StartError(`${path} n’est pas une sauvegarde, ou elle est abîmée.`)
    })
    return await restoreFolder(config, unpacked)
  } finally {
    await rm(unpacked, { recursive: true, force: true })
  }
}

async function restoreFolder(config: Config & { databaseUrl: string }, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  await verify(folder, manifest)
  await requireEmptyFolder(join(config.dataDir, 'files'))
  const client = await connectPlainly(config.databaseUrl)
  const { db, pool, close } = openDatabase(config.databaseUrl, { max: 3 })
  try {
    if ((await listTables(client)).length > 0) {
      throw new StartError(
        'La base de données n’est pas vide : rien n’a été changé. Restaurez dans une base et un DATA_DIR neufs.',
      )
    }
    const wanted = await knownMigrations(manifest)
    const files = openFiles(config, db)
    try {
      await migrate(pool, wanted)
      await putFiles(files, folder, manifest)
      await putRows(client, folder, manifest)
    } catch (error) {
      await emptyAgain(client, files)
      throw error
    }
    await migrate(pool)
    return manifest
  } finally {
    await client.end()
    await close()
  }
}

async function verify(folder: string, manifest: Manifest): Promise<void> {
  for (const part of [...manifest.tables, manifest.jobs, ...manifest.files]) {
    const sha256 = await hashFile(join(folder, part.path)).catch(() => 'missing')
    if (sha256 !== part.sha256)
      throw new StartError(`Cette sauvegarde est abîmée : ${part.path} n’est pas ce qui a été écrit.`)
  }
}

async function requireEmptyFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length > 0) throw new StartError(`Le dossier ${folder} n’est pas vide : rien n’a été changé.`)
}

/** The migrations of the backup, all of which this program must have. */
async function knownMigrations(manifest: Manifest): Promise<ReadonlySet<string>> {
  for (const { name, sha256 } of manifest.migrations) {
    const ours = await hashFile(join(root, 'migrations', basename(name))).catch(() => '')
    if (ours !== sha256) {
      throw new StartError(
        `Cette sauvegarde vient d’une autre version du programme (migration ${name}) : prenez cette version ou une plus récente.`,
      )
    }
  }
  return new Set(manifest.migrations.map(({ name }) => name))
}

async function putFiles(store: FileStore, folder: string, manifest: Manifest): Promise<void> {
  await mkdir(store.incoming, { recursive: true, mode: 0o700 })
  for (const { path, sha256 } of manifest.files) {
    // The store takes the file away: the backup keeps its own.
    const copy = join(store.incoming, `restore-${sha256}`)
    await copyFile(join(folder, path), copy)
    await store.put(copy, sha256)
  }
}

interface Link {
  table: string
  name: string
  rule: string
}

/** Everything in one transaction, links between tables taken off meanwhile and checked when they are put back. */
async function putRows(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  await client.query('begin')
  try {
    const tables = await listTables(client)
    const links = await listLinks(client)
    await client.query(`truncate ${tables.map(quoteTable).join(', ')}`)
    for (const { table, name } of links)
      await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`)
    for (const table of tables) await client.query(`alter table ${quoteTable(table)} disable trigger user`)
    for (const table of manifest.tables) {
      const rows = client.query(
        copyFrom(`copy ${quoteTable(table)} (${quoteColumns(table.columns)}) from stdin`),
      )
      await pipeline(createReadStream(join(folder, table.path)), createGunzip(), rows)
    }
    for (const table of tables) await client.query(`alter table ${quoteTable(table)} enable trigger user`)
    for (const { table, name, rule } of links) {
      await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${rule}`)
    }
    for (const sequence of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint)', [quoteTable(sequence), sequence.last])
    }
    await addJobs(client, folder, manifest)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function listLinks(client: pg.Client): Promise<Link[]> {
  const found = await client.query<Link>(`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as rule
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname !~ '^(pg_|graphile_worker$)' order by c.oid`)
  return found.rows
}

const jobsSchema = z.array(
  z.object({
    identifier: z.string(),
    payload: z.unknown(),
    queue_name: z.string().nullable(),
    run_at: z.string(),
    max_attempts: z.number(),
    key: z.string().nullable(),
    priority: z.number(),
    flags: z.record(z.string(), z.literal(true)).nullable(),
  }),
)

async function addJobs(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const jobs = jobsSchema.parse(JSON.parse(await readFile(join(folder, manifest.jobs.path), 'utf8')))
  for (const job of jobs) {
    await client.query(
      `select graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5,
        job_key => $6, priority => $7, flags => $8)`,
      [
        job.identifier,
        JSON.stringify(job.payload),
        job.queue_name,
        job.run_at,
        job.max_attempts,
        job.key,
        job.priority,
        job.flags && Object.keys(job.flags),
      ],
    )
  }
}

/** After a failure half-way: the target is as empty as it was. */
async function emptyAgain(client: pg.Client, files: FileStore): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)'`,
  )
  for (const { name } of found.rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`)
  await client.query('drop table if exists public.migration')
  for await (const sha256 of files.list()) await files.remove(sha256)
}
