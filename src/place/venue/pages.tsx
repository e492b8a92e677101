import type { Child } from 'hono/jsx'
import { Choice, Field, FileField, Form, Hidden } from '../../platform/fields.tsx'
import { Picture } from '../../platform/files/picture.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { renderMarkdown } from '../../platform/markdown.ts'
import { useView } from '../../platform/view.ts'
import { writeWeekday } from '../../platform/when.tsx'
import { Conflict, type Other } from '../conflict.tsx'
import { accessKinds } from './forms.ts'
import { weekdays, writeHoursField, type DayHours } from './hours.ts'
import type { Venue } from './venue.ts'

/** The place: where it is, when it is open, how one gets in. */
export function VenuePage({ venue }: { venue: Venue }) {
  const { t, viewer } = useView()
  const holder = viewer?.circles.has('place') === true
  if (!venue.filled) return <EmptyVenuePage holder={holder} />
  return (
    <Layout title={venue.name} description={`${venue.street}, ${venue.postalCode} ${venue.town}`} data={describeVenue(venue)}>
      <section class="poster workshop stack">
        <p class="kind">
          <Icon name="place" /> {t('place.venue')}
        </p>
        <h1>{venue.name}</h1>
        <Address venue={venue} />
        <div class="acts">
          <a class="act main" href="/ateliers">
            {t('place.venue.what-happens')}
          </a>
        </div>
      </section>
      <div class="side">
        <div class="stack">
          <Prose text={venue.summary} />
          {venue.directions && (
            <section class="stack">
              <h2>{t('place.venue.directions')}</h2>
              <Prose text={venue.directions} />
            </section>
          )}
          <Access venue={venue} />
        </div>
        <div class="stack">
          {venue.picture && (
            <figure>
              <Picture file={venue.picture} sizes="(min-width: 48rem) 20rem, 100vw" />
            </figure>
          )}
          <Hours venue={venue} />
          <Contact venue={venue} />
        </div>
      </div>
      {holder && (
        <p class="acts">
          <a class="act" href="/lieu/modifier">
            {t('place.venue.edit')}
          </a>
        </p>
      )}
    </Layout>
  )
}

function EmptyVenuePage({ holder }: { holder: boolean }) {
  const { t } = useView()
  return (
    <Layout title={t('place.venue')}>
      <h1>{t('place.venue')}</h1>
      <div class="empty">
        <p>{t('place.venue.empty')}</p>
        <p class="acts">
          {holder ? (
            <a class="act main" href="/lieu/modifier">
              {t('place.venue.fill')}
            </a>
          ) : (
            <a class="act" href="/ateliers">
              {t('place.venue.what-happens')}
            </a>
          )}
        </p>
      </div>
    </Layout>
  )
}

function Address({ venue }: { venue: Venue }) {
  return (
    <p>
      {venue.street}
      <br />
      {venue.postalCode} {venue.town}
    </p>
  )
}

function Prose({ text }: { text: string }) {
  if (text === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }}></div>
}

function Access({ venue }: { venue: Venue }) {
  const { t } = useView()
  if (venue.access.length === 0 && venue.accessWords === '') return null
  return (
    <section class="stack">
      <h2>{t('place.venue.access')}</h2>
      <ul>
        {venue.access.map((kind) => (
          <li>{t(`place.access.${kind}`)}</li>
        ))}
      </ul>
      <Prose text={venue.accessWords} />
    </section>
  )
}

