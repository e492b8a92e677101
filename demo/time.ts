import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../src/platform/database.ts'
import type { Quarter } from '../src/research/releases/quarters.ts'

/** When something happened: so many hours ago, or so many days ago at a time of day. */
export type Moment = `${number} h` | `${number} j ${number}:${number}`

/** The moment as a date, a few minutes ago at the latest. */
export function readMoment(moment: Moment, now: Date, zone: string): Date {
  const latest = new Date(now.getTime() - 4 * 60_000)
  const [count = '', unit = '', clock = ''] = moment.split(' ')
  if (unit === 'h') return new Date(now.getTime() - Number(count) * 3_600_000)
  const at = new Date(
    dayFrom(now, zone, -Number(count)).toZonedDateTime({ timeZone: zone, plainTime: clock })
      .epochMilliseconds,
  )
  return at < latest ? at : latest
}

/** The day so many days after today, in the zone of the place. */
export function dayFrom(now: Date, zone: string, days: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
}

interface Clock {
  table: string
  /** The column, or the expression, that holds the id of what happened. */
  key: string
  columns: readonly string[]
  /** Which part of the age these rows have: what follows a thing is younger than it. */
  part?: number
}

/** Times of a group that follow its last move rather than its opening. */
const lastClocks: readonly Clock[] = [
  { table: 'groups.group', key: 'id', columns: ['moved_at', 'ended_at'] },
  { table: 'groups.announced_change', key: 'group_id', columns: ['at', 'takes_effect_at', 'closed_at'] },
]

