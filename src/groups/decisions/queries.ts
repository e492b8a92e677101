import { sql, type SqlBool } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { heldSince } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { comesFrom, whatCame } from '../../platform/origins.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { authorTo, isSetAside, visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isSetAsideBy, selectAppeal } from '../appeals/select.ts'
import { readNames } from '../names.tsx'
import { showsPeople } from '../queries.ts'
import { readDeciders, tally } from './counting.ts'
import { effectsThat } from './effects.ts'
import { inMilliseconds } from './open.ts'
import type { Deciding, Subject } from './subject.ts'

function selectDecisions(db: Db, viewer: Viewer | null, { groupId, circle }: Deciding) {
  return db
    .selectFrom('groups.decision as d')
    .innerJoin('platform.thing as t', 't.id', 'd.id')
    .where(groupId === null ? 'd.circle' : 'd.group_id', '=', groupId ?? circle)
    .where(readableBy(viewer))
}

/** Whoever a decision is about reads it, in the group or the circle, or out of it. */
function readableBy(viewer: Viewer | null) {
  if (!viewer) return visibleTo(viewer)
  const about = sql<SqlBool>`(d.about_account = ${viewer.accountId} and t.hidden_at is null)`
  return (eb: Parameters<ReturnType<typeof visibleTo>>[0]) => eb.or([visibleTo(viewer)(eb), about])
}

/** A page of the decisions of a group or a circle, newest first, with how each is answered so far. */
export async function readDecisions(db: Db, viewer: Viewer | null, where: Deciding, cursor: Cursor | null) {
  const size = 30
  const rows = await selectDecisions(db, viewer, where)
    .select(['d.id', 'd.title', 'd.lang', 'd.proposed_at', 'd.ends_at', 'd.closed_at', 'd.outcome'])
    .select(['d.prolonged', 't.path', 't.summary'])
    .where(olderThan(cursor, 'd.proposed_at', 'd.id'))
    .orderBy('d.proposed_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(size + 1)
    .execute()
  return cutPage(rows, size, ({ proposed_at: at, id }) => ({ at, id }))
}

export type ListedDecision = Awaited<ReturnType<typeof readDecisions>>['rows'][number]

/** A decision by its text alone, for who may see it. */
export async function readDecisionHead(db: Db, viewer: Viewer | null, where: Deciding, id: string) {
  return selectDecisions(db, viewer, where)
    .select(['d.id', 'd.title', 'd.lang', 'd.version', 'd.outcome', 't.path'])
    .where('d.id', '=', id)
    .executeTakeFirst()
}

export type DecisionHead = NonNullable<Awaited<ReturnType<typeof readDecisionHead>>>

const messagesAtOnce = 30

/** One decision as its page shows it, for who may see it: the text, who answered what, and what is said under it. */
export async function readDecision(
  db: Db,
  viewer: Viewer | null,
  subject: Subject,
  id: string,
  cursor: Cursor | null,
) {
  const row = await selectDecisions(db, viewer, subject)
    .selectAll('d')
    .select(['t.path', 't.audience', 't.hidden_reason as hiddenReason', authorTo(viewer).as('author')])
    .select([
      jsonArrayFrom(selectPositions(db)).as('positions'),
      jsonArrayFrom(selectMessages(db, viewer, cursor)).as('messages'),
      comesFrom(viewer, 'd.id').as('from'),
      whatCame(viewer, 'd.id').as('came'),
      jsonObjectFrom(selectAppeal(db)).as('appeal'),
      isSetAsideBy(viewer).as('mayAppeal'),
    ])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { positions, messages, came, ...decision } = row
  const deciders = await readDeciders(db, decision)
  const isAbout = viewer !== null && decision.about_account === viewer.accountId
  // Who answered what, and the talk, are for those who decide and for whoever it is about.
  const inside = subject.inside || isAbout
  const page = cutPage(messages, messagesAtOnce, ({ at, id: last }) => ({ at: new Date(at), id: last }))
  const people = subject.group === null || showsPeople(subject.group) || inside
  const ids = [
    ...(people ? [decision.author, decision.about_presentation] : []),
    ...(inside ? positions.flatMap(({ presentationId, helpedBy }) => [presentationId, helpedBy]) : []),
    ...(inside ? page.rows.map(({ author }) => author) : []),
  ]
  return {
    decision,
    came: came.map((thing) => ({ ...thing, at: new Date(thing.at) })),
    tally: tally(decision, deciders, positions),
    positions: inside ? present(positions, deciders) : [],
    mine: positions.find(({ presentationId }) => presentationId === subject.memberId) ?? null,
    mayDecide: viewer !== null && deciders.some(({ accountId }) => accountId === viewer.accountId),
    inside,
    isAbout,
    messages: inside ? page.rows : [],
    older: inside ? page.next : null,
    names: await readNames(db, viewer, ids),
  }
}

export type DecisionContent = NonNullable<Awaited<ReturnType<typeof readDecision>>>
export type ShownDecision = DecisionContent['decision']
export type ShownPosition = DecisionContent['positions'][number]

/** The positions of those who decide now. */
function present<Position extends { accountId: string | null; presentationId: string }>(
  positions: readonly Position[],
  deciders: Awaited<ReturnType<typeof readDeciders>>,
): readonly Position[] {
  return positions.filter(({ accountId, presentationId }) =>
    deciders.some((decider) => decider.accountId === accountId && decider.presentationId === presentationId),
  )
}

function selectPositions(db: Db) {
  return db
    .selectFrom('groups.decision_position as p')
    .select(['p.account_id as accountId', 'p.presentation_id as presentationId', 'p.choice', 'p.reason'])
    .select([
      'p.way_out as wayOut',
      'p.lang',
      'p.version',
      'p.helped_by as helpedBy',
      inMilliseconds('p.at').as('at'),
    ])
    .whereRef('p.decision_id', '=', 'd.id' as never)
    .orderBy('p.at')
    .orderBy('p.presentation_id')
}

function selectMessages(db: Db, viewer: Viewer | null, cursor: Cursor | null) {
  return db
    .selectFrom('groups.decision_message as m')
    .select(['m.id', 'm.presentation_id as author', 'm.text', 'm.lang', inMilliseconds('m.at').as('at')])
    .whereRef('m.decision_id', '=', 'd.id' as never)
    .where(olderThan(cursor, 'm.at', 'm.id'))
    .$if(viewer !== null, (query) =>
      query.where(sql<boolean>`not ${isSetAside(viewer ?? { accountId: '' }, 'm.presentation_id')}`),
    )
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(messagesAtOnce + 1)
}

/** What a decision said before it was amended, the latest first, for those who decide. */
export async function readDecisionVersions(db: Db, id: string) {
  return db
    .selectFrom('groups.decision_version')
    .selectAll()
    .where('decision_id', '=', id)
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
}

export type DecisionVersion = Awaited<ReturnType<typeof readDecisionVersions>>[number]

/** Proposals that wait for this person's answer, in their groups and circles, the soonest to end first. */
export async function readDecisionsWaiting(db: Db, viewer: Viewer) {
  const { accountId, circles } = viewer
  return db
    .selectFrom('groups.decision as d')
    .innerJoin('platform.thing as t', 't.id', 'd.id')
    .leftJoin('groups.member as m', (join) =>
      join.onRef('m.group_id', '=', 'd.group_id').on('m.account_id', '=', accountId),
    )
    .leftJoin('groups.group as g', 'g.id', 'd.group_id')
    .leftJoin('groups.decision_position as p', (join) =>
      join
        .onRef('p.decision_id', '=', 'd.id')
        .on('p.account_id', '=', accountId)
        // What they answered under another name of theirs does not count there.
        .on(sql<boolean>`(d.group_id is null or p.presentation_id = m.presentation_id)`),
    )
    .select([
      'd.id',
      'd.title',
      'd.lang',
      'd.ends_at as endsAt',
      'd.proposed_at as proposedAt',
      't.path',
      'g.name as group',
      'd.circle',
    ])
    .select((eb) => eb('p.version', 'is not', null).$castTo<boolean>().as('amended'))
    .where('d.closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('m.account_id', 'is not', null),
        sql<boolean>`coalesce(d.circle = any(${[...circles]}), false)`,
      ]),
    )
    .where((eb) => eb.or([eb('p.version', 'is', null), eb('p.version', '<', eb.ref('d.version'))]))
    .where(
      sql<boolean>`(d.effect <> all(${effectsThat('parts')}) or ((m.joined_at <= d.proposed_at
        or ${heldSince(accountId, sql.ref('d.circle'), sql.ref('d.proposed_at'))})
        and d.about_account is distinct from ${accountId}))`,
    )
    .where(visibleTo(viewer))
    .orderBy('d.ends_at')
    .orderBy('d.id')
    .limit(20)
    .execute()
}

