import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { isMessageKey, type MessageKey } from '../../platform/messages.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import { shownAs } from '../../platform/things.ts'
import type { Circle } from '../../platform/viewer.ts'

/** Someone, as the name and the page of a presentation; null once it was erased, or when care hid it. */
export interface Named {
  name: string | null
  path: string | null
}

/** A seat held now, as everybody sees it. */
export interface Seat extends Named {
  circle: Circle
  label: string
  until: Date
  /** At what title, and whether the lot gave it. */
  seat: string | null
  drawn: boolean
}

/** Everyone who holds a power now, and until when. */
export async function readSeats(db: Db): Promise<readonly Seat[]> {
  return db
    .selectFrom('people.circle_seat as s')
    .leftJoin('platform.thing as p', (join) => join.on(shownAs('p', 's.presentation_id')))
    .select(['s.circle', 'p.title as name', 'p.path', 's.label', 's.until', 's.seat', 's.drawn'])
    .where('s.left_at', 'is', null)
    .where('s.until', '>', sql<Date>`now()`)
    .orderBy('s.since')
    .execute()
}

export interface Volunteer extends Named {
  presentationId: string
  words: string
  seat: string | null
}

/** Volunteers of a circle, longest waiting first; for those who fill it. */
export async function readVolunteers(db: Db, circle: Circle): Promise<readonly Volunteer[]> {
  return db
    .selectFrom('people.circle_volunteer as v')
    .leftJoin('platform.thing as p', (join) => join.on(shownAs('p', 'v.presentation_id')))
    .select(['v.presentation_id as presentationId', 'p.title as name', 'p.path', 'v.words', 'v.seat'])
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
export interface LogLine extends Named {
  id: string
  at: Date
  circle: Circle
  act: MessageKey
  ids: Record<string, string | number>
  reason: string
}

/** A page of the public log, newest first. */
export async function readLog(
  db: Db,
  cursor: Cursor | null,
): Promise<{ rows: readonly LogLine[]; next: Cursor | null }> {
  const rows = await db
    .selectFrom('people.public_log as l')
    .leftJoin('platform.thing as p', (join) =>
      join.on('p.id', '=', sql<string>`l.ids->>'presentation'`).on('p.hidden_at', 'is', null),
    )
    .select(['l.id', 'l.at', 'l.circle', 'l.act', 'l.ids', 'l.reason', 'p.title as name', 'p.path'])
    .where(olderThan(cursor, 'l.at', 'l.id'))
    .orderBy('l.at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(31)
    .execute()
  // A line of a module that is gone could be told by nobody.
  const told = rows.flatMap(({ act, ...row }) => (isMessageKey(act) ? [{ ...row, act }] : []))
  return cutPage(told, 30, (row) => ({ at: row.at, id: row.id }))
}