/** Every other time that the verbs wrote as the present. */
const clocks: readonly Clock[] = [
  { table: 'platform.thing', key: 'id', columns: ['published_at', 'updated_at'] },
  { table: 'platform.thing_version', key: 'thing_id', columns: ['written_at'] },
  { table: 'platform.fact', key: `ids->>'thingId'`, columns: ['at'] },
  { table: 'people.presentation', key: 'id', columns: ['created_at'] },
  { table: 'people.circle_seat', key: 'presentation_id', columns: ['since', 'until'], part: 0.5 },
  { table: 'people.public_log', key: `ids->>'presentation'`, columns: ['at'], part: 0.5 },
  { table: 'people.public_log', key: `ids->>'line'`, columns: ['at'], part: 0.9 },
  { table: 'uses.question', key: 'id', columns: ['asked_at'] },
  { table: 'uses.statement', key: 'id', columns: ['said_at'] },
  { table: 'conversation.post', key: 'id', columns: ['published_at', 'edited_at'] },
  { table: 'conversation.post', key: 'branch_id', columns: ['branch_at'] },
  { table: 'conversation.thanks', key: 'post_id', columns: ['at'], part: 0.5 },
  { table: 'groups.strand', key: 'id', columns: ['opened_at'] },
  { table: 'groups.line', key: 'id', columns: ['proposed_at'] },
  { table: 'groups.kept_line', key: 'line_id', columns: ['kept_at'], part: 0.9 },
  { table: 'groups.group', key: 'id', columns: ['opened_at'] },
  { table: 'groups.entry', key: 'id', columns: ['written_at', 'edited_at'] },
  { table: 'groups.member', key: 'group_id', columns: ['joined_at'], part: 0.9 },
  { table: 'groups.role', key: 'group_id', columns: ['named_at'], part: 0.9 },
  {
    table: 'groups.role_holding',
    key: '(select r.group_id from groups.role r where r.id = role_id)',
    columns: ['since', 'until'],
    part: 0.9,
  },
  { table: 'groups.need', key: 'group_id', columns: ['said_at', 'covered_at'], part: 0.6 },
  { table: 'groups.pledge', key: 'group_id', columns: ['offered_at', 'agreed_at'], part: 0.4 },
  { table: 'groups.decision', key: 'id', columns: ['proposed_at', 'ends_at'] },
  { table: 'groups.decision', key: 'id', columns: ['amended_at'], part: 0.6 },
  { table: 'groups.decision', key: 'id', columns: ['closed_at'], part: 0.8 },
  { table: 'groups.ballot', key: 'subject_id', columns: ['opened_at', 'closed_at'], part: 0.4 },
  {
    table: 'groups.ballot_vote',
    key: '(select b.subject_id from groups.ballot b where b.id = ballot_id)',
    columns: ['at'],
    part: 0.4,
  },
  { table: 'groups.set_aside', key: 'decision_id', columns: ['at'], part: 0.8 },
  { table: 'groups.appeal', key: 'id', columns: ['at'] },
  { table: 'groups.appeal_hearing', key: 'appeal_id', columns: ['drawn_at', 'answer_by'] },
  { table: 'groups.decision_version', key: 'decision_id', columns: ['written_at'] },
  { table: 'groups.decision_position', key: 'decision_id', columns: ['at'], part: 0.5 },
  { table: 'groups.decision_message', key: 'decision_id', columns: ['at'], part: 0.7 },
  { table: 'groups.act', key: 'group_id', columns: ['at'], part: 0.5 },
  { table: 'place.workshop', key: 'id', columns: ['created_at'] },
  { table: 'productions.production', key: 'id', columns: ['started_at', 'published_at'] },
  { table: 'productions.edition', key: 'id', columns: ['saved_at', 'published_at'] },
  { table: 'productions.need', key: 'id', columns: ['said_at', 'edited_at'] },
  { table: 'productions.trial', key: 'id', columns: ['told_at', 'edited_at'] },
  { table: 'knowledge.piece', key: 'id', columns: ['written_at', 'edited_at'] },
  { table: 'knowledge.crossing', key: 'id', columns: ['written_at', 'edited_at'] },
  { table: 'knowledge.path', key: 'id', columns: ['written_at', 'edited_at'] },
  { table: 'knowledge.testimony', key: 'id', columns: ['told_at', 'edited_at'] },
  { table: 'knowledge.author', key: 'thing_id', columns: ['asked_at', 'agreed_at'] },
  { table: 'uses.use', key: 'id', columns: ['begun_at', 'ready_at', 'published_at', 'edited_at'] },
  { table: 'uses.voice', key: 'use_id', columns: ['asked_at', 'agreed_at', 'refused_at'], part: 0.9 },
  { table: 'uses.voice', key: 'use_id', columns: ['rewritten_at'], part: 0.4 },
  { table: 'uses.heard', key: 'use_id', columns: ['offered_at'], part: 0.4 },
  { table: 'platform.origin', key: 'thing_id', columns: ['at'] },
  { table: 'uses.idea', key: 'id', columns: ['at'] },
  { table: 'institutions.reading', key: 'id', columns: ['put_at', 'edited_at'] },
  { table: 'institutions.remark', key: 'id', columns: ['said_at', 'edited_at'] },
  { table: 'institutions.rewriting', key: 'reading_id', columns: ['written_at'], part: 0.5 },
  {
    table: 'institutions.address',
    key: 'id',
    columns: ['written_at', 'edited_at', 'code_drawn_at', 'outcome_at'],
  },
  { table: 'institutions.reply', key: 'id', columns: ['replied_at', 'edited_at'] },
  { table: 'institutions.comment', key: 'id', columns: ['said_at'] },
  {
    table: 'research.study',
    key: 'id',
    columns: ['started_at', 'opened_at', 'analysis_on', 'data_until'],
  },
  { table: 'research.study', key: 'id', columns: ['closed_at', 'given_back_at'], part: 0.4 },
  {
    table: 'research.wording',
    key: 'study_id',
    columns: ['written_at', 'analysis_on', 'data_until'],
  },
  {
    table: 'research.consent',
    key: `study_id || ' ' || account_id`,
    columns: ['takes_part_at', 'data_at', 'answered_at'],
  },
  { table: 'research.note', key: 'id', columns: ['written_at'] },
  { table: 'research.consent_log', key: `study_id || ' ' || account_id`, columns: ['at'] },
  { table: 'research.comment_version', key: 'comment_id', columns: ['written_at'] },
  { table: 'research.release', key: 'id', columns: ['made_at'] },
  { table: 'research.access', key: 'id', columns: ['asked_at', 'granted_at'] },
  { table: 'research.access_answer', key: 'access_id', columns: ['at'], part: 0.8 },
  { table: 'research.download', key: 'access_id', columns: ['at'], part: 0.7 },
  { table: 'platform.draft', key: 'id', columns: ['kept_at'] },
  { table: 'care.report', key: 'id', columns: ['at', 'answered_at'] },
  { table: 'care.decision', key: 'id', columns: ['at'] },
  {
    table: 'platform.thing',
    key: '(select d.id from care.decision d where d.thing_id = thing.id)',
    columns: ['hidden_at'],
  },
  { table: 'care.contest', key: 'id', columns: ['at'] },
  { table: 'care.hearing', key: 'contest_id', columns: ['drawn_at', 'answer_by'] },
  { table: 'people.public_log', key: 'id', columns: ['at'] },
]

