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
  const rank = ({ accountId }: Volunteer) => createHash('sha256').update(`${seed} ${accountId}`).digest('hex')
  const order = volunteers
    .map((volunteer) => ({ volunteer, rank: rank(volunteer) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ volunteer }) => volunteer)
  const first = order.filter(({ ownTime }) => ownTime).slice(0, Math.ceil(seats / 2))
  const rest = order.filter((volunteer) => !first.includes(volunteer))
  return [...first, ...rest].slice(0, seats).map(({ accountId }) => accountId)
}
