import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database.ts'

interface Volunteer {
  accountId: string
  ownTime: boolean
}

/** Who may not be drawn: parties to the matter, by account or by any of their names. */
export interface Parties {
  accounts: readonly string[]
  presentations: readonly string[]
}

/** Draws people by lot among those who said yes to it. `among` is how many could have been drawn. */
export async function drawLot(
  db: Db,
  { seed, seats, except }: { seed: string; seats: number; except: Parties },
): Promise<{ drawn: readonly string[]; among: number }> {
  const rows = await db
    .selectFrom('people.account as a')
    .select(['a.id as accountId', 'a.own_time as ownTime'])
    .where('a.lot_volunteer', '=', true)
    .where('a.leaving_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people.presentation as p')
            .select('p.id')
            .whereRef('p.account_id', '=', 'a.id')
            .where('p.id', 'in', ['', ...except.presentations]),
        ),
      ),
    )
    .where('a.id', 'not in', ['', ...except.accounts])
    .execute()
  return { drawn: drawSeats(seed, seats, rows), among: rows.length }
}

/** The same seed and volunteers always give the same people. Half the seats go first to those who are here on their own time. */
export function drawSeats(seed: string, seats: number, volunteers: readonly Volunteer[]): readonly string[] {
  const alike = volunteers.map((volunteer) => ({ ...volunteer, seat: null }))
  const drawn = drawPlaces(seed, alike, { places: [{ seat: null, free: seats }], first: halfOf(seats) })
  return drawn.map(({ accountId }) => accountId)
}

/** Of so many seats, how many go first to people here on their own time. */
export function halfOf(seats: number): number {
  return Math.ceil(seats / 2)
}

/** Seats of one kind that nobody holds; kind null where seats are all alike. */
export interface Places {
  seat: string | null
  free: number
}

/**
 * Draws people for seats of several kinds, each for the kind they volunteered for: the `first` ones among those who are here on their own
 * time, whichever kinds the lot falls on, then among all the others.
 */
export function drawPlaces<Willing extends Volunteer & { seat: string | null }>(
  seed: string,
  volunteers: readonly Willing[],
  { places, first }: { places: readonly Places[]; first: number },
): readonly Willing[] {
  const order = shuffle(seed, volunteers)
  const left = new Map(places.map(({ seat, free }) => [seat, free]))
  const take = (from: readonly Willing[], most: number) => {
    const taken: Willing[] = []
    for (const one of from) {
      const free = left.get(one.seat) ?? 0
      if (free === 0 || taken.length === most) continue
      left.set(one.seat, free - 1)
      taken.push(one)
    }
    return taken
  }
  const own = take(
    order.filter(({ ownTime }) => ownTime),
    first,
  )
  const others = order.filter((one) => !own.includes(one))
  return [...own, ...take(others, others.length)]
}

function shuffle<One extends Volunteer>(seed: string, volunteers: readonly One[]): readonly One[] {
  const rank = ({ accountId }: One) => createHash('sha256').update(`${seed} ${accountId}`).digest('hex')
  return volunteers
    .map((volunteer) => ({ volunteer, rank: rank(volunteer) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ volunteer }) => volunteer)
}
