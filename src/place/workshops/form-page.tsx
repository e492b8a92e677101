import { Choice, Field, Form, Hidden, Select } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'
import { writeWeekday } from '../../platform/when.tsx'
import { wordName } from '../../platform/words.ts'
import { Conflict, type Other } from '../conflict.tsx'
import { Temporal } from 'temporal-polyfill'
import type { ShownWorkshop } from './queries.ts'

interface Group {
  id: string
  name: string
}

/** Proposing a workshop: what and when come first, the rest can wait. */
export function ProposePage({ groups, group, state }: { groups: readonly Group[]; group?: string | undefined; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('place.propose')}>
      <h1>{t('place.propose')}</h1>
      <p>{t('place.form.intro')}</p>
      <Form action="/ateliers/proposer" state={state} submit="place.form.publish">
        <What state={state} />
        <Field name="day" label="place.form.day" type="date" state={state} />
        <Times state={state} />
        <Spot state={state} />
        <Entry state={state} />
        <details class="more" open={state !== undefined}>
          <summary>{t('place.form.more')}</summary>
          <div class="stack">
            <Repeat state={state} />
            {groups.length > 0 && (
              <Select
                name="group"
                label="place.form.group"
                options={groups.map(({ id, name }) => ({ value: id, label: name }))}
                empty="place.form.of-lab"
                value={group}
                state={state}
              />
            )}
            <Rest state={state} grouped={groups.length > 0} />
          </div>
        </details>
      </Form>
    </Layout>
  )
}

interface EditProps {
  workshop: ShownWorkshop
  state?: FormState
  /** What someone else wrote meanwhile, where it differs. */
  others?: readonly Other[]
}

/** Changing a workshop. A series stays on its day of the week: people noted it. */
export function EditPage({ workshop, state, others }: EditProps) {
  const { t, lang } = useView()
  const { firstDay, weekly } = workshop
  const weekday = writeWeekday(Temporal.PlainDate.from(firstDay).dayOfWeek, lang)
  return (
    <Layout title={t('place.host.edit')} personal>
      <h1>{t('place.host.edit')}</h1>
      <p>
        <a href={`/ateliers/${workshop.slug}`}>{workshop.title}</a>
      </p>
      <Conflict others={others} />
      <Form action={`/ateliers/${workshop.slug}/modifier`} state={state} submit="place.form.save">
        <Hidden name="version" value={String(workshop.version)} />
        <What state={state} workshop={workshop} />
        {weekly ? (
          <>
            <p class="note">{t('place.form.weekly-fixed', { day: weekday })}</p>
            <Hidden name="day" value={firstDay} />
            <Hidden name="repeat" value="weekly" />
          </>
        ) : (
          <Field name="day" label="place.form.day" type="date" state={state} value={firstDay} />
        )}
        <Times state={state} workshop={workshop} />
        {weekly && <Field name="until" label="place.form.until" type="date" state={state} value={workshop.lastDay ?? ''} optional />}
        <Spot state={state} workshop={workshop} />
        <Entry state={state} workshop={workshop} />
        <Rest state={state} workshop={workshop} grouped={workshop.groupId !== null} />
      </Form>
    </Layout>
  )
}

/** Why a date, or all, will not take place. */
export function CancelPage({ workshop, day, state }: { workshop: ShownWorkshop; day: string | null; state?: FormState }) {
  const { t } = useView()
  const title: MessageKey = day === null ? 'place.host.cancel-all' : 'place.host.cancel-date'
  const path = `/ateliers/${workshop.slug}${day === null ? '' : `/${day}`}`
  return (
    <Layout title={t(title)} personal>
      <h1>{t(title)}</h1>
      <p>
        <a href={path}>{workshop.title}</a>
      </p>
      <p>{t('place.cancel.who-reads')}</p>
      <Form action={`${path}/annuler`} state={state} submit={title} danger>
        <Field name="reason" label="place.cancel.reason" hint="place.cancel.hint" rows={3} max={600} state={state} />
      </Form>
    </Layout>
  )
}

interface PartProps {
  state: FormState | undefined
  workshop?: ShownWorkshop
}

function What({ state, workshop }: PartProps) {
  return (
    <>
      <Field name="title" label="place.form.title" hint="place.form.title-hint" max={120} state={state} value={workshop?.title} />
      <Field name="words" label="place.form.words" hint="place.form.words-hint" rows={5} max={6_000} state={state} value={workshop?.words} optional />
    </>
  )
}

function Times({ state, workshop }: PartProps) {
  return (
    <div class="row">
      <Field name="start" label="place.form.start" type="time" state={state} value={workshop?.startTime} />
      <Field name="end" label="place.form.end" type="time" state={state} value={workshop?.endTime} />
    </div>
  )
}

function Repeat({ state }: { state: FormState | undefined }) {
  const { t } = useView()
  const options = [
    { value: 'once', label: t('place.form.once') },
    { value: 'weekly', label: t('place.form.weekly') },
  ]
  return (
    <>
      <Choice name="repeat" label="place.form.repeat" options={options} value="once" state={state} />
      <Field name="until" label="place.form.until" hint="place.form.until-hint" type="date" state={state} optional />
    </>
  )
}

function Spot({ state, workshop }: PartProps) {
  const { t } = useView()
  const options = [
    { value: 'venue', label: t('place.at-venue') },
    { value: 'elsewhere', label: t('place.form.elsewhere') },
    { value: 'online', label: t('place.online') },
  ]
  return (
    <>
      <Choice name="spot" label="place.where" options={options} value={workshop?.spot ?? 'venue'} state={state} />
      <Field name="spotWords" label="place.form.spot-words" hint="place.form.spot-hint" max={300} state={state} value={workshop?.spotWords} optional />
      <Field name="link" label="place.form.link" hint="place.form.link-hint" type="url" max={500} state={state} value={workshop?.link} optional />
    </>
  )
}

function Entry({ state, workshop }: PartProps) {
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

function Rest({ state, workshop, grouped }: PartProps & { grouped: boolean }) {
  const { t, words, locale } = useView()
  const audiences = (['open', 'lab', ...(grouped ? (['group'] as const) : [])] as const).map((value) => ({ value, label: t(`audience.${value}`) }))
  const priorities = words.list('priority').map((word) => ({ value: word.slug, label: wordName(word, locale) }))
  return (
    <>
      <Choice name="audience" label="place.form.audience" options={audiences} value={workshop?.audience ?? 'open'} state={state} />
      <Field name="bring" label="place.bring" hint="place.form.bring-hint" max={600} state={state} value={workshop?.bring} optional />
      <Field name="support" label="place.support" hint="place.form.support-hint" max={600} state={state} value={workshop?.support} optional />
      <Select name="priority" label="place.priority" options={priorities} empty="place.form.no-priority" value={workshop?.priority ?? ''} state={state} />
    </>
  )
}
