import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { isSetAside, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** One of the reader's own presentations. */
export interface OwnName {
  id: string
  handle: string
  name: string
  words: string
  version: number
  picture: string | null
}

/** The presentations of an account, oldest first. */
export async function readNames(db: Db, accountId: string): Promise<readonly OwnName[]> {
  return db
    .selectFrom('people.presentation')
    .select(['id', 'handle', 'name', 'words', 'version', 'picture_use as picture'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** A presentation as this reader sees it. */
export interface Profile {
  id: string
  handle: string
  name: string
  words: string
  lang: string
  picture: string | null
  /** Why care hid it, for its owner. */
  hiddenReason: string | null
  blocked: boolean
}

/** The presentation of a handle: 'gone' when it was erased, null when there never was one for this reader. */
export async function readProfile(
  db: Db,
  viewer: Viewer | null,
  handle: string,
): Promise<Profile | 'gone' | null> {
  const row = await db
    .selectFrom('people.presentation as p')
    .innerJoin('platform.thing as t', 't.id', 'p.id')
    .select([
      'p.id',
      'p.handle',
      'p.name',
      'p.words',
      't.lang',
      't.picture',
      't.hidden_reason as hiddenReason',
    ])
    .select(isSetAside({ accountId: viewer?.accountId ?? '' }, 'p.id').as('blocked'))
    .where('p.handle', '=', handle)
    // Whoever set someone aside still reaches this page, to see them again.
    .where((eb) => eb.or([visibleTo(viewer)(eb), visibleTo(null)(eb)]))
    .executeTakeFirst()
  if (row) return row
  const spent = await sql`
    select 1 from platform.spent_slug s where s.space = 'handle' and s.slug = ${handle}
      and not exists (select 1 from people.presentation p where p.handle = s.slug)`.execute(db)
  return spent.rows.length > 0 ? 'gone' : null
}

/** What a card of a published thing shows. */
export interface Published {
  id: string
  kind: string
  path: string
  title: string
  summary: string
  lang: string
  at: Date
}

/** What someone published under one presentation, newest first, as far as this reader may see it. */
export async function readPublished(
  db: Db,
  viewer: Viewer | null,
  presentationId: string,
  cursor: Cursor | null,
) {
  const rows = await db
    .selectFrom('platform.thing as t')
    .select([
      't.id',
      't.kind',
      't.path',
      't.title',
      sql<string>`left(t.summary, 200)`.as('summary'),
      't.lang',
      't.published_at as at',
    ])
    .where('t.author_id', '=', presentationId)
    .where('t.listed', '=', true)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(21)
    .execute()
  return cutPage<Published>(rows, 20, (row) => ({ at: row.at, id: row.id }))
}

/** Presentations this account set aside. */
export async function readBlocks(
  db: Db,
  accountId: string,
): Promise<readonly { id: string; name: string; handle: string }[]> {
  return db
    .selectFrom('platform.block as b')
    .innerJoin('people.presentation as p', 'p.id', 'b.presentation_id')
    .select(['p.id', 'p.name', 'p.handle'])
    .where('b.account_id', '=', accountId)
    .orderBy('b.since', 'desc')
    .limit(200)
    .execute()
}
