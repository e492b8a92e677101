import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Circle, Viewer } from '../../platform/viewer.ts'
import type { Words } from '../../platform/words.ts'
import { lockCircle, mayFill, writeSeat } from './circles.ts'
import { logAct } from './log.ts'
import { drawPlaces, halfOf, type Places } from './lot.ts'

export interface Draw {
  circle: Circle
  months: number
  /** How many seats to give, where seats are all alike; the steering circle gives those that are free for each kind of participant. */
  seats: number
}

/** What came of a draw: how many sit now, among how many who could have been drawn. */
export interface Drawn {
  drawn: number
  among: number
}

/**
 * Fills a circle by lot among its volunteers, half the seats of the circle first to people here on their own time. Each seat is given in
 * public, with an end, and the log says the seed: the same volunteers, seats and seed give the same people. 'not-allowed' when `by` may not
 * fill this circle.
 */
export async function drawCircle(
  db: Db,
  words: Words,
  by: Viewer,
  { circle, months, seats }: Draw,
): Promise<Drawn | 'not-allowed'> {
  return db.transaction().execute(async (tx) => {
    await lockCircle(tx, circle)
    if (!(await mayFill(tx, by, circle))) return 'not-allowed'
    const volunteers = await readWilling(tx, circle)
    const seed = randomBytes(16).toString('hex')
    const places = circle === 'steering' ? await readFreeSeats(tx, words) : [{ seat: null, free: seats }]
    const first = firstOnOwnTime(await countHeld(tx, circle), places, volunteers)
    const given = drawPlaces(seed, volunteers, { places, first })
    for (const { accountId, presentationId, seat } of given)
      await writeSeat(tx, { circle, accountId, presentationId, months, label: '', seat, drawn: true })
    const ids = { drawn: given.length, among: volunteers.length, seed }
    await logAct(tx, { circle, act: 'people.log.drawn', ids })
    return { drawn: given.length, among: volunteers.length }
  })
}

interface Held {
  seats: number
  /** Those held by people here on their own time. */
  own: number
}

/**
 * How many of the seats that the lot will give go first to people here on their own time: half of the whole circle, those they hold already
 * counted in. Half of each kind of seat would be all of them, where a kind has one seat.
 */
export function firstOnOwnTime(
  held: Held,
  places: readonly Places[],
  volunteers: readonly { seat: string | null }[],
): number {
  const given = places.map(({ seat, free }) =>
    Math.min(free, volunteers.filter((one) => one.seat === seat).length),
  )
  const seats = held.seats + given.reduce((sum, count) => sum + count, 0)
  return Math.max(0, halfOf(seats) - held.own)
}

function countHeld(tx: Db, circle: Circle): Promise<Held> {
  return tx
    .selectFrom('people.circle_seat as s')
    .innerJoin('people.account as a', 'a.id', 's.account_id')
    .select([
      sql<number>`count(*)::int`.as('seats'),
      sql<number>`(count(*) filter (where a.own_time))::int`.as('own'),
    ])
    .where('s.circle', '=', circle)
    .where('s.left_at', 'is', null)
    .where('s.until', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
}

/** Those on the list who do not leave the lab meanwhile. */
function readWilling(tx: Db, circle: Circle) {
  return tx
    .selectFrom('people.circle_volunteer as v')
    .innerJoin('people.account as a', 'a.id', 'v.account_id')
    .select([
      'v.account_id as accountId',
      'v.presentation_id as presentationId',
      'v.seat',
      'a.own_time as ownTime',
    ])
    .where('v.circle', '=', circle)
    .where('a.leaving_at', 'is', null)
    .execute()
}

/** The seats of the steering circle that nobody holds, for each kind of participant. */
export async function readFreeSeats(db: Db, words: Words): Promise<{ seat: string; free: number }[]> {
  const held = await db
    .selectFrom('people.circle_seat')
    .select(['seat', sql<number>`count(*)::int`.as('count')])
    .where('circle', '=', 'steering')
    .where('left_at', 'is', null)
    .where('until', '>', sql<Date>`now()`)
    .groupBy('seat')
    .execute()
  return words.list('seat').map(({ slug, data }) => {
    const taken = held.find(({ seat }) => seat === slug)?.count ?? 0
    return { seat: slug, free: Math.max(0, Number(data['seats'] ?? 1) - taken) }
  })
}
