import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { root } from './root.ts'
import { loadPreset } from './words.ts'

const folder = join(root, 'migrations')

/**
 * Brings the database up to this version: every file of `migrations/` in the order of its number, each in one transaction with
 * its name recorded, then the job queue's own tables and the preset words. Safe to run from several processes at once.
 * Throws when a file that was already applied has changed since. `only` (for a restore) stops at these files, without the words.
 */
export async function migrate(pool: pg.Pool, only?: ReadonlySet<string>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(780124)')
    await client.query(
      'create table if not exists public.migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
    )
    await runMigrations({ pgPool: pool })
    const applied = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.migration',
    )
    const known = new Map(applied.rows.map((row) => [row.name, row.sha256]))
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      if (!only || only.has(name)) await applyFile(client, name, known.get(name))
    }
    if (!only) await loadPreset(client)
  } finally {
    await client.query('select pg_advisory_unlock(780124)').catch(() => {})
    client.release()
  }
}

async function applyFile(client: pg.PoolClient, name: string, before: string | undefined): Promise<void> {
  const text = await readFile(join(folder, name), 'utf8')
  const sha256 = createHash('sha256').update(text).digest('hex')
  if (before === sha256) return
  if (before) throw new Error(`migrations/${name} was changed after it had been applied`)
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
