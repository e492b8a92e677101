import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import { pathOf } from '../workshops/paths.ts'
import type { ShownWorkshop, WorkshopDate } from '../workshops/queries.ts'
import { isFull } from '../workshops/where.tsx'
import { Standing } from './card.tsx'
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
