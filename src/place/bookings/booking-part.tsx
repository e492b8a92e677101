import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import { pathOf } from '../workshops/paths.ts'
import type { ShownWorkshop, WorkshopDate } from '../workshops/queries.ts'
import { isFull } from '../workshops/where.tsx'
import { GiveUp, GiveUpOwn, Standing } from './card.tsx'
import type { OwnBooking } from './queries.ts'

interface PartProps {
  workshop: ShownWorkshop
  date: WorkshopDate
  own?: Mine | undefined
  state?: FormState
}

/** What the reader booked at a date, and the code of it that this browser holds for who has no account. */
export interface Mine {
  booking: OwnBooking
  code?: string
}

/** On the page of a date: what one booked, or the one field it takes to book. */
export function BookingPart({ workshop, date, own, state }: PartProps) {
  const { t, now, viewer } = useView()
  if (own) return <OwnPart {...own} />
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
          value={workshop.otherName ?? viewer?.name}
          autocomplete="nickname"
        />
      </Form>
      <p class="links">
        <a href="/inscription">{t('place.have-code')}</a>
      </p>
    </section>
  )
}

function OwnPart({ booking, code }: Mine) {
  const { t } = useView()
  return (
    <section class="stack" id="inscription">
      <h2>{t('place.own')}</h2>
      <Standing booking={booking} />
      {code !== undefined && (
        <p class="links">
          <a href="/inscription/recu">{t('place.receipt.see')}</a>
        </p>
      )}
      {!booking.over && (code === undefined ? <GiveUpOwn booking={booking} /> : <GiveUp code={code} />)}
    </section>
  )
}
