import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from './database.ts'
import { useView } from './view.ts'
import type { Ctx } from './web.ts'

/** Where a list goes on: after this thing, towards older ones. */
export interface Cursor {
  at: Date
  id: string
}

/** The one query key of lists: `?avant=1764000000000.k3x…`. A cursor that cannot be one reads from the start. */
export const cursorKey = 'avant'

/** Reads where the list goes on; null from the start. A list with the soonest first says its direction by another key. */
export function readCursor(c: Ctx, key = cursorKey): Cursor | null {
  const match = /^(\d{1,15})\.([0-9a-z]{1,40})$/.exec(c.req.query(key) ?? '')
  return match ? { at: new Date(Number(match[1])), id: match[2] ?? '' } : null
}

/** The condition of a keyset list, newest first, over a time column of millisecond precision and an id. */
export function olderThan(cursor: Cursor | null, at: string, id: string): RawBuilder<SqlBool> {
  if (!cursor) return sql<SqlBool>`true`
  return sql<SqlBool>`(${sql.ref(at)}, ${sql.ref(id)}) < (${cursor.at}, ${cursor.id})`
}

/**
 * The newest `count` rows after the cursor, out of several lists whose columns come in one order, `at` and `key` among them. Each list is
 * read by its own index, no further than that.
 */
export async function readNewest<Row>(
  db: Db,
  lists: readonly Expression<Row>[],
  { before, count }: { before: Cursor | null; count: number },
): Promise<Row[]> {
  const page = sql`where ${olderThan(before, 'at', 'key')} order by at desc, key desc limit ${count}`
  const newest = lists.map((list) => sql`(select * from (${list}) as list ${page})`)
  const { rows } =
    await sql<Row>`select * from (${sql.join(newest, sql` union all `)}) as lists ${page}`.execute(db)
  return rows
}

/** One page of rows asked for with one more than `size`, and the cursor of the next page, if there is one. */
export function cutPage<Row>(
  rows: readonly Row[],
  size: number,
  cursorOf: (row: Row) => Cursor,
): { rows: readonly Row[]; next: Cursor | null } {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last !== undefined ? cursorOf(last) : null }
}

/** Links to the older page and back to the newest. `path` may hold other query keys already. */
export function Pager({ path, next, started }: { path: string; next: Cursor | null; started: boolean }) {
  const { t } = useView()
  if (!next && !started) return null
  const join = path.includes('?') ? '&' : '?'
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      {started && (
        <a class="act" href={path}>
          {t('nav.newest')}
        </a>
      )}
      {next && (
        <a class="act" href={`${path}${join}${cursorKey}=${next.at.getTime()}.${next.id}`} rel="next">
          {t('nav.older')}
        </a>
      )}
    </nav>
  )
}
