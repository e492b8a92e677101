import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import type { Audience } from '../../platform/tables.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Cited, Csl } from '../citations/csl.ts'
import { namedOn, visibleToHands, writableBy, type Named } from '../names/hands.ts'

/** A piece in a list. */
export interface ListedPiece {
  id: string
  path: string
  kind: string
  title: string
  summary: string
  lang: string
  priority: string | null
  authors: Named[]
  at: Date
}

const listSize = 30

export interface PieceFilter {
  kind: string
  priority: string
}

/** Pieces of every kind by time, so that none comes before the others. */
export async function listPieces(
  db: Db,
  viewer: Viewer | null,
  { kind, priority }: PieceFilter,
  cursor: Cursor | null,
) {
  const rows = await selectListed(db, viewer)
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .$if(kind !== '', (query) => query.where('p.kind', '=', kind))
    .$if(priority !== '', (query) => query.where('t.priority', '=', priority))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedPiece>(rows, listSize, (row) => row)
}

/** The pieces that someone may see, as cards; the caller says which and in which order. */
export function selectListed(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('platform.thing as t')
    .innerJoin('knowledge.piece as p', 'p.id', 't.id')
    .select([
      't.id',
      't.path',
      'p.kind',
      't.title',
      't.summary',
      't.lang',
      't.priority',
      't.published_at as at',
    ])
    .select(namedOn('t.id').as('authors'))
    .where('t.kind', '=', 'piece')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

/** A piece as its page shows it. */
export interface ShownPiece {
  id: string
  slug: string
  path: string
  kind: string
  title: string
  claim: string
  holds: string
  holdsNot: string
  source: string
  text: string
  lang: string
  priority: string | null
  audience: Audience
  /** The book, article or law it rests on. */
  reference: Csl | null
  cited: Cited
  authors: Named[]
  at: Date
  editedAt: Date | null
  saves: number
  /** Whether the reader writes it. */
  own: boolean
  hiddenReason: string | null
}

/** One piece, for who may see it. */
export async function readPiece(
  db: Db,
  viewer: Viewer | null,
  slug: string,
): Promise<ShownPiece | undefined> {
  return db
    .selectFrom('knowledge.piece as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select([
      'p.id',
      'p.slug',
      't.path',
      'p.kind',
      'p.title',
      'p.claim',
      'p.holds',
      'p.holds_not as holdsNot',
    ])
    .select([
      'p.source',
      'p.text',
      'p.lang',
      't.priority',
      't.audience',
      'p.written_at as at',
      'p.edited_at as editedAt',
    ])
    .select(['p.saves', 'p.reference', 'p.cited', 't.hidden_reason as hiddenReason'])
    .select(namedOn('p.id').as('authors'))
    .select(writableBy(viewer, 'p.id').as('own'))
    .where('p.slug', '=', slug)
    .where(visibleToHands(viewer))
    .executeTakeFirst()
}
