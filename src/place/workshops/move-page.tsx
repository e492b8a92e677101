import { Conflict, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { writeDay, writeSpan } from '../../platform/when.tsx'
import { Times } from './form-parts.tsx'
import { pathOf } from './paths.ts'
import type { ShownWorkshop, WorkshopDate } from './queries.ts'
import { timeAt } from './schedule.ts'
import { Moved } from './where.tsx'

interface MoveProps {
  workshop: ShownWorkshop
  date: WorkshopDate
  state?: FormState
}

/** When one date of a series takes place instead. */
export function MovePage({ workshop, date, state }: MoveProps) {
  const view = useView()
  const { t, zone } = view
  const path = pathOf(workshop, date)
  const [startTime, endTime] = [timeAt(date.startsAt, zone), timeAt(date.endsAt, zone)]
  return (
    <Layout title={t('place.host.move')} personal>
      <h1>{t('place.host.move')}</h1>
      <p class="links">
        <a href={path}>{workshop.title}</a> {writeSpan(date.startsAt, date.endsAt, view)}
      </p>
      <Moved date={date} />
      <p>{t('place.move.who-reads')}</p>
      <Conflict
        state={state}
        kept={[
          { field: 'day', label: 'place.form.day', text: writeDay(date.startsAt, view), value: date.day },
          { field: 'start', label: 'place.form.start', text: startTime },
          { field: 'end', label: 'place.form.end', text: endTime },
        ]}
      />
      <Form action={`${path}/deplacer`} state={state} submit="place.host.move">
        <Version now={date.sequence} state={state} />
        <Field name="day" label="place.form.day" type="date" state={state} value={date.day} />
        <Times state={state} times={{ startTime, endTime }} />
      </Form>
    </Layout>
  )
}
