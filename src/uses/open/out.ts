import { writeCsv } from '../../platform/csv.ts'
import type { Db } from '../../platform/database.ts'
import { olderThan, type Cursor } from '../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../platform/things.ts'
import { textsOf } from '../inventory/show.ts'
import { bar, columnNames, type Line } from './columns.ts'

const batch = 200

/** Every open use, newest first, some at a time: neither memory nor the database holds the whole. */
export async function* readLines(db: Db, publicUrl: URL): AsyncGenerator<Line[]> {
  let cursor: Cursor | null = null
  do {
    const rows = await selectOpen(db, cursor)
    yield rows.map((row) => lineOf(row, publicUrl))
    const last = rows.at(-1)
    cursor = rows.length === batch && last ? { at: last.at, id: last.id } : null
  } while (cursor)
}

function selectOpen(db: Db, cursor: Cursor | null) {
  return db
    .selectFrom('platform.thing as t')
    .innerJoin('uses.use as u', 'u.id', 't.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .selectAll('u')
    .select(['t.path', 't.published_at as at', 'author.title as author'])
    .where('t.kind', '=', 'use')
    .where(visibleTo(null))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(batch)
    .execute()
}

type OpenUse = Awaited<ReturnType<typeof selectOpen>>[number]

/** Nothing is said of who tells it but the name they show. */
function lineOf(row: OpenUse, publicUrl: URL): Line {
  const { title, who, tool, purpose, place, opens, leavesOut, risks, needed, transcript } = textsOf(row)
  return {
    ...{ titre: title, qui: who, publics: row.publics.join(bar), outils: tool, pour_quoi: purpose },
    ...{ cadre: place, lieux: row.settings.join(bar), ouvre: opens, dehors: leavesOut, risques: risks },
    ...{ faudrait: needed, transcription: transcript, priorite: row.priority ?? '', langue: row.lang },
    ...{ raconte_par: row.author ?? '', vient_de: row.source, publie_le: row.at.toISOString() },
    adresse: new URL(row.path, publicUrl).href,
  }
}

/** A semicolon and the mark of UTF-8: what spreadsheets in French open by a double click. */
export function writeLines(lines: readonly Line[], first: boolean): string {
  const text = writeCsv(lines, columnNames, { header: first, delimiter: ';' })
  return first ? `\uFEFF${text}` : text
}

/** The lines as a whole file, piece by piece. */
export async function* writeTable(lines: AsyncIterable<Line[]>): AsyncGenerator<string> {
  let first = true
  for await (const some of lines) {
    yield writeLines(some, first)
    first = false
  }
}

/** What stands around the lines in JSON, then each of them as `item` writes it. */
export async function* writeJson(
  head: object,
  list: string,
  lines: AsyncIterable<Line[]>,
  item: (line: Line) => object = (line) => line,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(list)}:[`
  let before = '\n'
  for await (const some of lines) {
    for (const line of some) {
      yield `${before}${JSON.stringify(item(line))}`
      before = ',\n'
    }
  }
  yield '\n]}\n'
}
