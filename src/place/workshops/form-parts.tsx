import { priorityOptions } from '../../platform/choices.ts'
import { Choice, Select } from '../../platform/choice-fields.tsx'
import { Field } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import type { ShownWorkshop } from './queries.ts'
import type { Schedule } from './schedule.ts'

interface PartProps {
  state: FormState | undefined
  workshop?: ShownWorkshop
}

/** What it is. */
export function What({ state, workshop }: PartProps) {
  return (
    <>
      <Field
        name="title"
        label="place.form.title"
        hint="place.form.title-hint"
        max={120}
        state={state}
        value={workshop?.title}
      />
      <Field
        name="words"
        label="place.form.words"
        hint="place.form.words-hint"
        rows={5}
        max={6_000}
        state={state}
        value={workshop?.words}
        optional
      />
    </>
  )
}

interface TimesProps {
  state: FormState | undefined
  times?: Pick<Schedule, 'startTime' | 'endTime'>
}

/** From when to when. */
export function Times({ state, times }: TimesProps) {
  return (
    <div class="row">
      <Field name="start" label="place.form.start" type="time" state={state} value={times?.startTime} />
      <Field name="end" label="place.form.end" type="time" state={state} value={times?.endTime} />
    </div>
  )
}

/** Once, or every week until a day. */
export function Repeat({ state }: { state: FormState | undefined }) {
  const { t } = useView()
  const options = [
    { value: 'once', label: t('place.form.once') },
    { value: 'weekly', label: t('place.form.weekly') },
  ]
  return (
    <>
      <Choice name="repeat" label="place.form.repeat" options={options} value="once" state={state} />
      <Field
        name="until"
        label="place.form.until"
        hint="place.form.until-hint"
        type="date"
        state={state}
        optional
      />
    </>
  )
}

/** Where it is held. */
export function Spot({ state, workshop }: PartProps) {
  const { t } = useView()
  const options = [
    { value: 'venue', label: t('place.at-venue') },
    { value: 'elsewhere', label: t('place.form.elsewhere') },
    { value: 'online', label: t('place.online') },
  ]
  return (
    <>
      <Choice
        name="spot"
        label="place.where"
        options={options}
        value={workshop?.spot ?? 'venue'}
        state={state}
      />
      <Field
        name="spotWords"
        label="place.form.spot-words"
        hint="place.form.spot-hint"
        max={300}
        state={state}
        value={workshop?.spotWords}
        optional
      />
      <Field
        name="link"
        label="place.form.link"
        hint="place.form.link-hint"
        type="url"
        max={500}
        state={state}
        value={workshop?.link}
        optional
      />
    </>
  )
}

/** With or without booking, and for how many. */
export function Entry({ state, workshop }: PartProps) {
  const { t } = useView()
  const options = [
    { value: 'booking', label: t('place.booking'), hint: t('place.form.booking-hint') },
    { value: 'free', label: t('place.free-entry'), hint: t('place.form.free-hint') },
  ]
  const entry = workshop && !workshop.bookable ? 'free' : 'booking'
  return (
    <>
      <Choice name="entry" label="place.how-in" options={options} value={entry} state={state} />
      <Field
        name="capacity"
        label="place.form.capacity"
        hint="place.form.capacity-hint"
        type="number"
        min={1}
        max={1_000}
        inputmode="numeric"
        state={state}
        value={workshop?.capacity ? String(workshop.capacity) : undefined}
        optional
      />
    </>
  )
}

/** What can wait: who sees it, what to bring, what helps to come. */
export function Rest({ state, workshop, grouped }: PartProps & { grouped: boolean }) {
  const { t } = useView()
  const audiences = (['open', 'lab', ...(grouped ? (['group'] as const) : [])] as const).map((value) => ({
    value,
    label: t(`audience.${value}`),
  }))
  return (
    <>
      <Choice
        name="audience"
        label="place.form.audience"
        options={audiences}
        value={workshop?.audience ?? 'open'}
        state={state}
      />
      <Field
        name="bring"
        label="place.bring"
        hint="place.form.bring-hint"
        max={600}
        state={state}
        value={workshop?.bring}
        optional
      />
      <Field
        name="support"
        label="place.support"
        hint="place.form.support-hint"
        max={600}
        state={state}
        value={workshop?.support}
        optional
      />
      <Select
        name="priority"
        label="place.priority"
        options={priorityOptions(workshop?.priority)}
        empty="place.form.no-priority"
        value={workshop?.priority ?? ''}
        state={state}
      />
    </>
  )
}
