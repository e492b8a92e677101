import { expressionBuilder, sql } from 'kysely'
import { anyOf, type Db } from './database.ts'
import { optionalText, type FormState } from './forms.ts'
import { followErased, visibleTo } from './things.ts'
import type { Viewer } from './viewer.ts'
import type { Ctx } from './web.ts'

/** What something began from, as pages name it. */
export interface Origin {
  kind: string
  path: string
  title: string
  lang: string
}

/** What came of something, and when it began. */
export interface Came extends Origin {
  at: Date
}

/** The field `de` of a form: the path of what it begins from, empty for nothing. */
export const originField = { de: optionalText(200) }

/** What a form begins from: what the link said that led to it, or what came with the form. Undefined when there is no such thing for this reader. */
export async function originOf(c: Ctx, state?: FormState): Promise<Origin | undefined> {
  const path = state?.typed.find(([name]) => name === 'de')?.[1] ?? c.req.query('de') ?? ''
  if (path === '') return undefined
  return c.var.lab.db
    .selectFrom('platform.thing as t')
    .select(['t.kind', 't.path', 't.title', 't.lang'])
    .where('t.path', '=', path)
    .where(visibleTo(c.var.viewer))
    .limit(1)
    .executeTakeFirst()
}

/** Writes that a thing began from what this path shows, in the transaction that begins it. Nothing when there is no such thing for them. */
export async function recordOrigin(tx: Db, viewer: Viewer, path: string, thingId: string): Promise<void> {
  if (path === '') return
  await tx
    .insertInto('platform.origin')
    .columns(['thing_id', 'from_id'])
    .expression((eb) =>
      eb
        .selectFrom('platform.thing as t')
        .select([eb.val(thingId).as('thing'), 't.id'])
        .where('t.path', '=', path)
        .where(visibleTo(viewer))
        .limit(1),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** In a query: what the thing of this column began from, as far as this reader may see it. */
export function comesFrom(viewer: Viewer | null, column: string) {
  // The thing it came from is `t` inside, whatever the query around calls so.
  const seen = visibleTo(viewer)(expressionBuilder())
  return sql<Origin | null>`(
    select jsonb_build_object('kind', t.kind, 'path', t.path, 'title', t.title, 'lang', t.lang)
    from platform.origin o join platform.thing t on t.id = o.from_id
    where o.thing_id = ${sql.ref(column)} and ${seen})`
}

/** More than a page needs to say. */
const mostCame = 50

/** What came of a thing, newest first, as far as this reader may see it. */
export async function readWhatCame(db: Db, viewer: Viewer | null, thingId: string): Promise<Came[]> {
  return db
    .selectFrom('platform.origin as o')
    .innerJoin('platform.thing as t', 't.id', 'o.thing_id')
    .select(['t.kind', 't.path', 't.title', 't.lang', 'o.at'])
    .where('o.from_id', '=', thingId)
    .where(visibleTo(viewer))
    .orderBy('o.at', 'desc')
    .limit(mostCame)
    .execute()
}

/** The same in a query, for the thing of this column; times are milliseconds, as JSON carries them. */
export function whatCame(viewer: Viewer | null, column: string) {
  const seen = visibleTo(viewer)(expressionBuilder())
  return sql<(Origin & { at: number })[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'path', c.path, 'title', c.title, 'lang', c.lang,
      'at', extract(epoch from c.at) * 1000) order by c.at desc), '[]')
    from (
      select t.kind, t.path, t.title, t.lang, o.at from platform.origin o join platform.thing t on t.id = o.thing_id
      where o.from_id = ${sql.ref(column)} and ${seen} order by o.at desc limit ${mostCame}
    ) c)`
}

followErased(async (tx, ids) => {
  await tx
    .deleteFrom('platform.origin')
    .where((eb) => eb.or([eb('thing_id', '=', anyOf(ids)), eb('from_id', '=', anyOf(ids))]))
    .execute()
})