export type WaitingDecision = Awaited<ReturnType<typeof readDecisionsWaiting>>[number]

/** All the words of a decision and of the talk under it, for people who must decide about them. */
export async function readWordsOf(db: Db, id: string): Promise<{ text: string; lang: string | null }[]> {
  const [decision, positions, messages] = await Promise.all([
    db
      .selectFrom('groups.decision')
      .select(['text', 'changes', 'lang'])
      .where('id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('groups.decision_position')
      .select(['reason', 'way_out', 'lang'])
      .where('decision_id', '=', id)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('groups.decision_message')
      .select(['text', 'lang'])
      .where('decision_id', '=', id)
      .orderBy('at')
      .limit(200)
      .execute(),
  ])
  return [
    ...(decision ? [decision.text, decision.changes].map((text) => ({ text, lang: decision.lang })) : []),
    ...positions.flatMap(({ reason, way_out, lang }) => [reason, way_out].map((text) => ({ text, lang }))),
    ...messages,
  ].filter(({ text }) => text !== '')
}

/** The texts of a decision at this path, for a proposal that takes it up again. */
export async function readBefore(db: Db, viewer: Viewer | null, path: string) {
  return db
    .selectFrom('groups.decision as d')
    .innerJoin('platform.thing as t', 't.id', 'd.id')
    .select(['d.title', 'd.text', 'd.changes'])
    .where('t.path', '=', path)
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

/** What a decision changes, whoever asks: which questions its form asks. */
export async function readEffectOf(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('groups.decision').select('effect').where('id', '=', id).executeTakeFirst()
  return row?.effect
}
