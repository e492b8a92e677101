import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { comesFrom } from '../../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { authorTo, rowOf, shownAs, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { groupShownAs, isIn, isOwn, ofGroup } from '../access.ts'
import type { Outcome, SentWay } from '../tables.ts'

/** Which addresses a list shows. */
export const addressStates = ['waiting', 'answered', 'over'] as const
export type AddressState = (typeof addressStates)[number]

/**
 * Whether something was answered that readers may see. `offset 0` has PostgreSQL look at the replies of each address in turn, as far as a page
 * goes; it would else join all replies to all things, hundreds of thousands, for a page of twenty.
 */
const isAnswered = sql<boolean>`exists (
  select 1 from institutions.reply r join platform.thing said on said.id = r.id and said.hidden_at is null
  where r.address_id = a.id offset 0)`

const dayOf = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

/** `inOrder`: for a list by time that nothing narrows (`rowOf`). */
function selectAddresses(db: Db, viewer: Viewer | null, inOrder: boolean) {
  return db
    .selectFrom('platform.thing as t')
    .innerJoin(rowOf('institutions.address', inOrder).as('a'), (join) => join.onTrue())
    .leftJoin('platform.thing as g', (join) => join.on(groupShownAs(viewer, 'g', 'a.group_id')))
    .select(['a.id', 't.path', 'a.title', 't.summary', 'a.lang', 'a.institution', 'a.place', 'a.outcome'])
    .select(['g.title as group', 't.published_at as at', 'a.sent_how as sentHow'])
    .select([
      sql<string>`to_char(a.silent_from, 'YYYY-MM-DD')`.as('silentFrom'),
      dayOf('a.sent_on').as('sentOn'),
      isAnswered.as('answered'),
    ])
    .where('t.kind', '=', 'address')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

/** An address in a list. */
export interface ListedAddress {
  id: string
  path: string
  title: string
  summary: string
  lang: string
  institution: string
  place: string
  outcome: Outcome | null
  group: string | null
  at: Date
  sentHow: SentWay | null
  silentFrom: string
  sentOn: string | null
  answered: boolean
}

const listSize = 20

export interface AddressFilter {
  state: AddressState | null
  /** The slug of the group that asks. */
  group: string | null
}

/** Addresses by time, of one state, of one group, or all; those that wait, the longest silence first. */
export async function listAddresses(
  db: Db,
  viewer: Viewer | null,
  { state, group }: AddressFilter,
  cursor: Cursor | null,
) {
  const all = selectAddresses(db, viewer, state === null && group === null)
    .$if(group !== null, (query) => query.where(ofGroup('a.group_id', group ?? '')))
    .limit(listSize + 1)
  if (state === 'waiting') {
    const rows = await all
      .where('a.outcome', 'is', null)
      .where(sql<boolean>`not ${isAnswered}`)
      .$if(cursor !== null, (query) =>
        query.where(
          sql<boolean>`(a.silent_from, a.id) > ((${cursor?.at}::timestamptz at time zone 'UTC')::date, ${cursor?.id ?? ''})`,
        ),
      )
      .orderBy('a.silent_from')
      .orderBy('a.id')
      .execute()
    return cutPage<ListedAddress>(rows, listSize, ({ silentFrom, id }) => ({ at: new Date(silentFrom), id }))
  }
  const rows = await all
    .$if(state === 'answered', (query) => query.where(isAnswered).where('a.outcome', 'is', null))
    .$if(state === 'over', (query) => query.where('a.outcome', 'is not', null))
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return cutPage<ListedAddress>(rows, listSize, (row) => row)
}

export type ShownAddress = NonNullable<Awaited<ReturnType<typeof readAddress>>>

/** An address as all its pages need it, for who may see it. */
export async function readAddress(db: Db, viewer: Viewer | null, slug: string) {
  return db
    .selectFrom('institutions.address as a')
    .innerJoin('platform.thing as t', 't.id', 'a.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', authorTo(viewer))))
    .leftJoin('platform.thing as g', (join) => join.on(groupShownAs(viewer, 'g', 'a.group_id')))
    .select(['a.id', 'a.title', 'a.institution', 'a.place', 'a.asked', 'a.lang', 'a.priority', 'a.saves'])
    .select([
      'a.sent_how as sentHow',
      'a.outcome',
      'a.outcome_text as outcomeText',
      'a.outcome_at as outcomeAt',
    ])
    .select([
      'a.code_drawn_at as codeAt',
      'a.written_at as at',
      'a.edited_at as editedAt',
      'a.presentation_id',
    ])
    .select(['t.path', 't.audience', 't.hidden_reason as hiddenReason'])
    .select([
      'author.title as author',
      'author.path as authorPath',
      'g.title as group',
      'g.path as groupPath',
    ])
    .select([
      dayOf('a.since').as('since'),
      dayOf('a.sent_on').as('sentOn'),
      sql<string>`to_char(a.silent_from, 'YYYY-MM-DD')`.as('silentFrom'),
      isOwn(viewer, 'a.presentation_id').as('own'),
      isIn(viewer, 'a.group_id').as('writes'),
      comesFrom(viewer, 'a.id').as('origin'),
    ])
    .where('a.slug', '=', slug)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

export type ShownReply = Awaited<ReturnType<typeof readReplies>>[number]

/** What an institution answered, first answered first. */
export async function readReplies(db: Db, viewer: Viewer | null, addressId: string) {
  return db
    .selectFrom('institutions.reply as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .select(['r.id', 'r.service', 'r.function', 'r.text', 'r.lang'])
    .select(['r.replied_at as at', 'r.edited_at as editedAt', dayOf('r.paper_on').as('paperOn')])
    .where('r.address_id', '=', addressId)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('r.replied_at')
    .orderBy('r.id')
    .limit(100)
    .execute()
}

export type ShownComment = Awaited<ReturnType<typeof readComments>>[number]

/** What members of the group said since, first said first. */
export async function readComments(db: Db, viewer: Viewer | null, addressId: string) {
  return db
    .selectFrom('institutions.comment as k')
    .innerJoin('platform.thing as t', 't.id', 'k.id')
    .leftJoin('platform.thing as author', (join) => join.on(shownAs('author', 't.author_id')))
    .select(['k.id', 'k.text', 'k.lang', 'k.said_at as at', 't.hidden_reason as hiddenReason'])
    .select(['author.title as author', 'author.path as authorPath'])
    .select(isOwn(viewer, 'k.presentation_id').as('own'))
    .where('k.address_id', '=', addressId)
    .where(visibleTo(viewer))
    .orderBy('k.said_at')
    .orderBy('k.id')
    .limit(200)
    .execute()
}

/** Every open address with its dates, for whoever counts: the newest five thousand. */
export async function readOpenAddresses(db: Db) {
  return selectAddresses(db, null, false)
    .select([
      dayOf('a.since').as('since'),
      sql<string | null>`(select to_char(min(coalesce(r.paper_on, r.replied_at::date)), 'YYYY-MM-DD')
        from institutions.reply r join platform.thing said on said.id = r.id and said.hidden_at is null
        where r.address_id = a.id)`.as('answeredOn'),
      sql<number>`(select count(*)::int from institutions.reply r
        join platform.thing said on said.id = r.id and said.hidden_at is null where r.address_id = a.id)`.as(
        'answers',
      ),
      dayOf('a.outcome_at').as('overOn'),
    ])
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(5_000)
    .execute()
}
