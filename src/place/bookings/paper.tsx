import type { Child } from 'hono/jsx'
import type { Db } from '../../platform/database.ts'
import { BookingSlip } from './card.tsx'
import { readBookingByCode } from './queries.ts'

/** The booking of a code, for the page where any code on paper is typed; null for a code that is none of ours. */
export async function showBookingOnPaper(db: Db, code: string): Promise<Child | null> {
  const booking = await readBookingByCode(db, null, code)
  return booking ? <BookingSlip booking={booking} code={code} /> : null
}
