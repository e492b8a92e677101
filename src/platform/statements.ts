import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

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

/** What a statement is called on the connections where it is planned once. */
export function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 20)
}

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
    const name = nameOf(text)
    names.set(text, name)
    return name
  }
}

/** The pool as Kysely uses it, with statements that come again named. */
export function nameStatements(pool: pg.Pool): PostgresPool {
  const findName = statementNames()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const connection = await pool.connect()
      const query = (text: string, values: readonly unknown[]) => {
        const name = findName(text)
        return connection.query({ text, values: [...values], ...(name !== undefined && { name }) })
      }
      return {
        // Kysely's other form is for cursors, which nothing here opens; the two libraries describe one result in two types.
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => connection.release(destroy),
      }
    },
  }
}
