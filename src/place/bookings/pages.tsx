import { MyParts } from '../../people/index.ts'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { CodeField, PaperCode } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { writeSpan } from '../../platform/when.tsx'
import type { ShownWorkshop, WorkshopDate } from '../workshops/queries.ts'
import { Moved, writeMoved, writeSeats, writeWhere } from '../workshops/where.tsx'
import { BookingPart } from './booking-part.tsx'
import { BookingCard, BookingSlip, GiveUp, GiveUpOwn } from './card.tsx'
import type { Kept } from './kept.ts'
import type { OwnBooking } from './queries.ts'

interface DateProps {
  workshop: ShownWorkshop
  date: WorkshopDate
}

/** Booking again after a refusal: only the form, with what was typed. */
export function BookAgainPage({ workshop, date, state }: DateProps & { state: FormState }) {
  const view = useView()
  return (
    <Layout title={workshop.title} personal>
      <h1 lang={workshop.lang}>{workshop.title}</h1>
      <p>{writeSpan(date.startsAt, date.endsAt, view)}</p>
      <Moved date={date} />
      <p>{writeSeats({ ...workshop, ...date }, view)}</p>
      <BookingPart workshop={workshop} date={date} state={state} />
    </Layout>
  )
}

/** Too late to book: what happened meanwhile. */
export function ClosedPage({ workshop, date }: DateProps) {
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

/** The receipt: to print, to photograph or to note down, while this browser holds it. What one comes for next is under it. */
export function ReceiptPage({ booking, code }: { booking: OwnBooking; code: string }) {
  const view = useView()
  const { t, viewer } = view
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
        <PaperCode code={code} path="/inscription" />
      </section>
      {booking.spot === 'online' && !booking.waiting && (
        <p>
          {t('place.link')} <a href={booking.link}>{booking.link}</a>
        </p>
      )}
      <ul class="screen links">
        {booking.spot === 'venue' && (
          <li>
            <a href="/lieu">{t('place.how-in')}</a>
          </li>
        )}
        {booking.path && (
          <li>
            <a href={`${booking.path}/${booking.day}`}>{t('place.see')}</a>
          </li>
        )}
        {viewer && (
          <li>
            <a href="/moi/inscriptions">{t('place.mine.title')}</a>
          </li>
        )}
      </ul>
      <section class="screen stack">
        <p>{t(viewer ? 'place.receipt.mine' : 'place.receipt.kept')}</p>
        <div class="acts">
          <GiveUp code={code} />
          {!viewer && (
            <form method="post" action="/inscription/recu/effacer">
              <button class="act quiet">{t('place.receipt.forget')}</button>
            </form>
          )}
        </div>
      </section>
    </Layout>
  )
}

/** Where someone types the code of a receipt. */
export function CodePage({ state, kept }: { state?: FormState; kept?: Kept | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('place.code.title')} personal>
      <h1>{t('place.code.title')}</h1>
      <p>{t('place.code.text')}</p>
      <Form action="/inscription" state={state} submit="place.code.send">
        <CodeField state={state} />
      </Form>
      {kept && (
        <p class="links">
          <a href="/inscription/recu">{t('place.receipt.see')}</a>
        </p>
      )}
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
          <GiveUpOwn booking={booking} />
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
