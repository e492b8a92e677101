import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import { otherNameIn } from '../../platform/acting.tsx'
import type { Db, Tables } from '../../platform/database.ts'
import { renderMarkdown } from '../../platform/markdown.ts'
import { prepare } from '../../platform/prepared.ts'
import type { Audience } from '../../platform/tables.ts'
import { shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** Who says it, as cards and answers show them; a name is null when its bearer has gone. */
export interface By {
  author: string | null
  authorPath: string | null
  face: string | null
  helper: string | null
  at: Date
}

/** A post on its own page or in a talk. */
export interface TalkRow extends By {
  id: string
  parentId: string | null
  rootId: string
  branchId: string
  /** Null when it was erased or is not for this reader: its place is kept for what stands under it. */
  lang: string | null
  html: string
  opening: string | null
  warning: string
  transcript: string
  files: number
  audience: Audience | null
  erased: boolean
  edited: boolean
  mine: boolean
  thanked: boolean
}

/** A voice or an answer with all that its own page says of it. */
export interface PostRow extends TalkRow {
  text: string
  title: string
  version: number
  priority: string | null
  audienceTitle: string | null
  audiencePath: string | null
  /** The reader's name in that group, when it is not the one that speaks now. */
  otherName: string | null
  /** What the talk began with, when this reader may see that. */
  rootTitle: string | null
  /** Why care hid it, told to its author, who alone still finds it. */
  hidden: boolean
  hiddenReason: string | null
}

/** One post, or null when it is not for this reader. An erased one is found: what stands under it decides whether there is a page. */
export async function readPost(db: Db, viewer: Viewer | null, id: string): Promise<PostRow | null> {
  const [row] = await selectPost(db, { viewer, id })
  if (!row || (row.lang === null && !row.erased)) return null
  return { ...row, title: row.title ?? '' }
}

const selectPost = prepare((db, { viewer, id }: { viewer: Viewer | null; id: string }) =>
  selectTalk(db, viewer)
    .leftJoin('platform.thing as g', 'g.id', 't.audience_id')
    .select(['p.text', 't.title', 'p.version', 't.priority'])
    .select(['g.title as audienceTitle', 'g.path as audiencePath'])
    .select(['t.hidden_reason as hiddenReason', otherNameIn(viewer, 't.audience_id').as('otherName')])
    .select((eb) => [
      eb('t.hidden_at', 'is not', null).$castTo<boolean>().as('hidden'),
      eb
        .selectFrom('platform.thing as t')
        .select('t.title')
        .whereRef('t.id', '=', 'p.root_id')
        .where(visibleTo(viewer))
        .as('rootTitle'),
    ])
    .where('p.id', '=', id),
)

/** How many posts of a talk a page shows. */
export const talkSize = 50

/**
 * What stands under a post, branch by branch, oldest first; `after` is the last post of the page before. Posts that are not for this reader
 * stay as empty places, without a word, only where something under them is.
 */
export async function readTalk(
  db: Db,
  viewer: Viewer | null,
  post: { id: string; rootId: string; branchId: string },
  after: string | null,
): Promise<{ rows: readonly TalkRow[]; next: string | null }> {
  const { id } = post
  const [whole, branch] = [id === post.rootId, id === post.branchId]
  const rows = await selectUnder(db, { viewer, id, whole, branch, after })
  const page = rows.slice(0, talkSize)
  return { rows: dropEmptyPlaces(page), next: rows.length > talkSize ? (page.at(-1)?.id ?? null) : null }
}

interface Under {
  viewer: Viewer | null
  id: string
  /** Whether the post began the talk, or a branch of it. */
  whole: boolean
  branch: boolean
  after: string | null
}

const selectUnder = prepare((db, { viewer, id, whole, branch, after }: Under) =>
  selectTalk(db, viewer)
    .where(whole ? 'p.root_id' : branch ? 'p.branch_id' : 'p.parent_id', '=', id)
    .where('p.id', '<>', id)
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(p.branch_at, p.branch_id, p.published_at, p.id) > (
          select l.branch_at, l.branch_id, l.published_at, l.id from conversation.post l where l.id = ${after})`,
      ),
    )
    .orderBy('p.branch_at')
    .orderBy('p.branch_id')
    .orderBy('p.published_at')
    .orderBy('p.id')
    .limit(sql.lit(talkSize + 1)),
)

/** One answer as it stands in its talk, for pages that are open already. */
export async function readTalkRow(
  db: Db,
  viewer: Viewer | null,
  rootId: string,
  id: string,
): Promise<TalkRow | null> {
  const row = await selectTalk(db, viewer)
    .where('p.root_id', '=', rootId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  return row && row.lang !== null ? row : null
}

/** How many posts stand in a talk, up to one more than a page holds. */
export async function countUnder(db: Db, rootId: string): Promise<number> {
  const rows = await db
    .selectFrom('conversation.post')
    .select('id')
    .where('root_id', '=', rootId)
    .where('id', '<>', rootId)
    .limit(sql.lit(talkSize + 1))
    .execute()
  return rows.length
}

/** All the words of a post, for people who must decide about it, whoever may read it otherwise. */
export async function readWholePost(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('conversation.post')
    .select(['html', 'warning', 'transcript'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return ''
  return [renderMarkdown(row.warning), row.html, renderMarkdown(row.transcript)].join('')
}

/** What was said under one name, whole, newest first, for whoever holds its paper code. */
export function listPostsOf(db: Db, presentationId: string) {
  return db
    .selectFrom('platform.thing as t')
    .innerJoin('conversation.post as p', 'p.id', 't.id')
    .select(['t.id', 't.lang', 'p.html', 'p.warning', 'p.transcript'])
    .select((eb) => eb('t.audience', '=', 'open').$castTo<boolean>().as('open'))
    .where('t.author_id', '=', presentationId)
    .where('t.kind', '=', 'post')
    .orderBy('t.published_at', 'desc')
    .limit(100)
    .execute()
}

function selectTalk(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('conversation.post as p')
    .leftJoin('platform.thing as t', (join) => join.onRef('t.id', '=', 'p.id').on(visibleTo(viewer)))
    .leftJoin('platform.thing as a', (join) => join.on(shownAs('a', 't.author_id')))
    .leftJoin('platform.thing as helper', (join) =>
      join.on(shownAs('helper', 'p.helped_by')).on('t.id', 'is not', null),
    )
    .select([
      'p.id',
      'p.parent_id as parentId',
      'p.root_id as rootId',
      'p.branch_id as branchId',
      'p.published_at as at',
    ])
    .select(['p.html', 'p.opening', 'p.warning', 'p.transcript', 'p.files', 't.lang', 't.audience'])
    .select(['a.title as author', 'a.path as authorPath', 'a.picture as face', 'helper.title as helper'])
    .select((eb) => [
      eb('p.erased_at', 'is not', null).$castTo<boolean>().as('erased'),
      eb('p.edited_at', 'is not', null).$castTo<boolean>().as('edited'),
      isMine(eb, viewer).as('mine'),
      isThanked(viewer).as('thanked'),
    ])
}

function isMine(eb: ExpressionBuilder<Tables & { t: Tables['platform.thing'] }, 't'>, viewer: Viewer | null) {
  if (!viewer) return sql<boolean>`false`
  return sql<boolean>`coalesce(${eb.ref('t.author_id')} = any(${viewer.presentationIds}), false)`
}

function isThanked(viewer: Viewer | null) {
  if (!viewer) return sql<boolean>`false`
  return sql<boolean>`exists (select 1 from conversation.thanks h where h.post_id = p.id and h.account_id = ${viewer.accountId})`
}

/** Empty places under which nothing on this page stands say nothing to anyone. */
function dropEmptyPlaces(rows: readonly TalkRow[]): TalkRow[] {
  const holding = new Set<string>()
  const kept: TalkRow[] = []
  for (const row of rows.toReversed()) {
    if (row.lang === null && !holding.has(row.id)) continue
    if (row.parentId) holding.add(row.parentId)
    kept.push(row.lang === null ? blank(row) : row)
  }
  return kept.reverse()
}

function blank(row: TalkRow): TalkRow {
  return { ...row, html: '', opening: null, warning: '', transcript: '', files: 0, helper: null }
}
