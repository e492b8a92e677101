import { subscribe } from 'node:diagnostics_channel'
import type pg from 'pg'

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
