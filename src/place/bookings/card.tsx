import { Form, Hidden } from '../../platform/fields.tsx'
import { useView } from '../../platform/view.ts'
import { writeSpan } from '../../platform/when.tsx'
import { writeMoved, writeWhere } from '../workshops/where.tsx'
import type { OwnBooking } from './queries.ts'

/** What a code opens, as a part of a page: here, or among everything else on paper. */
export function BookingSlip({ booking, code }: { booking: OwnBooking; code: string }) {
  return (
    <section class="stack">
      <BookingCard booking={booking} />
      {!booking.givenUp && !booking.over && <GiveUp code={code} />}
    </section>
  )
}

/** Giving a booking up by its code. */
export function GiveUp({ code }: { code: string }) {
  return (
    <Form action="/inscription/annuler" submit="place.give-up" quiet>
      <Hidden name="code" value={code} />
    </Form>
  )
}

/** Giving up what one's account booked. */
export function GiveUpOwn({ booking }: { booking: OwnBooking }) {
  return (
    <form method="post" action={`/moi/inscriptions/${booking.id}/annuler`}>
      <button class="act">{useView().t('place.give-up')}</button>
    </form>
  )
}

/** One booking, as whoever made it reads it. */
export function BookingCard({ booking }: { booking: OwnBooking }) {
  const view = useView()
  const { t } = view
  const title = booking.title || t('place.workshop')
  return (
    <div class="stack">
      <h2 lang={booking.title ? booking.lang : undefined}>{title}</h2>
      <p>{writeSpan(booking.startsAt, booking.endsAt, view)}</p>
      {!booking.cancelled && <p>{writeWhere(booking, view)}</p>}
      <Standing booking={booking} />
      {booking.path && (
        <p class="links">
          <a href={`${booking.path}/${booking.day}`}>{t('place.see')}</a>
        </p>
      )}
    </div>
  )
}

/** How it stands: seated, waiting, cancelled, moved. */
export function Standing({ booking }: { booking: OwnBooking }) {
  const { t } = useView()
  if (booking.givenUp) return <p class="note">{t('place.given-up')}</p>
  if (booking.cancelled) {
    return (
      <div class="note warn">
        <p>
          <strong>{t('place.date-cancelled')}</strong>
        </p>
        <p>{booking.cancelReason}</p>
      </div>
    )
  }
  return (
    <>
      <p class="note">
        {t(
          booking.waiting ? 'place.own-waiting' : booking.movedUp ? 'place.own-moved-up' : 'place.own-seat',
          { name: booking.name },
        )}
      </p>
      <Changes booking={booking} />
      {booking.spot === 'online' && !booking.waiting && (
        <p>
          {t('place.link')} <a href={booking.link}>{booking.link}</a>
        </p>
      )}
    </>
  )
}

/** When it was to be, for a date that was moved, and whether anything changed since they booked. */
function Changes({ booking }: { booking: OwnBooking }) {
  const view = useView()
  const notes = [writeMoved(booking, view), booking.changed && view.t('place.own-changed')].filter(Boolean)
  if (notes.length === 0) return null
  return (
    <div class="note warn">
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </div>
  )
}
