import { Picture } from '../../platform/files/picture.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { writeWeekday } from '../../platform/when.tsx'
import { weekdays, type DayHours } from './hours.ts'
import { venueId, type Venue } from './venue.ts'

/** The place: where it is, when it is open, how one gets in. */
export function VenuePage({ venue }: { venue: Venue }) {
  const { t, viewer } = useView()
  const holder = viewer?.circles.has('place') === true
  if (!venue.filled) return <EmptyVenuePage holder={holder} />
  return (
    <Layout
      title={venue.name}
      description={`${venue.street}, ${venue.postalCode} ${venue.town}`}
      data={describeVenue(venue)}
    >
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
      <HiddenNote id={venueId} reason={venue.hiddenReason} />
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
      <ThingLinks id={venueId} audience="open" hiddenReason={venue.hiddenReason} />
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
      <bdi>{venue.street}</bdi>
      <br />
      <bdi>
        {venue.postalCode} {venue.town}
      </bdi>
    </p>
  )
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
      {venue.hoursWords && <p {...inLang(null)}>{venue.hoursWords}</p>}
      <dl class="facts hours">
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
  const spans = hours.map(([from, to]) =>
    t('when.hours', { from: writeClock(from, lang), to: writeClock(to, lang) }),
  )
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
        <Way label={venue.telephone} href={`tel:${venue.telephone.replace(/[^+\d]/g, '')}`} ltr />
        <Way label={venue.mail} href={`mailto:${venue.mail}`} />
        {map && <Way label={t('place.venue.map')} href={map} />}
      </ul>
    </section>
  )
}

/** `ltr` where it is numbers, which have no letter to say their direction. */
function Way({ label, href, ltr }: { label: string; href: string; ltr?: boolean }) {
  if (label === '') return null
  return (
    <li>
      <a href={href} dir={ltr ? 'ltr' : undefined}>
        {label}
      </a>
    </li>
  )
}

/** The place as schema.org says it. */
function describeVenue(venue: Venue): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Place',
    name: venue.name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue.street,
      postalCode: venue.postalCode,
      addressLocality: venue.town,
    },
    ...(venue.telephone && { telephone: venue.telephone }),
    ...(venue.latitude !== null && {
      geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude },
    }),
  }
}
