import { useView, type View } from '../../platform/view.ts'
import { writeSpan } from '../../platform/when.tsx'
import type { ShownDate } from './agenda-queries.ts'
import type { Planned, Where } from './select.ts'

/** Where it happens, in one line. */
export function writeWhere(where: Where, { t }: View): string {
  if (where.spot === 'online') return t('place.online')
  if (where.spot === 'elsewhere') return where.spotWords
  return [where.venueName || t('place.at-venue'), where.venueAddress].filter(Boolean).join(', ')
}

/** When a date was to be, for one that was moved: who comes by an old poster, or noted it, must not wait for a week. */
export function writeMoved({ wasStartsAt, wasEndsAt }: Planned, view: View): string | null {
  return wasStartsAt && wasEndsAt
    ? view.t('place.moved', { when: writeSpan(wasStartsAt, wasEndsAt, view) })
    : null
}

/** The same, as something to beware of. */
export function Moved({ date }: { date: Planned }) {
  const moved = writeMoved(date, useView())
  return moved === null ? null : <p class="note warn">{moved}</p>
}

/** What a visitor may know of the seats: how many are left, never who took the others. */
export function writeSeats(
  date: Pick<ShownDate, 'bookable' | 'capacity' | 'taken' | 'cancelled'>,
  { t }: View,
): string {
  if (date.cancelled) return t('place.cancelled')
  if (!date.bookable) return t('place.free-entry')
  if (date.capacity === null) return t('place.booking')
  return isFull(date) ? t('place.full') : t('place.seats-left', { count: date.capacity - date.taken })
}

/** Whether who books now waits. */
export function isFull({
  bookable,
  capacity,
  taken,
}: Pick<ShownDate, 'bookable' | 'capacity' | 'taken'>): boolean {
  return bookable && capacity !== null && taken >= capacity
}

/** The word for it, which says when it is in the evening. */
export function KindWord({ evening }: { evening: boolean }) {
  return <>{useView().t(evening ? 'place.workshop-evening' : 'place.workshop')}</>
}
