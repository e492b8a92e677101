import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

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
    if (!once.has(text)) {
      if (once.size >= most) once.clear()
      once.add(text)
      return undefined
    }
    once.delete(text)
    if (planAnew.test(text)) return undefined
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
    names.set(text, name)
    return name
  }
}

/** The pool as Kysely uses it, with hot statements named. */
export function nameStatements(pool: pg.Pool): PostgresPool {
  const nameOf = statementNames()
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: readonly unknown[]) => {
      const name = nameOf(text)
      return client.query({ text, values: [...values], ...(name !== undefined && { name }) })
    }
    return {
      // Kysely's other form is for cursors, which nothing here opens; the two libraries describe one result in two types.
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    }
  }
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? wrap(client)
      known.set(client, wrapped)
      return wrapped
    },
  }
}
