import { useView, type View } from '../../platform/view.ts'
import { isEvening } from './schedule.ts'
import type { ShownDate, Where } from './queries.ts'

/** Where it happens, in one line. */
export function writeWhere(where: Where, { t }: View): string {
  if (where.spot === 'online') return t('place.online')
  if (where.spot === 'elsewhere') return where.spotWords
  return [where.venueName || t('place.at-venue'), where.venueAddress].filter(Boolean).join(', ')
}

/** What a visitor may know of the seats: how many are left, never who took the others. */
export function writeSeats(date: Pick<ShownDate, 'bookable' | 'capacity' | 'taken' | 'cancelled'>, { t }: View): string {
  if (date.cancelled) return t('place.cancelled')
  if (!date.bookable) return t('place.free-entry')
  if (date.capacity === null) return t('place.booking')
  const left = Math.max(0, date.capacity - date.taken)
  return left === 0 ? t('place.full') : t('place.seats-left', { count: left })
}

/** The word for it, which says when it is in the evening. */
export function KindWord({ startsAt }: { startsAt: Date }) {
  const { t, zone } = useView()
  return <>{t(isEvening(startsAt, zone) ? 'place.workshop-evening' : 'place.workshop')}</>
}
