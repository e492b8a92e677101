import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { otherWriter, writableBy } from '../making/access.ts'

/** A name as its bearer wants it, with the presentation it is tied to where there is one. */
export interface NamedAuthor {
  id: string
  name: string
  path: string | null
  /** What they did, in their words; often nothing. */
  did: string
  presentationId: string | null
}

/** The names shown for a production, in their order, as a column of a query on `productions.production as p`. */
export const authorsOf = namesOf(sql`a.production_id = p.id`)

/** Who taught with it, as a column of a query on `productions.trial as r`. */
export const teachersOf = namesOf(sql`a.trial_id = r.id`)

function namesOf(bearer: RawBuilder<unknown>): RawBuilder<NamedAuthor[]> {
  return sql<NamedAuthor[]>`coalesce((
  select json_agg(json_build_object('id', a.id, 'name', a.name, 'did', a.did, 'path', shown.path, 'presentationId', a.presentation_id)
    order by a.position, a.id)
  from productions.author a left join platform.thing shown on ${shownAs('shown', 'a.presentation_id')}
  where ${bearer} and a.agreed_at is not null), '[]')`
}

export interface AuthorRow extends Omit<NamedAuthor, 'presentationId'> {
  agreed: boolean
  /** Whether it is tied to a presentation of the reader. */
  own: boolean
  /** Whether the reader may make the paper that says so: it is theirs, or that of someone without an account. */
  paper: boolean
}

export interface NamingPage {
  id: string
  title: string
  path: string
  /** The reader's name in it, when it is not the one that speaks now. */
  otherName: string | null
  /** Whether it names who taught, under a trial, rather than who made a production. */
  taught: boolean
  authors: AuthorRow[]
}

/** Everything about the names of a production or of a trial, for those who write it. */
export async function readNaming(db: Db, viewer: Viewer, id: string): Promise<NamingPage | undefined> {
  const named = (await readNamedProduction(db, viewer, id)) ?? (await readNamedTrial(db, viewer, id))
  return named && { ...named, id, authors: await readNames(db, viewer, id) }
}

type Named = Omit<NamingPage, 'id' | 'authors'>

async function readNamedProduction(db: Db, viewer: Viewer, id: string): Promise<Named | undefined> {
  const production = await db
    .selectFrom('productions.production as p')
    .innerJoin('productions.edition as e', 'e.production_id', 'p.id')
    .select(['p.slug', 'e.title', 'e.id as edition'])
    .select(otherWriter(viewer).as('otherName'))
    .where('p.id', '=', id)
    .where(writableBy(viewer))
    .orderBy('e.number', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst()
  if (!production) return undefined
  const { slug, title, edition, otherName } = production
  const path = slug === null ? `/productions/ebauches/${edition}` : `/productions/${slug}`
  return { title, otherName, path, taught: false }
}

async function readNamedTrial(db: Db, viewer: Viewer, id: string): Promise<Named | undefined> {
  const trial = await db
    .selectFrom('productions.trial as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .innerJoin('platform.thing as o', 'o.id', 'r.presentation_id')
    .select(['t.title', 't.path', 'r.presentation_id', 'o.title as name'])
    .where('r.id', '=', id)
    .where('r.presentation_id', 'in', viewer.presentationIds)
    .executeTakeFirst()
  if (!trial) return undefined
  const { title, path, name } = trial
  return {
    title,
    path,
    taught: true,
    otherName: trial.presentation_id === viewer.presentationId ? null : name,
  }
}

async function readNames(db: Db, viewer: Viewer, id: string): Promise<AuthorRow[]> {
  const rows = await db
    .selectFrom('productions.author as a')
    .leftJoin('platform.thing as shown', (join) => join.on(shownAs('shown', 'a.presentation_id')))
    .select(['a.id', 'a.name', 'a.did', 'a.presentation_id', 'a.agreed_at', 'shown.path'])
    .select((eb) =>
      eb
        .exists(
          eb.selectFrom('platform.thing as t').select('t.id').where('t.id', '=', id).where(visibleTo(null)),
        )
        .as('open'),
    )
    .where((eb) => eb.or([eb('a.production_id', '=', id), eb('a.trial_id', '=', id)]))
    .orderBy('a.position')
    .orderBy('a.id')
    .execute()
  return rows.map(({ presentation_id, agreed_at, open, ...row }) => {
    const own = presentation_id !== null && viewer.presentationIds.includes(presentation_id)
    const agreed = agreed_at !== null
    return { ...row, own, agreed, paper: Boolean(open) && agreed && (own || presentation_id === null) }
  })
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
      sql<string>`coalesce((select e.title from productions.edition e where e.production_id = a.production_id
        order by e.number desc nulls first limit 1), (select r.title from platform.thing r where r.id = a.trial_id), '')`.as(
        'title',
      ),
    )
    .where('a.presentation_id', 'in', viewer.presentationIds)
    .where('a.agreed_at', 'is', null)
    .limit(30)
    .execute()
}
