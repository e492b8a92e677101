import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { readNewest, type Cursor } from '../platform/pager.tsx'
import type { Viewer } from '../platform/viewer.ts'

/** What may be told of a production to those who write it, or to one person. */
export type NoticeKind =
  | 'image-withdrawn'
  | 'image-over'
  | 'image-ending'
  | 'captions-offered'
  | 'captions-taken'
  | 'captions-left'
  | 'cohort-moved'
  | 'cohort-closed'

/** Something of productions that concerns someone. */
export interface ProductionNews {
  what: NoticeKind
  at: Date
  key: string
  title: string
  lang: string
  path: string
}

/** Tells it in the transaction of what happened: to one presentation, or to all who write the production. */
export async function notify(
  tx: Db,
  productionId: string,
  notice: { what: NoticeKind; path: string; presentationId?: string },
): Promise<void> {
  const { what, path, presentationId = null } = notice
  await tx
    .insertInto('productions.notice')
    .values({ id: newId(), production_id: productionId, presentation_id: presentationId, what, path })
    .execute()
}

/** Tells it to each of these presentations, however many, in the transaction of what happened. */
export async function notifyEach(
  tx: Db,
  productionId: string,
  { what, path }: { what: NoticeKind; path: string },
  presentationIds: readonly string[],
): Promise<void> {
  const ids = presentationIds.map(() => newId())
  await sql`
    insert into productions.notice (id, production_id, presentation_id, what, path)
    select id, ${productionId}, presentation_id, ${what}, ${path}
    from unnest(${ids}::text[], ${[...presentationIds]}::text[]) as told(id, presentation_id)`.execute(tx)
}

/** What this reader is told of productions, newest first, only what came before `before` if it is given. */
export async function readProductionNews(
  db: Db,
  { accountId, presentationIds }: Pick<Viewer, 'accountId' | 'presentationIds'>,
  page: { before: Cursor | null; count: number },
): Promise<ProductionNews[]> {
  const shown = sql`n.what, n.at, n.id as key, n.path, e.title, e.lang`
  const edition = sql`join lateral (
    select e.title, e.lang from productions.edition e where e.production_id = n.production_id
    order by e.number desc nulls last limit 1) e on true`
  const theirs = sql<ProductionNews>`
    select ${shown} from productions.notice n ${edition} where n.presentation_id = any(${[...presentationIds]}::text[])`
  const writers = sql<ProductionNews>`
    select ${shown} from productions.production p join productions.notice n on n.production_id = p.id and n.presentation_id is null ${edition}
    where p.account_id = ${accountId} or exists (
      select 1 from platform.audience_member w where w.audience_id = p.group_id and w.account_id = ${accountId})`
  return readNewest(db, [theirs, writers], page)
}
