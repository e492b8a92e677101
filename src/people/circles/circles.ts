import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Circle, Viewer } from '../../platform/viewer.ts'
import { logAct } from './log.ts'

/** A seat lasts six months at most; whoever is wanted longer is chosen again. */
export const longestSeat = 6

/** Of a seat: held now. */
export const isCurrent = sql<boolean>`left_at is null and until > now()`

/** Why someone volunteers and, for the steering circle, at what title they would sit: a word of the list `seat`. */
export interface Willing {
  words: string
  seat: string | null
}

/**
 * Registers under the presentation that speaks now. Registering again changes the words alone: another name at the same place of the list
 * would be seen to be the same person. 'already' for whoever holds a seat there, which is told to nobody else for the same reason.
 */
export async function volunteerFor(
  db: Db,
  { accountId, presentationId }: Viewer,
  circle: Circle,
  { words, seat }: Willing,
): Promise<'done' | 'already'> {
  return db.transaction().execute(async (tx) => {
    await lockCircle(tx, circle)
    if (await holdsSeat(tx, accountId, circle)) return 'already'
    await tx
      .insertInto('people.circle_volunteer')
      .values({ circle, account_id: accountId, presentation_id: presentationId, words, seat })
      .onConflict((conflict) => conflict.columns(['circle', 'account_id']).doUpdateSet({ words, seat }))
      .execute()
    return 'done'
  })
}

/** Takes one's name off the list of volunteers. */
export async function stopVolunteering(db: Db, accountId: string, circle: Circle): Promise<void> {
  await db
    .deleteFrom('people.circle_volunteer')
    .where('circle', '=', circle)
    .where('account_id', '=', accountId)
    .execute()
}

/** A condition for any query: nobody holds this circle now. */
export function emptyCircle(circle: Circle): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from people.circle_seat where circle = ${circle} and ${isCurrent})`
}

/** Whether nobody holds this circle now. */
export async function isEmptyCircle(db: Db, circle: Circle): Promise<boolean> {
  const seat = await db
    .selectFrom('people.circle_seat')
    .select('id')
    .where('circle', '=', circle)
    .where(isCurrent)
    .executeTakeFirst()
  return seat === undefined
}

/** Accounts of those who hold this circle now: never to show, only to tell who is a party to something. */
export async function listHolders(db: Db, circle: Circle): Promise<string[]> {
  const rows = await db
    .selectFrom('people.circle_seat')
    .select('account_id')
    .where('circle', '=', circle)
    .where(isCurrent)
    .execute()
  return rows.map((row) => row.account_id)
}

/** A seat of a circle as what it decides counts it: the account, the name under which it is held, and since when. */
export interface Holder {
  accountId: string
  presentationId: string
  since: Date
}

/** Those who hold this circle now, each once. The accounts are never shown. */
export async function readHolders(db: Db, circle: Circle): Promise<Holder[]> {
  return db
    .selectFrom('people.circle_seat')
    .select(['account_id as accountId', 'presentation_id as presentationId', 'since'])
    .distinctOn('account_id')
    .where('circle', '=', circle)
    .where(isCurrent)
    .orderBy('account_id')
    .orderBy('since')
    .execute()
}

/** A circle fills itself; an empty one is filled by the keys circle. */
export async function mayFill(db: Db, viewer: Viewer | null, circle: Circle): Promise<boolean> {
  if (!viewer) return false
  if (viewer.circles.has(circle)) return true
  return viewer.circles.has('keys') && (await isEmptyCircle(db, circle))
}

/** Whether whoever fills a circle may give a seat by themself: nobody else holds it. With others, the lot does, or a decision together. */
export async function maySeatAlone(db: Db, { accountId }: Viewer, circle: Circle): Promise<boolean> {
  return (await listHolders(db, circle)).every((holder) => holder === accountId)
}

export interface Seating {
  circle: Circle
  presentationId: string
  months: number
  /** For whom they sit, in free words. */
  label: string
  /** At what title, where the circle has seats for each kind of participant. */
  seat?: string | null
  /** Whether the lot gave it, or the circle by a decision. */
  drawn?: boolean
  decided?: boolean
}

/**
 * Seats a volunteer, for some months, in public. 'not-allowed' when `by` may not fill this circle, 'not-volunteer' when this presentation is
 * not on the list, 'together' when others hold the circle too.
 */
export async function seatVolunteer(
  db: Db,
  by: Viewer,
  seating: Seating,
): Promise<'seated' | 'not-allowed' | 'not-volunteer' | 'together'> {
  const { circle, presentationId } = seating
  return db.transaction().execute(async (tx) => {
    await lockCircle(tx, circle)
    if (!(await mayFill(tx, by, circle))) return 'not-allowed'
    const volunteer = await tx
      .selectFrom('people.circle_volunteer')
      .select(['account_id', 'seat'])
      .where('circle', '=', circle)
      .where('presentation_id', '=', presentationId)
      .executeTakeFirst()
    if (!volunteer) return 'not-volunteer'
    if (!(await maySeatAlone(tx, by, circle))) return 'together'
    await writeSeat(tx, { accountId: volunteer.account_id, seat: volunteer.seat, ...seating })
    return 'seated'
  })
}

/** Seats someone, on the list of volunteers or not: the first key, and the named world of the demonstration. They wait no more. */
export async function writeSeat(tx: Db, seat: Seating & { accountId: string }): Promise<void> {
  await stopVolunteering(tx, seat.accountId, seat.circle)
  await tx
    .insertInto('people.circle_seat')
    .values({
      id: newId(),
      circle: seat.circle,
      account_id: seat.accountId,
      presentation_id: seat.presentationId,
      label: seat.label,
      seat: seat.seat ?? null,
      drawn: seat.drawn ?? false,
      until: sql<Date>`now() + make_interval(months => ${Math.min(seat.months, longestSeat)})`,
    })
    .execute()
  const ids = { presentation: seat.presentationId, months: seat.months }
  const act = seat.decided ? 'people.log.decided' : 'people.log.seated'
  await logAct(tx, { circle: seat.circle, act, ids })
}

/** Leaves a circle at once. False when there was no seat to leave. */
export async function leaveCircle(db: Db, accountId: string, circle: Circle): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const seat = await tx
      .updateTable('people.circle_seat')
      .set({ left_at: sql<Date>`now()` })
      .where('account_id', '=', accountId)
      .where('circle', '=', circle)
      .where(isCurrent)
      .returning('presentation_id')
      .executeTakeFirst()
    if (seat)
      await logAct(tx, { circle, act: 'people.log.left', ids: { presentation: seat.presentation_id } })
    return seat !== undefined
  })
}

/** One at a time changes who holds a circle: two seats given at once must see each other. */
export async function lockCircle(tx: Db, circle: Circle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('circle'), hashtext(${circle}))`.execute(tx)
}

async function holdsSeat(tx: Db, accountId: string, circle: Circle): Promise<boolean> {
  const seat = await tx
    .selectFrom('people.circle_seat')
    .select('id')
    .where('account_id', '=', accountId)
    .where('circle', '=', circle)
    .where(isCurrent)
    .executeTakeFirst()
  return seat !== undefined
}
