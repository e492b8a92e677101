import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { isMessageKey, type MessageKey } from '../../platform/messages.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import type { Circle } from '../../platform/viewer.ts'

/** A seat held now, as everybody sees it. */
export interface Seat {
  circle: Circle
  name: string
  handle: string
  label: string
  until: Date
}

/** Everyone who holds a power now, and until when. */
export async function readSeats(db: Db): Promise<readonly Seat[]> {
  return db
    .selectFrom('people.circle_seat as s')
    .innerJoin('people.presentation as p', 'p.id', 's.presentation_id')
    .select(['s.circle', 'p.name', 'p.handle', 's.label', 's.until'])
    .where('s.left_at', 'is', null)
    .where('s.until', '>', sql<Date>`now()`)
    .orderBy('s.since')
    .execute()
}

export interface Volunteer {
  presentationId: string
  name: string
  handle: string
  words: string
}

/** Volunteers of a circle, longest waiting first; for those who fill it. */
export async function readVolunteers(db: Db, circle: Circle): Promise<readonly Volunteer[]> {
  return db
    .selectFrom('people.circle_volunteer as v')
    .innerJoin('people.presentation as p', 'p.id', 'v.presentation_id')
    .select(['p.id as presentationId', 'p.name', 'p.handle', 'v.words'])
    .where('v.circle', '=', circle)
    .orderBy('v.since')
    .limit(50)
    .execute()
}

/** Whether this account is on the list of volunteers of a circle. */
export async function isVolunteer(db: Db, accountId: string, circle: Circle): Promise<boolean> {
  const row = await db
    .selectFrom('people.circle_volunteer')
    .select('since')
    .where('circle', '=', circle)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** A line of the public log. */
export interface LogLine {
  id: string
  at: Date
  circle: Circle
  act: MessageKey
  ids: Record<string, string | number>
  reason: string
  /** The presentation it names, if it is still there. */
  name: string | null
  handle: string | null
}

/** A page of the public log, newest first. */
export async function readLog(
  db: Db,
  cursor: Cursor | null,
): Promise<{ rows: readonly LogLine[]; next: Cursor | null }> {
  const rows = await db
    .selectFrom('people.public_log as l')
    .leftJoin('people.presentation as p', (join) => join.on('p.id', '=', sql<string>`l.ids->>'presentation'`))
    .select(['l.id', 'l.at', 'l.circle', 'l.act', 'l.ids', 'l.reason', 'p.name', 'p.handle'])
    .where(olderThan(cursor, 'l.at', 'l.id'))
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(31)
    .execute()
  // A line of a module that is gone could be told by nobody.
  const told = rows.flatMap(({ act, ...row }) => (isMessageKey(act) ? [{ ...row, act }] : []))
  return cutPage(told, 30, (row) => ({ at: row.at, id: row.id }))
}
