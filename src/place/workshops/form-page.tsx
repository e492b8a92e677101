import { SignedAs } from '../../people/index.ts'
import type { MyGroup } from '../../groups/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { writeWeekday } from '../../platform/when.tsx'
import { Temporal } from 'temporal-polyfill'
import { Entry, Repeat, Rest, Spot, Times, What } from './form-parts.tsx'
import type { ShownWorkshop } from './queries.ts'

/** Proposing a workshop: what and when come first, the rest can wait. */
export function ProposePage({
  groups,
  group,
  state,
}: {
  groups: readonly MyGroup[]
  /** Chosen by the link that led here, by its slug: in sight, not among what is folded. */
  group?: string | undefined
  state?: FormState
}) {
  const { t } = useView()
  const chosen = groups.find(({ slug }) => slug === group)
  const groupField = groups.length > 0 && (
    <Select
      name="group"
      label="place.form.group"
      options={groups.map((one) => ({ value: one.id, label: groupChoice(one) }))}
      empty="place.form.of-lab"
      value={chosen?.id}
      state={state}
    />
  )
  return (
    <Layout title={t('place.propose')}>
      <h1>{t('place.propose')}</h1>
      <p>{t('place.form.intro')}</p>
      <SignedAs />
      <Form action="/ateliers/proposer" state={state} submit="place.form.publish">
        <What state={state} />
        <Field name="day" label="place.form.day" type="date" state={state} />
        <Times state={state} />
        <Spot state={state} />
        <Entry state={state} />
        {chosen && groupField}
        <details class="more" open={state !== undefined}>
          <summary>{t('place.form.more')}</summary>
          <div class="stack">
            <Repeat state={state} />
            {!chosen && groupField}
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
}

/** Changing a workshop. A series stays on its day of the week: people noted it. */
export function EditPage({ workshop, state }: EditProps) {
  const { t, lang } = useView()
  const { firstDay, weekly } = workshop
  const weekday = writeWeekday(Temporal.PlainDate.from(firstDay).dayOfWeek, lang)
  return (
    <Layout title={t('place.host.edit')} personal>
      <h1>{t('place.host.edit')}</h1>
      <p class="links">
        <a href={`/ateliers/${workshop.slug}`}>{workshop.title}</a>
      </p>
      <Conflict
        state={state}
        kept={[
          { field: 'title', label: 'place.form.title', text: workshop.title },
          { field: 'words', label: 'place.form.words', text: workshop.words },
          { field: 'start', label: 'place.form.start', text: workshop.startTime },
          { field: 'end', label: 'place.form.end', text: workshop.endTime },
          { field: 'spotWords', label: 'place.form.spot-words', text: workshop.spotWords },
          { field: 'bring', label: 'place.bring', text: workshop.bring },
          { field: 'support', label: 'place.support', text: workshop.support },
        ]}
      />
      <Form action={`/ateliers/${workshop.slug}/modifier`} state={state} submit="place.form.save">
        <Version now={workshop.version} state={state} />
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
        <Times state={state} times={workshop} />
        {weekly && (
          <Field
            name="until"
            label="place.form.until"
            type="date"
            state={state}
            value={workshop.lastDay ?? ''}
            optional
          />
        )}
        <Spot state={state} workshop={workshop} />
        <Entry state={state} workshop={workshop} />
        <Rest state={state} workshop={workshop} grouped={workshop.groupId !== null} />
      </Form>
    </Layout>
  )
}
