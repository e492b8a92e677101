import { MyParts } from '../../people/index.ts'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { writeSpan } from '../../platform/when.tsx'
import { pathOf } from '../workshops/paths.ts'
import type { ShownWorkshop, WorkshopDate } from '../workshops/queries.ts'
import { isFull, Moved, writeMoved, writeSeats, writeWhere } from '../workshops/where.tsx'
import type { OwnBooking } from './queries.ts'

interface PartProps {
  workshop: ShownWorkshop
  date: WorkshopDate
  own: OwnBooking | undefined
  state?: FormState
}

/** On the page of a date: what one booked, or the one field it takes to book. */
export function BookingPart({ workshop, date, own, state }: PartProps) {
  const { t, now, viewer } = useView()
  if (own) return <OwnPart own={own} />
  if (date.endsAt <= now || date.cancelled) return null
  if (!workshop.bookable) return <p class="note">{t('place.free-entry-text')}</p>
  const full = isFull({ ...workshop, ...date })
  return (
    <section class="stack" id="inscription">
      <h2>{t(full ? 'place.wait-title' : 'place.book')}</h2>
      {full && <p>{t('place.wait-text')}</p>}
      <Form
        action={`${pathOf(workshop, date)}/inscription`}
        state={state}
        submit={full ? 'place.wait-send' : 'place.book-send'}
      >
        <Field
          name="name"
          label="place.name"
          hint="place.name-hint"
          max={60}
          state={state}
          value={viewer?.name}
          autocomplete="nickname"
        />
      </Form>
      <p class="links">
        <a href="/inscription">{t('place.have-code')}</a>
      </p>
    </section>
  )
}

function OwnPart({ own }: { own: OwnBooking }) {
  const { t } = useView()
  return (
    <section class="stack" id="inscription">
      <h2>{t('place.own')}</h2>
      <Standing booking={own} />
      {!own.over && (
        <form method="post" action={`/moi/inscriptions/${own.id}/annuler`}>
          <button class="act">{t('place.give-up')}</button>
        </form>
      )}
    </section>
  )
}

/** Booking again after a refusal: only the form, with what was typed. */
export function BookAgainPage({ workshop, date, state }: Omit<PartProps, 'own'> & { state: FormState }) {
  const view = useView()
  return (
    <Layout title={workshop.title} personal>
      <h1 lang={workshop.lang}>{workshop.title}</h1>
      <p>{writeSpan(date.startsAt, date.endsAt, view)}</p>
      <Moved date={date} />
      <p>{writeSeats({ ...workshop, ...date }, view)}</p>
      <BookingPart workshop={workshop} date={date} own={undefined} state={state} />
    </Layout>
  )
}

/** Too late to book: what happened meanwhile. */
export function ClosedPage({ workshop, date }: { workshop: ShownWorkshop; date: WorkshopDate }) {
  const view = useView()
  return (
    <Layout title={workshop.title} personal>
      <h1 lang={workshop.lang}>{workshop.title}</h1>
      <p>{writeSpan(date.startsAt, date.endsAt, view)}</p>
      <p class="note warn">{view.t(date.cancelled ? 'place.date-cancelled' : 'place.closed')}</p>
      <p class="links">
        <a href="/ateliers">{view.t('place.agenda.all')}</a>
      </p>
    </Layout>
  )
}

/** The receipt, shown once: to print, to photograph or to note down. */
export function ReceiptPage({ booking, code }: { booking: OwnBooking; code: string }) {
  const view = useView()
  const { t, publicUrl } = view
  const moved = writeMoved(booking, view)
  return (
    <Layout title={t('place.receipt.title')} personal>
      <h1>{t('place.receipt.title')}</h1>
      <section class="paper a6 stack workshop">
        <h2 lang={booking.lang}>{booking.title}</h2>
        <p>
          <strong>{writeSpan(booking.startsAt, booking.endsAt, view)}</strong>
        </p>
        {moved && <p>{moved}</p>}
        <p>{writeWhere(booking, view)}</p>
        <p>{t(booking.waiting ? 'place.receipt.waiting' : 'place.receipt.seat', { name: booking.name })}</p>
        <p>{t('place.receipt.code')}</p>
        <p class="code">{code}</p>
        <Qr text={new URL('/inscription', publicUrl).href} label={t('place.receipt.qr')} />
        <p>{t('place.receipt.where', { address: `${publicUrl.host}/inscription` })}</p>
      </section>
      {booking.spot === 'online' && !booking.waiting && (
        <p>
          {t('place.link')} <a href={booking.link}>{booking.link}</a>
        </p>
      )}
      <p class="screen">{t('place.receipt.once')}</p>
      {booking.path && (
        <p class="screen links">
          <a href={`${booking.path}/${booking.day}`}>{t('place.see')}</a>
        </p>
      )}
    </Layout>
  )
}

/** Where someone types the code of a receipt. */
export function CodePage({ state }: { state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('place.code.title')} personal>
      <h1>{t('place.code.title')}</h1>
      <p>{t('place.code.text')}</p>
      <Form action="/inscription" state={state} submit="place.code.send">
        <Field
          name="code"
          label="place.code.label"
          hint="place.code.hint"
          max={100}
          state={state}
          autocomplete="off"
        />
      </Form>
    </Layout>
  )
}

/** What a code opens: the booking, what changed, and giving it up. */
export function BookingPage({ booking, code }: { booking: OwnBooking; code: string }) {
  const { t } = useView()
  return (
    <Layout title={t('place.own')} personal>
      <h1>{t('place.own')}</h1>
      <BookingSlip booking={booking} code={code} />
    </Layout>
  )
}

/** What a code opens, as a part of a page: here, or among everything else on paper. */
export function BookingSlip({ booking, code }: { booking: OwnBooking; code: string }) {
  return (
    <section class="stack">
      <BookingCard booking={booking} />
      {!booking.givenUp && !booking.over && (
        <Form action="/inscription/annuler" submit="place.give-up" quiet>
          <Hidden name="code" value={code} />
        </Form>
      )}
    </section>
  )
}

/** The bookings of the account that reads, still to come and still kept. */
export function MyBookingsPage({ bookings }: { bookings: readonly OwnBooking[] }) {
  const { t } = useView()
  const coming = bookings.filter((booking) => !booking.over)
  const past = bookings.filter((booking) => booking.over).reverse()
  return (
    <Layout title={t('place.mine.title')} personal>
      <h1>{t('place.mine.title')}</h1>
      <MyParts />
      {coming.length === 0 && (
        <div class="empty">
          <p>{t('place.mine.none')}</p>
          <p class="acts">
            <a class="act main" href="/ateliers">
              {t('place.agenda.all')}
            </a>
          </p>
        </div>
      )}
      {coming.map((booking) => (
        <section class="stack">
          <BookingCard booking={booking} />
          <form method="post" action={`/moi/inscriptions/${booking.id}/annuler`}>
            <button class="act">{t('place.give-up')}</button>
          </form>
        </section>
      ))}
      {past.length > 0 && (
        <section class="stack">
          <h2>{t('place.mine.past')}</h2>
          <p class="hint">{t('place.mine.past-hint')}</p>
          {past.map((booking) => (
            <BookingCard booking={booking} />
          ))}
        </section>
      )}
    </Layout>
  )
}

/** One booking, as whoever made it reads it. */
function BookingCard({ booking }: { booking: OwnBooking }) {
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

function Standing({ booking }: { booking: OwnBooking }) {
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
