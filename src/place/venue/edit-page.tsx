import type { Child } from 'hono/jsx'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { accessKinds } from './forms.ts'
import { weekdays, writeHoursField } from './hours.ts'
import type { Venue } from './venue.ts'

interface EditProps {
  venue: Venue
  state?: FormState
}

/** The place circle writes what the page of the place says. */
export function EditVenuePage({ venue, state }: EditProps) {
  const { t } = useView()
  const access = accessKinds.map((kind) => ({ value: kind, label: t(`place.access.${kind}`) }))
  const point = (value: number | null) => (value === null ? '' : String(value))
  return (
    <Layout title={t('place.venue.edit')} personal>
      <h1>{t('place.venue.edit')}</h1>
      <Conflict
        state={state}
        kept={[
          { field: 'name', label: 'place.venue.name', text: venue.name },
          { field: 'street', label: 'place.venue.street', text: venue.street },
          { field: 'town', label: 'place.venue.town', text: venue.town },
          { field: 'summary', label: 'place.venue.summary', text: venue.summary },
          { field: 'directions', label: 'place.venue.directions', text: venue.directions },
          { field: 'accessWords', label: 'place.venue.access-words', text: venue.accessWords },
          { field: 'hoursWords', label: 'place.venue.hours-words', text: venue.hoursWords },
        ]}
      />
      <Form action="/lieu/modifier" state={state} submit="place.form.save" files>
        <Version now={venue.version} state={state} />
        <Field name="name" label="place.venue.name" max={120} state={state} value={venue.name} />
        <Field
          name="street"
          label="place.venue.street"
          max={200}
          state={state}
          value={venue.street}
          autocomplete="off"
        />
        <Field
          name="postalCode"
          label="place.venue.postal-code"
          max={20}
          state={state}
          value={venue.postalCode}
          inputmode="numeric"
          optional
        />
        <Field name="town" label="place.venue.town" max={120} state={state} value={venue.town} />
        <Field
          name="summary"
          label="place.venue.summary"
          rows={3}
          max={1_000}
          state={state}
          value={venue.summary}
          optional
        />
        <Field
          name="directions"
          label="place.venue.directions"
          hint="place.venue.directions-hint"
          rows={3}
          max={2_000}
          state={state}
          value={venue.directions}
          optional
        />
        <Part title={t('place.venue.access')}>
          <Choice
            name="access"
            label="place.venue.access-kinds"
            options={access}
            many
            values={venue.access}
            state={state}
          />
          <Field
            name="accessWords"
            label="place.venue.access-words"
            hint="place.venue.access-hint"
            rows={3}
            max={2_000}
            state={state}
            value={venue.accessWords}
            optional
          />
        </Part>
        <Part title={t('place.venue.hours')}>
          <p class="hint">{t('place.venue.hours-hint')}</p>
          {weekdays.map((day) => (
            <Field
              name={`hours${day}`}
              label={`place.day.${day}`}
              max={200}
              state={state}
              value={writeHoursField(venue.hours[day])}
              optional
            />
          ))}
          <Field
            name="hoursWords"
            label="place.venue.hours-words"
            hint="place.venue.hours-words-hint"
            max={500}
            state={state}
            value={venue.hoursWords}
            optional
          />
        </Part>
        <Part title={t('place.venue.reach')}>
          <Field
            name="telephone"
            label="place.venue.telephone"
            type="tel"
            max={30}
            state={state}
            value={venue.telephone}
            optional
          />
          <Field
            name="mail"
            label="place.venue.mail"
            type="email"
            max={200}
            state={state}
            value={venue.mail}
            optional
          />
          <Field
            name="latitude"
            label="place.venue.latitude"
            hint="place.venue.point-hint"
            max={20}
            state={state}
            value={point(venue.latitude)}
            optional
          />
          <Field
            name="longitude"
            label="place.venue.longitude"
            max={20}
            state={state}
            value={point(venue.longitude)}
            optional
          />
        </Part>
        <FileField
          name="picture"
          label="place.venue.picture"
          accept="image/jpeg,image/png,image/webp,image/avif"
          state={state}
        />
        <Field
          name="pictureAlt"
          label="place.venue.picture-alt"
          hint="place.venue.picture-alt-hint"
          max={300}
          state={state}
          value={venue.picture?.alt}
          optional
        />
      </Form>
    </Layout>
  )
}

function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
