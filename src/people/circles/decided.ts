import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Circle } from '../../platform/viewer.ts'
import { isCurrent, lockCircle, writeSeat } from './circles.ts'
import { logAct } from './log.ts'

/** Whom a decision of a circle is about: at what title they volunteered, or which seat they hold. */
export interface AboutInCircle {
  account_id: string
  presentation_id: string
  seat: string | null
}

/** The volunteer of this name; undefined when it is not on the list, or leaves the lab. */
export async function findVolunteer(
  db: Db,
  circle: Circle,
  presentationId: string,
): Promise<AboutInCircle | undefined> {
  return db
    .selectFrom('people.circle_volunteer as v')
    .innerJoin('people.account as a', 'a.id', 'v.account_id')
    .select(['v.account_id', 'v.presentation_id', 'v.seat'])
    .where('v.circle', '=', circle)
    .where('v.presentation_id', '=', presentationId)
    .where('a.leaving_at', 'is', null)
    .executeTakeFirst()
}

/** Whoever holds a seat of this circle now under this name. */
export async function findHolder(
  db: Db,
  circle: Circle,
  presentationId: string,
): Promise<AboutInCircle | undefined> {
  return db
    .selectFrom('people.circle_seat')
    .select(['account_id', 'presentation_id', 'id as seat'])
    .where('circle', '=', circle)
    .where('presentation_id', '=', presentationId)
    .where(isCurrent)
    .executeTakeFirst()
}

/**
 * Gives a volunteer the seat that their circle decided on, with an end, in the transaction of that decision. False when they are not on the
 * list any more, or are there at another title.
 */
export async function seatDecided(
  tx: Db,
  { circle, months, about }: { circle: Circle; months: number; about: AboutInCircle },
): Promise<boolean> {
  await lockCircle(tx, circle)
  const willing = await findVolunteer(tx, circle, about.presentation_id)
  if (willing?.account_id !== about.account_id || willing.seat !== about.seat) return false
  const { account_id: accountId, presentation_id: presentationId, seat } = about
  await writeSeat(tx, { circle, accountId, presentationId, months, label: '', seat, decided: true })
  return true
}

/** Ends the seat that its circle decided to end, in the transaction of that decision. False when it was over already. */
export async function endSeat(tx: Db, circle: Circle, seatId: string): Promise<boolean> {
  await lockCircle(tx, circle)
  const ended = await tx
    .updateTable('people.circle_seat')
    .set({ left_at: sql<Date>`now()` })
    .where('id', '=', seatId)
    .where('circle', '=', circle)
    .where(isCurrent)
    .returning('presentation_id')
    .executeTakeFirst()
  if (!ended) return false
  await logAct(tx, { circle, act: 'people.log.ended', ids: { presentation: ended.presentation_id } })
  return true
}

/** A condition for any query: this account holds this circle now, and did at that moment. */
export function heldSince(
  accountId: string,
  circle: RawBuilder<unknown>,
  moment: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from people.circle_seat
    where circle = ${circle} and account_id = ${accountId} and since <= ${moment} and ${isCurrent})`
}
