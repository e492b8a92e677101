import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { renderMarkdown } from '../../platform/markdown.ts'
import { comesFrom, type Origin } from '../../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { UseWords } from './fields.ts'
import { textsOf, wordsOf } from './show.ts'

/** A use in a list. */
export interface ListedUse {
  id: string
  path: string
  title: string
  summary: string
  lang: string
  priority: string | null
  author: string | null
  at: Date
  tools: readonly string[]
}

const listSize = 24

/** What a list is narrowed to; empty for all. */
export interface UseFilter {
  priority: string
  /** A word of `use-public`, one of `use-setting`, and a folded tool. */
  people: string
  setting: string
  tool: string
}

/** Uses by time, those of this filter. */
export async function listUses(db: Db, viewer: Viewer | null, filter: UseFilter, cursor: Cursor | null) {
  const rows = await db
    .selectFrom('platform.thing as t')
    .innerJoin('uses.use as u', 'u.id', 't.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['t.id', 't.path', 't.title', 't.summary', 't.lang', 't.priority', 't.published_at as at'])
    .select(['author.title as author', 'u.tools'])
    .where('t.kind', '=', 'use')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .$if(filter.priority !== '', (query) => query.where('t.priority', '=', filter.priority))
    .$if(filter.people !== '', (query) => query.where(sql<boolean>`u.publics @> array[${filter.people}]`))
    .$if(filter.setting !== '', (query) => query.where(sql<boolean>`u.settings @> array[${filter.setting}]`))
    .$if(filter.tool !== '', (query) => query.where(sql<boolean>`u.tool_keys @> array[${filter.tool}]`))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<ListedUse>(rows, listSize, (row) => row)
}

/** A tool that uses name, as it was typed last, and what it is found by. */
export interface Tool {
  key: string
  name: string
}

const mostTools = 60

/**
 * The tools that the latest open uses name, by their name: to choose from, and to type the same way. Which uses are the latest is read first, from
 * the things alone, and then each of them (`offset 0`): joined, PostgreSQL reads every use there is.
 */
export async function listTools(db: Db): Promise<Tool[]> {
  const { rows } = await sql<Tool>`
    select key, (array_agg(name order by at desc))[1] as name from (
      select t.id, t.published_at as at from platform.thing t
      where t.kind = 'use' and t.hidden_at is null and t.audience = 'open'
      order by t.published_at desc, t.id desc limit 200) latest,
      lateral (select tools, tool_keys from uses.use u where u.id = latest.id offset 0) used,
      unnest(tools, tool_keys) as tool(name, key)
    group by key order by max(at) desc limit ${mostTools}`.execute(db)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** A use as its page shows it. */
export interface ShownUse extends UseWords {
  id: string
  path: string
  slug: string
  lang: string
  priority: string | null
  audience: 'open' | 'lab'
  author: { name: string; path: string } | null
  /** Who typed it for its author, and who wrote the words of its sound. */
  helper: string | null
  writer: string | null
  /** Whether words for its sound wait for whoever told it. */
  offered: boolean
  source: string
  at: Date
  editedAt: Date | null
  saves: number
  /** Whether the reader told it. */
  own: boolean
  /** Why care hid it; whoever told it alone still gets the page. */
  hiddenReason: string | null
  /** The voice it was drawn from, when this reader may see it, and whether there was one. */
  origin: Origin | null
  drawn: boolean
  /** Whether someone else said it, who agrees to other words before they are read. */
  asks: boolean
  /** Words that wait for that, or were not agreed to. */
  held: 'waits' | 'kept' | null
}

/** One published use, for who may see it. */
export async function readUse(db: Db, viewer: Viewer | null, slug: string): Promise<ShownUse | undefined> {
  const row = await db
    .selectFrom('uses.use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .leftJoin('platform.thing as helper', (join) => join.on(shownAs('helper', 'u.helped_by')))
    .leftJoin('platform.thing as writer', (join) => join.on(shownAs('writer', 'u.heard_by')))
    .selectAll('u')
    .select(['t.path', 'author.title as authorName', 'author.path as authorPath', 'helper.title as helper'])
    .select('writer.title as writer')
    .select(
      sql<boolean>`exists (select 1 from uses.heard h where h.use_id = u.id and h.taken_at is null and h.left_at is null)`.as(
        'offered',
      ),
    )
    .leftJoin('uses.voice as v', 'v.use_id', 'u.id')
    .select(['t.published_at as at', 't.hidden_reason as hiddenReason', 'v.presentation_id as said'])
    .select(['v.rewritten_at as rewrittenAt', 'v.kept_at as keptAt'])
    .select(comesFrom(viewer, 'u.id').as('origin'))
    .where('u.slug', '=', slug)
    .where('u.published_at', 'is not', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { id, path, lang, priority, audience, source, at, saves, helper, hiddenReason } = row
  const { authorName, authorPath, writer, offered } = row
  return {
    ...{ id, path, slug, lang, priority, audience, source, at, saves, helper, hiddenReason, writer, offered },
    ...wordsOf(row),
    editedAt: row.edited_at,
    origin: row.origin,
    drawn: row.said !== null,
    asks: row.said !== null && !viewer?.presentationIds.includes(row.said),
    held: row.keptAt ? 'kept' : row.rewrittenAt ? 'waits' : null,
    author: authorName !== null && authorPath !== null ? { name: authorName, path: authorPath } : null,
    own: viewer?.presentationIds.includes(row.presentation_id) ?? false,
  }
}

/** A card that is not published yet, as whoever tells it goes on with it. */
export interface ToldUse extends UseWords {
  id: string
  lang: string
  priority: string | null
  audience: 'open' | 'lab'
  /** The name it will bear, when it is not the one that speaks now. */
  otherName: string | null
  /** When its teller wanted it published, while a voice has not said yes. */
  readyAt: Date | null
  /** The voice it is drawn from, and what whoever said it answered; 'asked' also before they are. */
  voice: { path: string; title: string; lang: string } | null
  voiceSaid: 'agreed' | 'asked' | 'refused' | null
}

/** A card of the viewer's own that is not published yet. */
export async function readTold(db: Db, viewer: Viewer, id: string): Promise<ToldUse | undefined> {
  const row = await db
    .selectFrom('uses.use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.id')
    .leftJoin('platform.thing as author', (join) => join.onRef('author.id', '=', 't.author_id'))
    .leftJoin('uses.voice as v', 'v.use_id', 'u.id')
    .leftJoin('platform.thing as post', 'post.id', 'v.post_id')
    .selectAll('u')
    .select(['author.title as name', 'v.post_id as voiceId', 'v.agreed_at as agreedAt'])
    .select(['v.refused_at as refusedAt', 'post.path as voicePath', 'post.title as voiceTitle'])
    .select('post.lang as voiceLang')
    .where('u.id', '=', id)
    .where('u.presentation_id', 'in', viewer.presentationIds)
    .where('u.published_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { lang, priority, audience, name, voicePath, voiceTitle, voiceLang } = row
  return {
    ...{ id, lang, priority, audience },
    voice:
      voicePath !== null && voiceTitle !== null && voiceLang !== null
        ? { path: voicePath, title: voiceTitle, lang: voiceLang }
        : null,
    voiceSaid: row.voiceId === null ? null : row.agreedAt ? 'agreed' : row.refusedAt ? 'refused' : 'asked',
    ...wordsOf(row),
    otherName: row.presentation_id === viewer.presentationId ? null : name,
    readyAt: row.ready_at,
  }
}

/** Whether a card is the viewer's own, published or not. */
export async function isOwnUse(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('uses.use')
    .select('id')
    .where('id', '=', id)
    .where('presentation_id', 'in', viewer.presentationIds)
    .executeTakeFirst()
  return row !== undefined
}

/** A use of the viewer's own, published or not. */
export interface OwnUse {
  id: string
  title: string
  lang: string
  path: string
  begunAt: Date
  published: boolean
}

/** All uses that the viewer tells or told under any of their names, newest first. */
export async function listOwnUses(db: Db, viewer: Viewer, cursor: Cursor | null) {
  const rows = await db
    .selectFrom('uses.use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.id')
    .select(['u.id', 'u.title', 'u.lang', 't.path', 'u.begun_at as begunAt'])
    .select(sql<boolean>`u.published_at is not null`.as('published'))
    .where('u.presentation_id', 'in', viewer.presentationIds)
    .where(olderThan(cursor, 'u.begun_at', 'u.id'))
    .orderBy('u.begun_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(listSize + 1)
    .execute()
  return cutPage<OwnUse>(rows, listSize, ({ begunAt, id }) => ({ at: begunAt, id }))
}

/** All the words of a use, for people who must decide about it. */
export async function readWholeUse(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('uses.use').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? Object.values(textsOf(row)).map(renderMarkdown).join('') : ''
}
