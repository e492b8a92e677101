import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import type { Audience } from '../../platform/tables.ts'
import { visibleTo } from '../../platform/things.ts'
import { readVersionsOf, type Version } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { pathIn } from '../crossings/queries.ts'
import { namedOn, visibleToHands, writableBy, type Named } from '../names/hands.ts'
import { pieceMark } from './paths.ts'

/** A path in a list. */
export interface ListedPath {
  id: string
  path: string
  title: string
  summary: string
  lang: string
  priority: string | null
  authors: Named[]
  at: Date
}

const listSize = 30

/** Paths by time. */
export async function listPaths(db: Db, viewer: Viewer | null, cursor: Cursor | null) {
  const rows = await db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.path', 't.title', 't.summary', 't.lang', 't.priority', 't.published_at as at'])
    .select(namedOn('t.id').as('authors'))
    .where('t.kind', '=', 'path')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedPath>(rows, listSize, (row) => row)
}

/** Something of the space that a path or a step leads to. */
export interface Way {
  kind: string
  path: string
  title: string
  lang: string
}

/** What may show that a step holds, and where a path may be followed with others. */
export const wayKinds = {
  evidence: ['production', 'use'],
  together: ['workshop', 'production'],
} as const

function selectWays(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.kind', 't.path', 't.title', 't.lang'])
    .where('t.audience', '<>', 'group')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

/** The id of what stands at a typed address: null for none typed, undefined when there is no such thing of these kinds. */
export async function findWay(
  db: Db,
  viewer: Viewer,
  { typed, origin, kinds }: { typed: string; origin: string; kinds: readonly string[] },
): Promise<string | null | undefined> {
  if (typed === '') return null
  const path = pathIn(typed, origin)
  if (path === null) return undefined
  const found = await selectWays(db, viewer)
    .where('t.path', '=', path)
    .where('t.kind', 'in', kinds)
    .executeTakeFirst()
  return found?.id
}

/** A path as its pages show it. */
export interface ShownPath {
  id: string
  slug: string
  path: string
  title: string
  summary: string
  lang: string
  priority: string | null
  audience: Audience
  authors: Named[]
  together: Way | null
  at: Date
  editedAt: Date | null
  saves: number
  /** Whether the reader writes it. */
  own: boolean
  hiddenReason: string | null
}

/** One path, for who may see it. */
export async function readPath(db: Db, viewer: Viewer | null, slug: string): Promise<ShownPath | undefined> {
  const row = await db
    .selectFrom('knowledge.path as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .leftJoin(selectWays(db, viewer).as('o'), 'o.id', 'p.with_id')
    .select(['p.id', 'p.slug', 't.path', 'p.title', 'p.summary', 'p.lang', 't.priority', 't.audience'])
    .select(['p.saves', 'p.written_at as at', 'p.edited_at as editedAt', 't.hidden_reason as hiddenReason'])
    .select(wayOf('o').as('together'))
    .select(namedOn('p.id').as('authors'))
    .select(writableBy(viewer, 'p.id').as('own'))
    .where('p.slug', '=', slug)
    .where(visibleToHands(viewer))
    .executeTakeFirst()
  return row
}

/** What a path said before, with the titles of its pieces as this reader may see them now. */
export async function readPathVersions(
  db: Db,
  viewer: Viewer,
  pathId: string,
  gone: string,
): Promise<Version[]> {
  const versions = await readVersionsOf(db, pathId)
  const ids = versions.flatMap(({ texts }) =>
    [...(texts['steps'] ?? '').matchAll(pieceMark)].map(([, id]) => id),
  )
  const pieces = await db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.title'])
    .where('t.id', '=', anyOf(ids.filter((id) => id !== undefined)))
    .where('t.kind', '=', 'piece')
    .where(visibleTo(viewer))
    .execute()
  const titles = new Map(pieces.map(({ id, title }) => [id, title]))
  const name = (_: string, id: string) => `**${titles.get(id) ?? gone}**`
  return versions.map(({ texts, ...version }) => ({
    ...version,
    texts: { ...texts, steps: (texts['steps'] ?? '').replace(pieceMark, name) },
  }))
}

function wayOf(alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<Way | null>`case when ${column('id')} is not null then json_build_object(
    'kind', ${column('kind')}, 'path', ${column('path')}, 'title', ${column('title')}, 'lang', ${column('lang')}) end`
}

/** A step of a path, with its piece as far as the reader may see it. */
export interface Step {
  id: string
  /** The door it stands behind. */
  kind: string
  words: string
  question: string
  saves: number
  piece: StepPiece | null
  evidence: Way | null
}

/** What a step says of its piece. */
export interface StepPiece {
  id: string
  path: string
  kind: string
  title: string
  claim: string
  holds: string
  holdsNot: string
  lang: string
}

/** The steps of a path, in their order, whatever their door. */
export async function readSteps(db: Db, viewer: Viewer | null, pathId: string): Promise<Step[]> {
  const pieces = db
    .selectFrom('knowledge.piece as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['p.id', 't.path', 'p.kind', 'p.title', 'p.claim', 'p.holds', 'p.holds_not', 'p.lang'])
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
  return db
    .selectFrom('knowledge.step as s')
    .leftJoin(pieces.as('k'), 'k.id', 's.piece_id')
    .leftJoin(selectWays(db, viewer).as('o'), 'o.id', 's.evidence_id')
    .select(['s.id', 's.kind', 's.words', 's.question', 's.saves'])
    .select(
      sql<StepPiece | null>`case when k.id is not null then json_build_object('id', k.id, 'path', k.path, 'kind', k.kind,
        'title', k.title, 'claim', k.claim, 'holds', k.holds, 'holdsNot', k.holds_not, 'lang', k.lang) end`.as(
        'piece',
      ),
    )
    .select(wayOf('o').as('evidence'))
    .where('s.path_id', '=', pathId)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
}