function Hours({ venue }: { venue: Venue }) {
  const { t, lang } = useView()
  return (
    <section class="stack">
      <h2>{t('place.venue.hours')}</h2>
      {venue.hoursWords && <p>{venue.hoursWords}</p>}
      <dl class="facts">
        {weekdays.map((day) => (
          <div>
            <dt>{writeWeekday(Number(day), lang)}</dt>
            <dd>
              <DaySpans hours={venue.hours[day]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function DaySpans({ hours = [] }: { hours: DayHours | undefined }) {
  const { t, lang } = useView()
  if (hours.length === 0) return <>{t('place.venue.closed')}</>
  const spans = hours.map(([from, to]) => t('when.hours', { from: writeClock(from, lang), to: writeClock(to, lang) }))
  return <>{spans.join(t('place.venue.and'))}</>
}

/** A time of every week, which is on no day yet. */
function writeClock(time: string, lang: string): string {
  const [hours = '0', minutes = '00'] = time.split(':')
  if (lang !== 'fr') return time
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`
}

function Contact({ venue }: { venue: Venue }) {
  const { t } = useView()
  const map = venue.latitude !== null && `geo:${venue.latitude},${venue.longitude}`
  if (!venue.telephone && !venue.mail && !map) return null
  return (
    <section class="stack">
      <h2>{t('place.venue.reach')}</h2>
      <ul class="links">
        <Way label={venue.telephone} href={`tel:${venue.telephone.replace(/[^+\d]/g, '')}`} />
        <Way label={venue.mail} href={`mailto:${venue.mail}`} />
        {map && <Way label={t('place.venue.map')} href={map} />}
      </ul>
    </section>
  )
}

function Way({ label, href }: { label: string; href: string }) {
  if (label === '') return null
  return (
    <li>
      <a href={href}>{label}</a>
    </li>
  )
}

interface EditProps {
  venue: Venue
  state?: FormState
  others?: readonly Other[]
}

/** The place circle writes what the page of the place says. */
export function EditVenuePage({ venue, state, others }: EditProps) {
  const { t } = useView()
  const access = accessKinds.map((kind) => ({ value: kind, label: t(`place.access.${kind}`) }))
  const point = (value: number | null) => (value === null ? '' : String(value))
  return (
    <Layout title={t('place.venue.edit')} personal>
      <h1>{t('place.venue.edit')}</h1>
      <Conflict others={others} />
      <Form action="/lieu/modifier" state={state} submit="place.form.save" files>
        <Hidden name="version" value={String(venue.version)} />
        <Field name="name" label="place.venue.name" max={120} state={state} value={venue.name} />
        <Field name="street" label="place.venue.street" max={200} state={state} value={venue.street} autocomplete="off" />
        <Field name="postalCode" label="place.venue.postal-code" max={20} state={state} value={venue.postalCode} inputmode="numeric" optional />
        <Field name="town" label="place.venue.town" max={120} state={state} value={venue.town} />
        <Field name="summary" label="place.venue.summary" rows={3} max={1_000} state={state} value={venue.summary} optional />
        <Field name="directions" label="place.venue.directions" hint="place.venue.directions-hint" rows={3} max={2_000} state={state} value={venue.directions} optional />
        <Part title={t('place.venue.access')}>
          <Choice name="access" label="place.venue.access-kinds" options={access} many values={venue.access} state={state} />
          <Field name="accessWords" label="place.venue.access-words" hint="place.venue.access-hint" rows={3} max={2_000} state={state} value={venue.accessWords} optional />
        </Part>
        <Part title={t('place.venue.hours')}>
          <p class="hint">{t('place.venue.hours-hint')}</p>
          {weekdays.map((day) => (
            <Field name={`hours${day}`} label={`place.day.${day}`} max={200} state={state} value={writeHoursField(venue.hours[day])} optional />
          ))}
          <Field name="hoursWords" label="place.venue.hours-words" hint="place.venue.hours-words-hint" max={500} state={state} value={venue.hoursWords} optional />
        </Part>
        <Part title={t('place.venue.reach')}>
          <Field name="telephone" label="place.venue.telephone" type="tel" max={30} state={state} value={venue.telephone} optional />
          <Field name="mail" label="place.venue.mail" type="email" max={200} state={state} value={venue.mail} optional />
          <Field name="latitude" label="place.venue.latitude" hint="place.venue.point-hint" max={20} state={state} value={point(venue.latitude)} optional />
          <Field name="longitude" label="place.venue.longitude" max={20} state={state} value={point(venue.longitude)} optional />
        </Part>
        <FileField name="picture" label="place.venue.picture" accept="image/jpeg,image/png,image/webp,image/avif" state={state} />
        <Field name="pictureAlt" label="place.venue.picture-alt" hint="place.venue.picture-alt-hint" max={300} state={state} value={venue.picture?.alt} optional />
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

/** The place as schema.org says it. */
function describeVenue(venue: Venue): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Place',
    name: venue.name,
    address: { '@type': 'PostalAddress', streetAddress: venue.street, postalCode: venue.postalCode, addressLocality: venue.town },
    ...(venue.telephone && { telephone: venue.telephone }),
    ...(venue.latitude !== null && { geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude } }),
  }
}
