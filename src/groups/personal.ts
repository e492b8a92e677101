import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { readInTurn, type Person } from '../platform/personal.ts'
import { eraseThings, forgetAuthors, writtenBy } from '../platform/things.ts'
import { exportVersions } from '../platform/versions.ts'
import { eraseFromAppeals, exportAppeals } from './appeals/personal.ts'
import { eraseAboutThem, eraseFromDecisions, exportDecisions } from './decisions/personal.ts'

const groupName = ['g.name as groupe', 'g.slug as adresse'] as const

/** Everything groups keep about a person, for their export. */
export async function exportOfGroups(db: Db, person: Person) {
  const { accountId, presentationIds: ids } = person
  if (ids.length === 0) return {}
  const [members, roles, pledges, written, versions, changes, objections, acts, lines] = await Promise.all([
    db
      .selectFrom('groups.member as m')
      .innerJoin('groups.group as g', 'g.id', 'm.group_id')
      .select([...groupName, 'm.presentation_id', 'm.joined_at'])
      .where('m.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.role_holding as h')
      .innerJoin('groups.role as r', 'r.id', 'h.role_id')
      .innerJoin('groups.group as g', 'g.id', 'r.group_id')
      .select([...groupName, 'r.word', 'r.name', 'h.presentation_id', 'h.since', 'h.until', 'h.left_at'])
      .where('h.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.pledge as p')
      .innerJoin('groups.group as g', 'g.id', 'p.group_id')
      .select([...groupName, 'p.word', 'p.details', 'p.presentation_id', 'p.offered_at', 'p.agreed_at'])
      .where('p.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.entry')
      .select('id')
      .where('presentation_id', 'in', ids)
      .orderBy('written_at')
      .execute(),
    exportVersions(db, 'journal', ids),
    db
      .selectFrom('groups.announced_change as c')
      .innerJoin('groups.group as g', 'g.id', 'c.group_id')
      .select([...groupName, 'c.what', 'c.value', 'c.at', 'c.outcome'])
      .where('c.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.announced_change as c')
      .innerJoin('groups.group as g', 'g.id', 'c.group_id')
      .select([...groupName, 'c.what', 'c.reason', 'c.closed_at'])
      .where('c.closed_by', 'in', ids)
      .where('c.outcome', '=', 'objected')
      .execute(),
    db
      .selectFrom('groups.act as a')
      .innerJoin('groups.group as g', 'g.id', 'a.group_id')
      .select([...groupName, 'a.what', 'a.at'])
      .where('a.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.line as l')
      .innerJoin('platform.thing as t', 't.id', 'l.id')
      .innerJoin('groups.strand as s', 's.id', 'l.strand_id')
      .select(['s.name as chantier', 'l.text', 'l.lang', 'l.proposed_at'])
      .where(writtenBy(ids))
      .execute(),
  ])
  const decisions = await exportDecisions(db, person)
  const heard = await exportAppeals(db, accountId)
  const entries = readInTurn(written, (some) => readEntries(db, some))
  return { members, roles, pledges, entries, versions, changes, objections, acts, decisions, lines, heard }
}

function readEntries(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('groups.entry as e')
    .innerJoin('groups.group as g', 'g.id', 'e.group_id')
    .select([...groupName, 'e.id', 'e.text', 'e.lang', 'e.presentation_id', 'e.written_at', 'e.edited_at'])
    .where('e.id', 'in', ids)
    .orderBy('e.written_at')
    .execute()
}

/** Erases what a person wrote and did in groups. Groups and strands stay, without their name: anyone may wake them. */
export async function eraseFromGroups(tx: Db, person: Person): Promise<void> {
  const { accountId, presentationIds: ids } = person
  await eraseFromAppeals(tx, accountId)
  await eraseAboutThem(tx, person)
  if (ids.length === 0) return
  await eraseFromDecisions(tx, ids)
  await eraseEntries(tx, ids)
  await eraseMemberships(tx, ids)
  await tx.deleteFrom('groups.pledge').where('presentation_id', 'in', ids).execute()
  await tx.deleteFrom('groups.role_holding').where('presentation_id', 'in', ids).execute()
  await tx.deleteFrom('groups.announced_change').where('presentation_id', 'in', ids).execute()
  await tx
    .updateTable('groups.announced_change')
    .set({ closed_by: null, reason: '' })
    .where('closed_by', 'in', ids)
    .execute()
  await tx
    .updateTable('groups.act')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', ids)
    .execute()
  await eraseLines(tx, ids)
  await forgetAuthors(tx, ['group', 'strand', 'line'], ids)
}

/** What someone proposed as the line of a strand goes; what was kept is the strand's, and stays without their name. */
async function eraseLines(tx: Db, ids: readonly string[]): Promise<void> {
  const lines = await tx
    .deleteFrom('groups.line as l')
    .using('platform.thing as t')
    .whereRef('t.id', '=', 'l.id')
    .where(writtenBy(ids))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('groups.kept_line as k').select('k.id').whereRef('k.line_id', '=', 'l.id'))),
    )
    .returning('l.id')
    .execute()
  await eraseThings(
    tx,
    lines.map(({ id }) => id),
  )
}

async function eraseEntries(tx: Db, ids: readonly string[]): Promise<void> {
  const entries = await tx
    .deleteFrom('groups.entry')
    .where('presentation_id', 'in', ids)
    .returning(['id', 'group_id'])
    .execute()
  await eraseThings(
    tx,
    entries.map((entry) => entry.id),
  )
  const facts = entries.map(({ id, group_id }) => ({ thingId: id, contextId: group_id }))
  await recordFacts(tx, 'journal.erased', facts)
}

async function eraseMemberships(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`
    delete from platform.audience_member a using groups.member m
    where a.audience_id = m.group_id and a.account_id = m.account_id and m.presentation_id = any(${ids})`.execute(
    tx,
  )
  const left = await tx
    .deleteFrom('groups.member')
    .where('presentation_id', 'in', ids)
    .returning('group_id')
    .execute()
  const facts = left.map(({ group_id }) => ({ thingId: group_id }))
  await recordFacts(tx, 'group.left', facts)
}
