import { forgetOnce, handOnce, readOnce } from '../../people/index.ts'
import type { Ctx } from '../../platform/web.ts'
import { readBookingByCode, type OwnBooking } from './queries.ts'

/** The page of a receipt, and under it where its code is typed. */
export const receiptPath = '/inscription'

/** A receipt that this browser still holds. */
export interface Kept {
  booking: OwnBooking
  code: string
}

/**
 * Keeps a receipt ten minutes in this browser, for its own page and those of the workshop: a link followed and a step back must not lose the
 * only code. Nothing stays on a shared computer.
 */
export function keepReceipt(c: Ctx, workshopPath: string, code: string): void {
  if (c.var.viewer?.shared) return
  for (const path of [receiptPath, workshopPath]) handOnce(c, path, [code])
}

/** The receipt that this browser holds for the pages under `path`, for whoever booked it. Nothing once it is given up. */
export async function readKept(c: Ctx, path: string): Promise<Kept | undefined> {
  const [code] = readOnce(c, path)
  const booking = code && (await readBookingByCode(c.var.lab.db, c.var.viewer, code))
  return booking && !booking.givenUp ? { booking, code } : undefined
}

/** Leaves nothing of it here; the seat stays. */
export function forgetReceipt(c: Ctx, { booking }: Kept): void {
  for (const path of [receiptPath, booking.path]) if (path) forgetOnce(c, path)
}