/**
 * Moves what was written just now to when it happened. No verb takes a time, and none should for a demonstration: this file is the one
 * place that writes into the modules' tables, and it writes their times alone. `moves`: when each group last moved.
 */
export async function settle(db: Db, now: Date, moments: Moments, moves: Moments): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const clock of clocks) await turn(tx, now, clock, moments)
    for (const clock of lastClocks) await turn(tx, now, clock, moves)
  })
}

type Moments = ReadonlyMap<string, Date>

async function turn(
  tx: Db,
  now: Date,
  { table, key, columns, part = 1 }: Clock,
  moments: Moments,
): Promise<void> {
  const ids = [...moments.keys()]
  const ages = [...moments.values()].map((at) => ((now.getTime() - at.getTime()) / 1_000) * part)
  const sets = columns.map(
    (column) => sql`${sql.ref(column)} = ${sql.ref(column)} - make_interval(secs => m.age)`,
  )
  await sql`
    update ${sql.table(table)} set ${sql.join(sets)}
    from unnest(${ids}::text[], ${ages}::float8[]) as m(moved, age) where m.moved = ${sql.raw(key)}`.execute(
    tx,
  )
}

/** Has what a group announced be due: in this world the 72 hours have passed. Returns the change. */
export async function makeDue(db: Db, groupId: string): Promise<string> {
  const change = await db
    .updateTable('groups.announced_change')
    // Well before now: a machine that sets its clock right goes back a little.
    .set({ takes_effect_at: sql<Date>`now() - interval '1 hour'` })
    .where('group_id', '=', groupId)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirstOrThrow()
  return change.id
}

/** Has a vote be due. */
export async function makeBallotDue(db: Db, id: string): Promise<void> {
  await db
    .updateTable('groups.ballot')
    .set({ ends_at: sql<Date>`now() - interval '1 hour'` })
    .where('id', '=', id)
    .execute()
}

/** Has a vote on who decides, and what was declared before it, be of a quarter that is over. */
export async function makeLadderOf(db: Db, scope: string, { name, to }: Quarter): Promise<void> {
  const ago = (days: number) => new Date(to.getTime() - days * 86_400_000)
  await db
    .updateTable('research.ladder_declaration')
    .set({ declared_at: ago(40) })
    .where('scope', '=', scope)
    .execute()
  await db
    .updateTable('research.ladder_vote')
    .set({ quarter: name, ends_at: ago(20), closed_at: ago(20) })
    .where('scope', '=', scope)
    .execute()
}

/** Has a decision be due: in this world its days have passed. */
export async function makeDecisionDue(db: Db, id: string): Promise<void> {
  await db
    .updateTable('groups.decision')
    .set({ ends_at: sql<Date>`now() - interval '1 hour'` })
    .where('id', '=', id)
    .execute()
}
