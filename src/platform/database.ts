import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { openReaders, type Readers } from './readers.ts'
import { nameStatements } from './statements.ts'
import './tables.ts'

/**
 * Every table of the lab by its qualified name. Each module adds its own rows in its `tables.ts`
 * (`declare module '../platform/database.ts'`), so that one type describes the whole database and platform knows no module.
 */
export interface Tables {}

/** A connection or a transaction: verbs take either. */
export type Db = Kysely<Tables>

/** Any of these, for `=`: a list of any length in one parameter, and the same statement whatever its length. */
export const anyOf = (values: readonly string[]) => sql<string>`any(${values}::text[])`

export interface Database {
  db: Db
  pool: pg.Pool
  close: () => Promise<void>
}

const readersOf = new WeakMap<Db, Readers>()

/** The connections that all prepared reads share; none in a transaction, which sees what it wrote by its own connection alone. */
export const findReaders = (db: Db): Readers | undefined => readersOf.get(db)

/** Opens a pool of at most `max` connections. Losing the server never ends the process: each query fails by itself. */
export function openDatabase(url: string, { max = 12 } = {}): Database {
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 20_000,
    application_name: 'socialab',
  }
  const pool = new pg.Pool({ ...config, max, idleTimeoutMillis: 60_000 })
  // Without a listener a stop of the database would crash the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: nameStatements(pool) }) })
  const readers = openReaders(pool, config)
  readersOf.set(db, readers)
  const close = async () => {
    await Promise.all([readers.end(), db.destroy()])
    // Kysely only ends a pool that it has used.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, close }
}

const gone = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '53100',
  '58030',
])
const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOSPC'])

/** Whether an error says that the database cannot be reached or cannot write now, rather than that we asked wrongly. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    gone.has(code) ||
    unreachable.has(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  )
}
