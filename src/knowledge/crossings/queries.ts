import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { visibleTo, shownAs } from '../../platform/things.ts'
import type { Audience } from '../../platform/tables.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** What is made or done outside of knowledge and may show that a piece holds, or that it does not. */
export const evidenceKinds: readonly string[] = ['production', 'use']

/** One side of a crossing. */
export interface Side {
  id: string
  /** Kind of thing: a piece, or what may show that one holds. */
  kind: string
  /** What the piece starts from; null for what is no piece. */
  from: string | null
  path: string
  title: string
  summary: string
  lang: string
  audience: Audience
}

/** Things that may stand at either side of a crossing, as far as this reader may see. */
export function selectSides(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('platform.thing as t')
    .leftJoin('knowledge.piece as p', 'p.id', 't.id')
    .select(['t.id', 't.kind', 'p.kind as from', 't.path', 't.title', 't.summary', 't.lang', 't.audience'])
    .where('t.kind', 'in', ['piece', ...evidenceKinds])
    .where('t.audience', '<>', 'group')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

/** A crossing as one of its sides shows it. */
export interface ShownCrossing {
  id: string
  kind: string
  why: string
  lang: string
  /** Whether it goes from the piece one looks at to the other. */
  towards: boolean
  other: Side
  author: string | null
  authorPath: string | null
  at: Date
}

const mostShown = 40

/** What crosses a piece, newest first, from either side. */
export async function readCrossings(
  db: Db,
  viewer: Viewer | null,
  pieceId: string,
): Promise<ShownCrossing[]> {
  const rows = await db
    .selectFrom('platform.thing as t')
    .innerJoin('knowledge.crossing as c', 'c.id', 't.id')
    .innerJoin(selectSides(db, viewer).as('o'), (join) =>
      join.on(sql<boolean>`o.id = case when c.from_id = ${pieceId} then c.to_id else c.from_id end`),
    )
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select(['c.id', 'c.kind', 'c.why', 'c.lang', 'c.written_at as at', 'c.from_id'])
    .select(['o.id as otherId', 'o.kind as otherKind', 'o.from', 'o.path', 'o.title', 'o.summary'])
    .select(['o.lang as otherLang', 'o.audience', 'a.title as author', 'a.path as authorPath'])
    .where((eb) => eb.or([eb('c.from_id', '=', pieceId), eb('c.to_id', '=', pieceId)]))
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('c.written_at', 'desc')
    .orderBy('c.id')
    .limit(mostShown)
    .execute()
  return rows.map(
    ({ from_id, otherId, otherKind, from, path, title, summary, otherLang, audience, ...row }) => ({
      ...row,
      towards: from_id === pieceId,
      other: { id: otherId, kind: otherKind, from, path, title, summary, lang: otherLang, audience },
    }),
  )
}

/** A crossing on a page of its own. */
export interface WholeCrossing {
  id: string
  path: string
  kind: string
  why: string
  lang: string
  from: Side
  to: Side
  author: string | null
  authorPath: string | null
  audience: Audience
  hiddenReason: string | null
  at: Date
  editedAt: Date | null
  saves: number
  /** Whether the reader wrote it. */
  own: boolean
}

/** One crossing, for who may see it and both of its sides. */
export async function readCrossing(
  db: Db,
  viewer: Viewer | null,
  id: string,
): Promise<WholeCrossing | undefined> {
  const row = await db
    .selectFrom('knowledge.crossing as c')
    .innerJoin('platform.thing as t', 't.id', 'c.id')
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .select([
      'c.id',
      't.path',
      'c.kind',
      'c.why',
      'c.lang',
      'c.from_id',
      'c.to_id',
      'c.presentation_id',
      'c.saves',
    ])
    .select(['a.title as author', 'a.path as authorPath', 't.audience', 't.hidden_reason as hiddenReason'])
    .select(['c.written_at as at', 'c.edited_at as editedAt'])
    .where('c.id', '=', id)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { from_id, to_id, presentation_id, ...crossing } = row
  const sides = await selectSides(db, viewer).where('t.id', 'in', [from_id, to_id]).execute()
  const [from, to] = [from_id, to_id].map((one) => sides.find((side) => side.id === one))
  if (!from || !to) return undefined
  return { ...crossing, from, to, own: viewer?.presentationIds.includes(presentation_id) ?? false }
}

const mostFound = 12

/**
 * What one may cross a piece with: by words of its title, by the address it has here, or, when nothing is looked for, the newest pieces about
 * the same thing.
 */
export async function findSides(
  db: Db,
  viewer: Viewer | null,
  {
    pieceId,
    priority,
    words,
    origin,
  }: { pieceId: string; priority: string | null; words: string; origin: string },
): Promise<Side[]> {
  const path = pathIn(words, origin)
  return selectSides(db, viewer)
    .where('t.id', '<>', pieceId)
    .$if(path !== null, (query) => query.where('t.path', '=', path))
    .$if(path === null && words !== '', (query) =>
      query.where(sql<boolean>`t.search @@ websearch_to_tsquery('french', platform.fold(${words}))`),
    )
    .$if(words === '', (query) => query.where('t.kind', '=', 'piece'))
    .$if(words === '' && priority !== null, (query) => query.where('t.priority', '=', priority))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(mostFound)
    .execute()
}

/** The path that someone pasted, with or without the lab's own address; null for words. */
export function pathIn(words: string, origin: string): string | null {
  const own = words.startsWith(`${origin}/`) ? words.slice(origin.length) : words
  return /^\/\S+$/.test(own) ? (own.split(/[?#]/)[0] ?? null) : null
}
