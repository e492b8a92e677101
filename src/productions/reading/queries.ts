import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { ShownFile } from '../../platform/files/show.ts'
import { comesFrom, type Origin } from '../../platform/origins.ts'
import { prepare } from '../../platform/prepared.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { authorsOf, type NamedAuthor } from '../authors/queries.ts'
import type { ShownPart } from '../parts/sorts.ts'
import { mayErase, writableBy } from '../making/access.ts'
import { readContent } from '../parts/queries.ts'
import type { AdaptedKind, Answers } from '../tables.ts'

/**
 * Whether the thing beside another is named here: it is in sight, and not for a group alone, whose members may be fewer than those who read.
 * `alias` is its `platform.thing`.
 */
export function shownBeside(viewer: Viewer | null, alias: string) {
  const [hiddenAt, audience] = [sql.ref(`${alias}.hidden_at`), sql.ref(`${alias}.audience`)]
  const wide = viewer ? sql`${audience} <> 'group'` : sql`${audience} = 'open'`
  return sql<boolean>`(${hiddenAt} is null and ${wide})`
}

/** What every page about one production shows of it. */
export interface ProductionHead {
  id: string
  slug: string
  path: string
  title: string
  summary: string
  lang: string
  kind: string
  licence: string
  priority: string | null
  audience: 'open' | 'lab'
  /** The version readers get. */
  version: number
  publishedAt: Date
  withdrawnAt: Date | null
  /** Why care hid it; its author alone still gets the page. */
  hiddenReason: string | null
  authors: NamedAuthor[]
  /** The one it was made in; without a page where that is on another lab. */
  group: { name: string; path: string | null } | null
  /** The lab it came from as a package; `shown` once everyone here may see it. */
  elsewhere: { lab: string; url: string; shown: boolean } | null
  /** Whether it adapts another; `origin` is null when that one was erased or may not be seen. */
  adapted: boolean
  adaptedVersion: number | null
  adaptedWhy: string
  adaptedKind: AdaptedKind | null
  /** The production whose text this one says otherwise; null when it is nobody's but its own. */
  workId: string | null
  origin: { title: string; path: string } | null
  /** What it was begun from: a use, a reading, a voice. */
  begunFrom: Origin | null
  /** Whether the reader may write it, and erase it. */
  writable: boolean
  erasable: boolean
}

/** One version of a production with everything it holds. */
export interface ShownProduction extends ProductionHead {
  number: number
  changed: string
  versionAt: Date
  easy: string
  answers: Answers
  parts: ShownPart[]
  cover: ShownFile | null
}

/** What pages around a production need; undefined when it is not there for this reader. */
export async function readHead(
  db: Db,
  viewer: Viewer | null,
  slug: string,
): Promise<ProductionHead | undefined> {
  const [row] = await readPresent(db, { viewer, slug })
  return row && headOf(row, viewer)
}

/** A version of a production, the present one unless said; undefined when it is not there for this reader. */
export async function readProduction(
  db: Db,
  viewer: Viewer | null,
  slug: string,
  number: number | null = null,
): Promise<ShownProduction | undefined> {
  const [row] =
    number === null
      ? await readPresent(db, { viewer, slug })
      : await selectEdition(db, viewer, slug, number).execute()
  if (!row) return undefined
  const edition = { id: row.edition, lang: row.lang, coverId: row.cover_id, coverAlt: row.cover_alt }
  return {
    ...headOf(row, viewer),
    number: row.number ?? 0,
    changed: row.changed,
    versionAt: row.versionAt ?? row.publishedAt,
    easy: row.easy,
    answers: row.answers,
    ...(await readContent(db, edition, [row.id])),
  }
}

const readPresent = prepare((db, { viewer, slug }: { viewer: Viewer | null; slug: string }) =>
  selectEdition(db, viewer, slug, null),
)

function selectEdition(db: Db, viewer: Viewer | null, slug: string, number: number | null) {
  return db
    .selectFrom('productions.production as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .innerJoin('productions.edition as e', (join) =>
      join
        .onRef('e.production_id', '=', 'p.id')
        .on('e.number', '=', number === null ? sql.ref('p.version') : number),
    )
    .leftJoin('platform.thing as g', (join) =>
      join.onRef('g.id', '=', 'p.group_id').on(shownBeside(viewer, 'g')),
    )
    .leftJoin('platform.thing as o', (join) =>
      join.onRef('o.id', '=', 'p.adapted_from').on(shownBeside(viewer, 'o')),
    )
    .select([
      'p.id',
      'p.slug',
      'p.version',
      'p.audience',
      'p.account_id',
      'p.withdrawn_at',
      't.path',
      't.published_at as publishedAt',
    ])
    .select([
      't.hidden_reason',
      'p.adapted_version',
      'p.adapted_why',
      'p.adapted_kind',
      'p.work_id',
      'o.title as originTitle',
      'o.path as originPath',
    ])
    .select([
      'e.id as edition',
      'e.number',
      'e.kind',
      'e.title',
      'e.summary',
      'e.easy',
      'e.licence',
      'e.priority',
      'e.lang',
    ])
    .select(['e.answers', 'e.cover_id', 'e.cover_alt', 'e.changed', 'e.published_at as versionAt'])
    .select(['g.title as groupName', 'g.path as groupPath'])
    .leftJoin('productions.arrival as v', 'v.production_id', 'p.id')
    .select(['v.url as arrivedFrom', 'v.lab as arrivedLab', 'v.group_name as arrivedGroup', 'v.shown_at'])
    .select((eb) => [authorsOf.as('authors'), writableBy(viewer)(eb).as('writable')])
    .select(comesFrom(viewer, 'p.id').as('begunFrom'))
    .where('p.slug', '=', slug)
    .where(visibleTo(viewer))
}

