import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Circle, Viewer } from '../../platform/viewer.ts'
import type { Words } from '../../platform/words.ts'
import { lockCircle, mayFill, writeSeat } from './circles.ts'
import { logAct } from './log.ts'
import { drawSeats } from './lot.ts'

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
 * Fills a circle by lot among its volunteers, half the seats first to people here on their own time. Each seat is given in public, with an
 * end, and the log says the seed: the same volunteers and seed give the same people. 'not-allowed' when `by` may not fill this circle.
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
    const free = circle === 'steering' ? await readFreeSeats(tx, words) : [{ seat: null, free: seats }]
    const given = free.flatMap(({ seat, free: places }) => {
      const willing = volunteers.filter((one) => seat === null || one.seat === seat)
      return drawSeats(`${seed} ${seat ?? ''}`, places, willing).map((accountId) => ({ accountId, seat }))
    })
    const byAccount = new Map(volunteers.map((one) => [one.accountId, one]))
    for (const { accountId, seat } of given) {
      const presentationId = byAccount.get(accountId)?.presentationId ?? ''
      await writeSeat(tx, { accountId, presentationId, circle, months, label: '', seat, drawn: true })
    }
    const ids = { drawn: given.length, among: volunteers.length, seed }
    await logAct(tx, { circle, act: 'people.log.drawn', ids })
    return { drawn: given.length, among: volunteers.length }
  })
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
