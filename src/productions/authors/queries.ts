import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { shownAs } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { otherWriter, writableBy } from '../making/access.ts'

/** A name as its bearer wants it, with the presentation it is tied to where there is one. */
export interface NamedAuthor {
  id: string
  name: string
  path: string | null
  presentationId: string | null
}

/** The names shown for a production, in their order, as a column of a query on `productions.production as p`. */
export const authorsOf: RawBuilder<NamedAuthor[]> = sql<NamedAuthor[]>`coalesce((
  select json_agg(json_build_object('id', a.id, 'name', a.name, 'path', shown.path, 'presentationId', a.presentation_id) order by a.position, a.id)
  from productions.author a left join platform.thing shown on ${shownAs('shown', 'a.presentation_id')}
  where a.production_id = p.id and a.agreed_at is not null), '[]')`

export interface AuthorRow extends Omit<NamedAuthor, 'presentationId'> {
  agreed: boolean
  /** Whether it is tied to a presentation of the reader. */
  own: boolean
}

export interface NamingPage {
  id: string
  title: string
  path: string
  /** The reader's name in it, when it is not the one that speaks now. */
  otherName: string | null
  authors: AuthorRow[]
}

/** Everything about the names of a production, for those who write it. */
export async function readNaming(
  db: Db,
  viewer: Viewer,
  productionId: string,
): Promise<NamingPage | undefined> {
  const production = await db
    .selectFrom('productions.production as p')
    .innerJoin('productions.edition as e', 'e.production_id', 'p.id')
    .select(['p.id', 'p.slug', 'e.title', 'e.id as edition'])
    .select(otherWriter(viewer).as('otherName'))
    .where('p.id', '=', productionId)
    .where(writableBy(viewer))
    .orderBy('e.number', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  if (!production) return undefined
  const rows = await db
    .selectFrom('productions.author as a')
    .leftJoin('platform.thing as shown', (join) => join.on(shownAs('shown', 'a.presentation_id')))
    .select(['a.id', 'a.name', 'a.presentation_id', 'a.agreed_at', 'shown.path'])
    .where('a.production_id', '=', productionId)
    .orderBy('a.position')
    .orderBy('a.id')
    .execute()
  const { id, slug, title, edition, otherName } = production
  return {
    id,
    title,
    otherName,
    path: slug === null ? `/productions/ebauches/${edition}` : `/productions/${slug}`,
    authors: rows.map((row) => ({
      id: row.id,
      name: row.name,
      path: row.path,
      agreed: row.agreed_at !== null,
      own: row.presentation_id !== null && viewer.presentationIds.includes(row.presentation_id),
    })),
  }
}

/** A name that someone would like this reader to bear. */
export interface AskedName {
  id: string
  name: string
  title: string
}

/** The names others ask this reader to agree to. */
export async function readAskedNames(db: Db, viewer: Viewer): Promise<AskedName[]> {
  return db
    .selectFrom('productions.author as a')
    .select(['a.id', 'a.name'])
    .select(
      sql<string>`(select e.title from productions.edition e where e.production_id = a.production_id
        order by e.number desc nulls first limit 1)`.as('title'),
    )
    .where('a.presentation_id', 'in', viewer.presentationIds)
    .where('a.agreed_at', 'is', null)
    .limit(30)
    .execute()
}