type EditionRow = Awaited<ReturnType<typeof readPresent>>[number]

function headOf(row: EditionRow, viewer: Viewer | null): ProductionHead {
  const { id, path, title, summary, lang, kind, licence, priority, audience, publishedAt, authors } = row
  return {
    ...{ id, path, title, summary, lang, kind, licence, priority, audience, publishedAt, authors },
    slug: row.slug ?? '',
    version: row.version ?? 0,
    withdrawnAt: row.withdrawn_at,
    hiddenReason: row.hidden_reason,
    group: groupOf(row),
    elsewhere:
      row.arrivedFrom !== null && row.arrivedLab !== null
        ? { lab: row.arrivedLab, url: row.arrivedFrom, shown: row.shown_at !== null }
        : null,
    adapted: row.adapted_version !== null,
    adaptedVersion: row.adapted_version,
    adaptedWhy: row.adapted_why,
    adaptedKind: row.adapted_kind,
    workId: row.work_id,
    begunFrom: row.begunFrom,
    origin:
      row.originTitle !== null && row.originPath !== null
        ? { title: row.originTitle, path: row.originPath }
        : null,
    writable: Boolean(row.writable),
    erasable: Boolean(row.writable) && mayErase(viewer, row),
  }
}

/** The group it was made in: who brought it for a group here did not make it with that one. */
function groupOf({ groupName, groupPath, arrivedFrom, arrivedGroup }: EditionRow): ProductionHead['group'] {
  if (arrivedFrom !== null) return arrivedGroup === null ? null : { name: arrivedGroup, path: null }
  return groupName !== null && groupPath !== null ? { name: groupName, path: groupPath } : null
}

/** A version in the list of versions. */
export interface ListedVersion {
  number: number
  changed: string
  at: Date
  lang: string
}

/** Every version of a production, last first. */
export async function listVersions(db: Db, productionId: string): Promise<ListedVersion[]> {
  const rows = await db
    .selectFrom('productions.edition')
    .select(['number', 'changed', 'published_at', 'lang'])
    .where('production_id', '=', productionId)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return rows.flatMap(({ number, published_at, ...row }) =>
    number === null || published_at === null ? [] : [{ ...row, number, at: published_at }],
  )
}

/** A thing that stands beside a production on its page. */
export interface Beside {
  id: string
  kind: string
  path: string
  title: string
  summary: string
  lang: string
  /** Of a production: why it was adapted. */
  adaptedKind: AdaptedKind | null
  /** Of a trial: the version that took it into account. */
  takenIn: number | null
}

/**
 * The needs a production answers, the last trials of it and its text in other languages or easier to read, as far as this reader may see
 * them.
 */
export async function readBeside(
  db: Db,
  viewer: Viewer | null,
  { id, workId }: Pick<ProductionHead, 'id' | 'workId'>,
): Promise<Beside[]> {
  const rows = await selectBeside(db, { viewer, productionId: id, workId: workId ?? id })
  return rows.filter((row) => row.id !== id)
}

const selectBeside = prepare(
  (db, { viewer, productionId, workId }: { viewer: Viewer | null; productionId: string; workId: string }) =>
    db
      .selectFrom('platform.thing as t')
      .leftJoin('productions.production as p', 'p.id', 't.id')
      .select(['t.id', 't.kind', 't.path', 't.title', 't.summary', 't.lang', 'p.adapted_kind as adaptedKind'])
      .leftJoin('productions.trial as w', 'w.id', 't.id')
      .select('w.taken_in as takenIn')
      // Each half has an index; joined by « or » they would have none.
      .where('t.id', 'in', (eb) =>
        eb
          .selectFrom('platform.thing as r')
          .select('r.id')
          .where('r.context_id', '=', productionId)
          .where('r.kind', '=', 'trial')
          .unionAll(
            eb
              .selectFrom('productions.answer')
              .select('need_id as id')
              .where('production_id', '=', productionId),
          )
          .unionAll(eb.selectFrom('productions.production as o').select('o.id').where('o.id', '=', workId))
          .unionAll(
            eb.selectFrom('productions.production as o').select('o.id').where('o.work_id', '=', workId),
          ),
      )
      .where(visibleTo(viewer))
      .orderBy('t.kind')
      .orderBy('t.published_at', 'desc')
      .limit(sql.lit(50)),
)
