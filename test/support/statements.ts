import assert from 'node:assert/strict'
import { subscribe } from 'node:diagnostics_channel'
import pg from 'pg'
import { isPrepared } from '../../src/platform/statements.ts'

/** Tells of every statement a lab sends from now on, whichever of its connections takes it. */
export function watchStatements(pool: pg.Pool, told: (text: string, values: unknown[]) => void): void {
  // What readers.ts publishes.
  subscribe('socialab.read', (message) => {
    const { pool: of, query } = message as { pool: pg.Pool; query: pg.QueryConfig }
    if (of === pool) told(query.text, query.values ?? [])
  })
  pool.on('acquire', (client) => {
    const ask: (...args: unknown[]) => unknown = Object.getPrototypeOf(client).query.bind(client)
    // The driver's own signature has a dozen forms; ours and Kysely's give a text and values, together or apart.
    const listen = (first: string | pg.QueryConfig, second?: unknown[], ...others: unknown[]) => {
      if (typeof first === 'string') told(first, second ?? [])
      else told(first.text, first.values ?? [])
      return ask(first, second, ...others)
    }
    Object.assign(client, { query: listen })
  })
}

/** The plan of a statement as the program's own connections run it: where it is prepared, made for any values, then run with these. */
export async function explain<Step>(
  pool: pg.Pool,
  { sql, parameters }: { sql: string; parameters: readonly unknown[] },
): Promise<Step> {
  const client = await pool.connect()
  try {
    if (isPrepared(sql)) await client.query('set plan_cache_mode = force_generic_plan')
    await client.query(`prepare explained as ${sql}`)
    const values = parameters.map(writeLiteral)
    const given = values.length > 0 ? `(${values.join(', ')})` : ''
    const {
      rows: [row],
    } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(
      `explain (analyze, format json) execute explained${given}`,
    )
    assert.ok(row)
    return row['QUERY PLAN'][0].Plan
  } finally {
    client.release(true)
  }
}

function writeLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.join()}}` : String(value))
}
