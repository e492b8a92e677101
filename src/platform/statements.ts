import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Readers } from './readers.ts'

const prepared = new Set<string>()

/** Notes a statement that `prepare` built: it only reads, and one plan serves it whatever its values. */
export function markPrepared(text: string): void {
  prepared.add(text)
}

/** Whether a statement was prepared. */
export function isPrepared(text: string): boolean {
  return prepared.has(text)
}

// A connection keeps each plan in the memory of its server process.
const most = 300

/**
 * Texts that are planned anew each time: lists of values, which have one text for each length; searches, whose plan depends on the words;
 * and « every column », which a migration changes under a process that runs.
 */
const planAnew = /\bin \(\$\d|@@|(^|[\s.])\*\s*(,|from\b|$)/i

/** Gives the statements that come again a name: planning the joins of a page costs several times more than running them. */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const once = new Set<string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most) return known
    if (!once.has(text) && !isPrepared(text)) {
      if (once.size >= most) once.clear()
      once.add(text)
      return undefined
    }
    once.delete(text)
    if (planAnew.test(text) && !isPrepared(text)) return undefined
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
    names.set(text, name)
    return name
  }
}

/**
 * The pool as Kysely uses it, with hot statements named. Prepared reads outside any transaction go by the readers; a connection of the pool
 * is only taken for what comes first otherwise, such as `begin`, and kept until the end.
 */
export function nameStatements(pool: pg.Pool, readers: Readers): PostgresPool {
  const nameOf = statementNames()
  return {
    options: pool.options,
    end: async () => {
      await Promise.all([readers.end(), pool.end()])
    },
    connect: async () => {
      let own: pg.PoolClient | undefined
      const query = async (text: string, values: readonly unknown[]) => {
        const name = nameOf(text)
        const named = { text, values: [...values], ...(name !== undefined && { name }) }
        if (!own && isPrepared(text)) return readers.read(named)
        own ??= await pool.connect()
        return own.query(named)
      }
      return {
        // Kysely's other form is for cursors, which nothing here opens; the two libraries describe one result in two types.
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => own?.release(destroy),
      }
    },
  }
}
