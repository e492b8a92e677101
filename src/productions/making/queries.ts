import type { Db } from '../../platform/database.ts'
import type { ShownFile } from '../../platform/files/show.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { authorsOf, type NamedAuthor } from '../authors/queries.ts'
import type { ShownPart } from '../parts/sorts.ts'
import { readContent } from '../parts/queries.ts'
import type { Answers } from '../tables.ts'
import { otherWriter, writableBy } from './access.ts'

/** What is being written, as its pages show it. */
export interface ShownDraft {
  id: string
  productionId: string
  kind: string
  title: string
  summary: string
  easy: string
  licence: string
  priority: string | null
  lang: string
  answers: Answers
  coverAlt: string
  saves: number
  clashedAt: Date | null
  /** The version it comes after; null before the first. */
  version: number | null
  /** Page of the published production. */
  path: string | null
  audience: 'open' | 'lab'
  /** The reader's name in it, when it is not the one that speaks now. */
  otherName: string | null
  group: { name: string; path: string } | null
  /** Whether it adapts another: some licences then stay with it. */
  adapted: boolean
  authors: NamedAuthor[]
  parts: ShownPart[]
  cover: ShownFile | null
}

/** What is being written under this id, for those who write it. */
export async function readDraft(db: Db, viewer: Viewer, id: string): Promise<ShownDraft | undefined> {
  const row = await db
    .selectFrom('productions.edition as e')
    .innerJoin('productions.production as p', 'p.id', 'e.production_id')
    .leftJoin('platform.thing as g', 'g.id', 'p.group_id')
    .selectAll('e')
    .select(['p.slug', 'p.version', 'p.audience', 'p.adapted_version'])
    .select(['g.title as groupName', 'g.path as groupPath'])
    .select([authorsOf.as('authors'), otherWriter(viewer).as('otherName')])
    .where('e.id', '=', id)
    .where('e.number', 'is', null)
    .where(writableBy(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const edition = { id, lang: row.lang, coverId: row.cover_id, coverAlt: row.cover_alt }
  const { kind, title, summary, easy, licence, priority, lang, answers, saves, version, audience, authors } =
    row
  return {
    ...{
      id,
      kind,
      title,
      summary,
      easy,
      licence,
      priority,
      lang,
      answers,
      saves,
      version,
      audience,
      authors,
    },
    productionId: row.production_id,
    otherName: row.otherName,
    coverAlt: row.cover_alt,
    clashedAt: row.clashed_at,
    path: row.slug && `/productions/${row.slug}`,
    group: named(row.groupName, row.groupPath),
    adapted: row.adapted_version !== null,
    ...(await readContent(db, edition, [id, row.production_id])),
  }
}

/** A draft in the list of those one writes. */
export interface ListedDraft {
  id: string
  title: string
  lang: string
  kind: string
  savedAt: Date
  groupName: string | null
  version: number | null
}

/** What this reader is writing, alone or in groups, last touched first. */
export async function readDrafts(db: Db, viewer: Viewer): Promise<ListedDraft[]> {
  return db
    .selectFrom('productions.edition as e')
    .innerJoin('productions.production as p', 'p.id', 'e.production_id')
    .leftJoin('platform.thing as g', 'g.id', 'p.group_id')
    .select([
      'e.id',
      'e.title',
      'e.lang',
      'e.kind',
      'e.saved_at as savedAt',
      'g.title as groupName',
      'p.version',
    ])
    .where('e.number', 'is', null)
    .where(writableBy(viewer))
    .orderBy('e.saved_at', 'desc')
    .limit(100)
    .execute()
}

/** Trials that no version has taken into account yet. */
export interface OpenTrial {
  id: string
  place: string
  happened: string
}

/** The trials a next version of this production may answer, oldest first. */
export async function readOpenTrials(db: Db, productionId: string): Promise<OpenTrial[]> {
  return db
    .selectFrom('productions.trial as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .select(['r.id', 'r.place', 'r.happened'])
    .where('r.production_id', '=', productionId)
    .where('r.taken_in', 'is', null)
    .where('t.hidden_at', 'is', null)
    .orderBy('r.told_at')
    .limit(50)
    .execute()
}

function named(name: string | null, path: string | null) {
  return name === null || path === null ? null : { name, path }
}
