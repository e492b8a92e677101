import { sql, type AliasableExpression, type SqlBool } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { isSetAside, shownAs, visibleTo } from '../../../../platform/things.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { writableBy } from '../../../making/access.ts'
import type { ModuleDay } from './forms.ts'

/** How long one without any day of its modules is thought to last. */
const usualDays = 90
/** More than a course ever has at one time. */
const mostListed = 50
/** Beyond, they are counted with the others. */
const mostNamed = 100

/** The last day of `productions.cohort as h`. */
export const lastDay = sql<Date>`coalesce(
  (select max(d.day) from productions.cohort_date d where d.cohort_id = h.id), h.begins + ${sql.lit(usualDays)}::int)`

/** One in the list. */
export interface ListedCohort {
  id: string
  name: string
  begins: string
  place: string
}

/** One as its page shows it. */
export interface ShownCohort extends ListedCohort {
  accompanied: string
  saves: number
  changedAt: Date
  closed: boolean
  over: boolean
  dates: readonly ModuleDay[]
  /** Whether this reader may change and close it. */
  held: boolean
  /** Under which name the reader comes, and whether the others see it; null when they do not come. */
  own: { name: string; named: boolean } | null
  /** The others, for who comes too: those who said so by their name, and how many more there are. */
  people: readonly { name: string; path: string }[]
  others: number
}

/** Whether a reader opened `productions.cohort as h` under any of their names, or writes its course when nobody holds it any more. */
export function heldBy(viewer: Viewer | null) {
  const writes = writableBy(viewer)
  return (eb: Parameters<typeof writes>[0]): AliasableExpression<SqlBool> => {
    const ids = [...(viewer?.presentationIds ?? [])]
    const opened = sql<SqlBool>`coalesce(h.presentation_id = any(${ids}::text[]), false)`
    return eb.or([opened, eb.and([sql<SqlBool>`h.presentation_id is null`, writes(eb)])])
  }
}

/** Those of courses that this reader may see; what was withdrawn hides its own. */
function selectCohorts(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('productions.cohort as h')
    .innerJoin('productions.production as p', 'p.id', 'h.production_id')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select(['h.id', 'h.name', 'h.place'])
    .select(sql<string>`to_char(h.begins, 'YYYY-MM-DD')`.as('begins'))
    .where('p.withdrawn_at', 'is', null)
    .where(visibleTo(viewer))
}

/** Those of a course that are to come or still going on, the first to begin first. */
export function listCohorts(
  db: Db,
  viewer: Viewer | null,
  asked: { productionId: string; today: string },
): Promise<ListedCohort[]> {
  return selectOpen(db, viewer, asked).orderBy('h.begins').orderBy('h.id').limit(mostListed).execute()
}

/** The next to begin, or else the last that began; undefined when there is none to join. */
export function readNextCohort(
  db: Db,
  viewer: Viewer | null,
  asked: { productionId: string; today: string },
): Promise<ListedCohort | undefined> {
  const begun = sql<boolean>`h.begins < ${asked.today}::date`
  const nearness = sql<number>`abs(h.begins - ${asked.today}::date)`
  return selectOpen(db, viewer, asked)
    .orderBy(begun)
    .orderBy(nearness)
    .orderBy('h.id')
    .limit(1)
    .executeTakeFirst()
}

function selectOpen(
  db: Db,
  viewer: Viewer | null,
  { productionId, today }: { productionId: string; today: string },
) {
  return selectCohorts(db, viewer)
    .where('h.production_id', '=', productionId)
    .where('h.closed_at', 'is', null)
    .where(sql<boolean>`${lastDay} >= ${today}::date`)
}

/** One of a course; undefined when it is not there for this reader. Who comes is read for those who come alone. */
export async function readCohort(
  db: Db,
  viewer: Viewer | null,
  { productionId, id, today }: { productionId: string; id: string; today: string },
): Promise<ShownCohort | undefined> {
  const row = await selectCohorts(db, viewer)
    .leftJoin('productions.cohort_member as me', (join) =>
      join.onRef('me.cohort_id', '=', 'h.id').on('me.account_id', '=', viewer?.accountId ?? ''),
    )
    .leftJoin('platform.thing as own', 'own.id', 'me.presentation_id')
    .select(['h.accompanied', 'h.saves', 'h.changed_at', 'h.closed_at', 'me.named', 'own.title as ownName'])
    .select([sql<boolean>`${lastDay} < ${today}::date`.as('over'), datesOf.as('dates')])
    .select((eb) => heldBy(viewer)(eb).as('held'))
    .select([peopleFor(viewer).as('people'), othersFor(viewer).as('others')])
    .where('h.production_id', '=', productionId)
    .where('h.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { changed_at, closed_at, named, ownName, people, ...cohort } = row
  return {
    ...cohort,
    changedAt: changed_at,
    closed: closed_at !== null,
    held: Boolean(row.held),
    own: named === null ? null : { name: ownName ?? '', named },
    people,
    others: row.others - people.length,
  }
}

/** All the words of those of a production, for people who must decide about it. */
export async function readCohortWords(db: Db, productionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('productions.cohort')
    .select(['name', 'place', 'accompanied'])
    .where('production_id', '=', productionId)
    .orderBy('opened_at', 'desc')
    .limit(mostListed)
    .execute()
  return rows.flatMap(({ name, place, accompanied }) => [name, place, accompanied])
}

const datesOf = sql<ModuleDay[]>`coalesce((
  select json_agg(json_build_object('key', d.key, 'day', to_char(d.day, 'YYYY-MM-DD')) order by d.day, d.key)
  from productions.cohort_date d where d.cohort_id = h.id), '[]')`

/** Who else comes and said their name; nobody for a reader who does not come. */
function peopleFor(viewer: Viewer | null) {
  if (!viewer) return sql<{ name: string; path: string }[]>`'[]'::json`
  return sql<{ name: string; path: string }[]>`coalesce((
    select json_agg(json_build_object('name', s.title, 'path', s.path) order by s.title, s.id) from (
      select s.id, s.title, s.path
      from productions.cohort_member o join platform.thing s on ${shownAs('s', 'o.presentation_id')}
      where me.account_id is not null and o.cohort_id = h.id and o.account_id <> me.account_id and o.named
        and not ${isSetAside(viewer, 's.id')}
      order by s.title, s.id limit ${sql.lit(mostNamed)}) s), '[]')`
}

/** How many others come, named or not. */
function othersFor(viewer: Viewer | null) {
  if (!viewer) return sql<number>`0`
  return sql<number>`(
    select count(*)::int from productions.cohort_member o
    where me.account_id is not null and o.cohort_id = h.id and o.account_id <> me.account_id)`
}
