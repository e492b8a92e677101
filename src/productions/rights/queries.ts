import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { writableBy } from '../making/access.ts'
import type { ImageRightTable } from '../tables.ts'
import { coverKey } from './take-down.ts'

/** Someone who is seen or heard, as the writers noted it. */
export interface ShownRight {
  id: string
  key: string
  name: string
  uses: ImageRightTable['uses']
  /** A day, 2027-03-31. */
  until: string | null
  agreed: ImageRightTable['agreed']
  handle: string
  ended: ImageRightTable['ended']
  endedAt: Date | null
}

/** The private list of a production, for those who write it. */
export interface RightsOf {
  id: string
  title: string
  lang: string
  path: string
  /** What one may be seen or heard in. */
  parts: { key: string; sort: string; title: string }[]
  rights: ShownRight[]
}

/** Who is seen and heard in a production, for those who write it. */
export async function readRights(
  db: Db,
  viewer: Viewer,
  productionId: string,
): Promise<RightsOf | undefined> {
  const production = await db
    .selectFrom('productions.production as p')
    .innerJoin('productions.edition as e', 'e.production_id', 'p.id')
    .select(['p.id', 'p.slug', 'e.title', 'e.lang', 'e.id as edition'])
    .select(
      sql<RightsOf['parts']>`coalesce((
        select json_agg(json_build_object('key', seen.key, 'sort', seen.sort, 'title', seen.title) order by seen.position)
        from (
          select distinct on (part.key) part.key, part.sort, part.title, part.position
          from productions.part part join productions.edition held on held.id = part.edition_id
          where held.production_id = p.id and part.sort not in ('text', 'file') order by part.key, held.number desc nulls first
        ) seen), '[]')`.as('parts'),
    )
    .select(
      sql<boolean>`exists (
        select 1 from productions.edition held where held.production_id = p.id and held.cover_id is not null)`.as(
        'covered',
      ),
    )
    .where('p.id', '=', productionId)
    .where(writableBy(viewer))
    .orderBy('e.number', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  if (!production) return undefined
  const { id, slug, title, lang, edition, parts, covered } = production
  return {
    ...{ id, title, lang },
    path: slug === null ? `/productions/ebauches/${edition}` : `/productions/${slug}`,
    parts: covered ? [...parts, { key: coverKey, sort: coverKey, title: '' }] : parts,
    rights: await listRights(db, productionId),
  }
}

async function listRights(db: Db, productionId: string): Promise<ShownRight[]> {
  const rows = await selectRights(db).where('r.production_id', '=', productionId).execute()
  return rows.map(({ path, ...row }) => ({ ...row, handle: path?.replace('/@', '') ?? '' }))
}

function selectRights(db: Db) {
  return db
    .selectFrom('productions.image_right as r')
    .leftJoin('platform.thing as shown', 'shown.id', 'r.presentation_id')
    .select([
      'r.id',
      'r.key',
      'r.name',
      'r.uses',
      'r.agreed',
      'r.ended',
      'r.ended_at as endedAt',
      'shown.path',
    ])
    .select(sql<string | null>`to_char(r.until, 'YYYY-MM-DD')`.as('until'))
    .orderBy('r.added_at')
    .orderBy('r.id')
}

/** A production this reader is seen or heard in, by a name of theirs here. */
export interface OwnRight extends Omit<ShownRight, 'handle' | 'key'> {
  title: string
  lang: string
  /** Null as long as it is not published. */
  path: string | null
}

/** What this reader said yes to being shown in. */
export async function readOwnRights(db: Db, viewer: Viewer): Promise<OwnRight[]> {
  return db
    .selectFrom('productions.image_right as r')
    .innerJoin('productions.production as p', 'p.id', 'r.production_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('productions.edition')
          .select(['title', 'lang'])
          .whereRef('production_id', '=', 'p.id')
          .orderBy('number', (order) => order.desc().nullsLast())
          .limit(1)
          .as('e'),
      (join) => join.onTrue(),
    )
    .select(['r.id', 'r.name', 'r.uses', 'r.agreed', 'r.ended', 'r.ended_at as endedAt', 'e.title', 'e.lang'])
    .select(sql<string | null>`to_char(r.until, 'YYYY-MM-DD')`.as('until'))
    .select(
      sql<string | null>`case when p.withdrawn_at is null then '/productions/' || p.slug end`.as('path'),
    )
    .where('r.presentation_id', 'in', viewer.presentationIds)
    .orderBy('r.added_at', 'desc')
    .limit(100)
    .execute()
}

/** Whether someone who is seen or heard in what is being written has not said yes to where it would go. */
export async function isUnagreed(tx: Db, editionId: string, audience: 'open' | 'lab'): Promise<boolean> {
  const missing = await tx
    .selectFrom('productions.image_right as r')
    .innerJoin('productions.edition as e', 'e.production_id', 'r.production_id')
    .leftJoin('productions.part as part', (join) =>
      join.onRef('part.edition_id', '=', 'e.id').onRef('part.key', '=', 'r.key'),
    )
    .select('r.id')
    .where('e.id', '=', editionId)
    .where('r.ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('part.file_id', 'is not', null),
        eb.and([eb('r.key', '=', coverKey), eb('e.cover_id', 'is not', null)]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('r.agreed', '=', 'not-yet'),
        sql<boolean>`not ${audience === 'open' ? 'network' : 'here'} = any(r.uses)`,
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return missing !== undefined || isUnagreedBefore(tx, editionId, audience)
}

/** The same of what it was adapted from, for what it still shows of that: who said yes to one place did not to another. */
async function isUnagreedBefore(tx: Db, editionId: string, audience: 'open' | 'lab'): Promise<boolean> {
  const { rows } = await sql`
    with recursive line (id) as (
      select p.adapted_from from productions.edition e join productions.production p on p.id = e.production_id
        where e.id = ${editionId} and p.adapted_from is not null
      union select p.adapted_from from line join productions.production p on p.id = line.id
        where p.adapted_from is not null
    ), shown as (
      select u.sha256 from productions.edition e left join productions.part part on part.edition_id = e.id
        join platform.file_use u on u.id in (e.cover_id, part.file_id)
        where e.id = ${editionId}
    )
    select 1 from productions.image_right r
      join productions.edition e on e.production_id = r.production_id
      left join productions.part part on part.edition_id = e.id and part.key = r.key
      join platform.file_use u on u.id = case when r.key = ${coverKey} then e.cover_id else part.file_id end
    where r.production_id in (select id from line) and r.ended_at is null
      and u.sha256 in (select sha256 from shown)
      and (r.agreed = 'not-yet' or not ${audience === 'open' ? 'network' : 'here'} = any(r.uses))
    limit 1`.execute(tx)
  return rows.length > 0
}
