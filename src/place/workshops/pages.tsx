import type { Child } from 'hono/jsx'
import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Prose } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { writeHours, writeSpan, writeWeekday } from '../../platform/when.tsx'
import { By } from './card.tsx'
import { describeEvent } from './event.ts'
import type { ShownWorkshop, WorkshopDate } from './queries.ts'
import { dayAt } from './schedule.ts'
import { isFull, KindWord, writeSeats, writeWhere } from './where.tsx'

interface WorkshopProps {
  workshop: ShownWorkshop
  /** Its dates to come. */
  dates: readonly WorkshopDate[]
}

/** A weekly workshop, with the dates to choose from. */
export function WorkshopPage({ workshop, dates }: WorkshopProps) {
  const view = useView()
  const { t } = view
  const [first] = dates
  return (
    <Layout title={workshop.title} description={workshop.summary || t('place.workshop')}>
      <section class="poster workshop stack">
        <p class="kind">
          <Icon name="workshop" /> <KindWord evening={workshop.evening} />
        </p>
        <h1 lang={workshop.lang}>{workshop.title}</h1>
        {first && (
          <p>
            {t('place.every-week', {
              day: writeWeekday(dayAt(first.startsAt, view.zone).dayOfWeek, view.lang),
              hours: writeHours(first.startsAt, first.endsAt, view),
            })}
          </p>
        )}
        <p>{writeWhere(workshop, view)}</p>
      </section>
      <HiddenNote id={workshop.id} reason={workshop.hiddenReason} />
      {workshop.cancelled && <p class="note warn">{t('place.series-cancelled')}</p>}
      <div class="side">
        <div class="stack">
          <Prose text={workshop.words} lang={workshop.lang} />
          <Dates workshop={workshop} dates={dates} />
        </div>
        <Facts workshop={workshop} />
      </div>
      {workshop.host && <HostActs workshop={workshop} />}
      <ThingLinks {...workshop} />
    </Layout>
  )
}

interface DateProps extends WorkshopProps {
  date: WorkshopDate
  /** Whether the reader holds a seat here: then the address of an online meeting shows. */
  seated: boolean
  /** What one does to book, from the bookings. */
  children?: Child
}

/** One date of a workshop, where one books. */
export function DatePage({ workshop, date, dates, seated, children }: DateProps) {
  const view = useView()
  const { t } = view
  const over = date.endsAt <= view.now
  const seats = { ...workshop, ...date }
  const others = dates.filter((other) => other.id !== date.id)
  return (
    <Layout
      title={workshop.title}
      description={`${writeSpan(date.startsAt, date.endsAt, view)}. ${workshop.summary}`}
      {...(workshop.audience === 'open' && { data: describeEvent(workshop, date, view) })}
    >
      <section class="poster workshop stack">
        <p class="kind">
          <Icon name="workshop" /> <KindWord evening={workshop.evening} />
        </p>
        <h1 lang={workshop.lang}>{workshop.title}</h1>
        <p>
          <time datetime={date.startsAt.toISOString()}>{writeSpan(date.startsAt, date.endsAt, view)}</time>
        </p>
        <p>{writeWhere(workshop, view)}</p>
        {!over && <p>{writeSeats(seats, view)}</p>}
        {!over && !date.cancelled && workshop.bookable && !seated && (
          <div class="acts">
            <a class="act main" href="#inscription">
              {t(isFull(seats) ? 'place.wait' : 'place.book')}
            </a>
          </div>
        )}
      </section>
      <HiddenNote id={workshop.id} reason={workshop.hiddenReason} />
      {date.cancelled && <Cancelled date={date} />}
      {over && !date.cancelled && <p class="note">{t('place.over')}</p>}
      <div class="side">
        <div class="stack">
          <Prose text={workshop.words} lang={workshop.lang} />
          {children}
          {others.length > 0 && <Dates workshop={workshop} dates={others} />}
        </div>
        <Facts workshop={workshop} link={seated || workshop.host || !workshop.bookable} />
      </div>
      {workshop.host && <HostActs workshop={workshop} date={date} />}
      <ThingLinks {...workshop} />
    </Layout>
  )
}

function Cancelled({ date }: { date: WorkshopDate }) {
  const { t } = useView()
  return (
    <div class="note warn">
      <p>
        <strong>{t('place.date-cancelled')}</strong>
      </p>
      <p>{date.cancelReason}</p>
    </div>
  )
}

function Dates({ workshop, dates }: WorkshopProps) {
  const view = useView()
  const { t } = view
  const coming = dates.filter((date) => date.endsAt > view.now)
  return (
    <section class="stack">
      <h2>{t(workshop.weekly ? 'place.dates' : 'place.date')}</h2>
      {coming.length === 0 && <p>{t('place.no-more-dates')}</p>}
      <ul class="links">
        {coming.map((date) => (
          <li>
            <a href={`/ateliers/${workshop.slug}/${date.day}`}>
              {writeSpan(date.startsAt, date.endsAt, view)}
            </a>
            <br />
            <span class="soft">{writeSeats({ ...workshop, ...date }, view)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ workshop, link = !workshop.bookable }: { workshop: ShownWorkshop; link?: boolean }) {
  const view = useView()
  const { t } = view
  const { lang } = workshop
  return (
    <div class="stack">
      <dl class="facts">
        <Fact term={t('place.where')}>
          {workshop.spot === 'venue' ? (
            <span class="links">
              <a href="/lieu">{writeWhere(workshop, view)}</a>
            </span>
          ) : (
            writeWhere(workshop, view)
          )}
          {workshop.spot === 'online' &&
            (link ? (
              <span class="links">
                <a href={workshop.link} rel="nofollow noopener">
                  {new URL(workshop.link).host}
                </a>
              </span>
            ) : (
              <span class="hint">{t('place.link-after')}</span>
            ))}
        </Fact>
        <Fact term={t('place.how-in')}>{t(workshop.bookable ? 'place.booking' : 'place.free-entry')}</Fact>
        {workshop.capacity !== null && <Fact term={t('place.seats')}>{workshop.capacity}</Fact>}
        {workshop.bring && (
          <Fact term={t('place.bring')}>
            <span lang={lang}>{workshop.bring}</span>
          </Fact>
        )}
        {workshop.support && (
          <Fact term={t('place.support')}>
            <span lang={lang}>{workshop.support}</span>
          </Fact>
        )}
        {workshop.priority && (
          <Fact term={t('place.priority')}>
            <span class="links">
              <a href={`/priorites/${workshop.priority}`}>{nameOf('priority', workshop.priority)}</a>
            </span>
          </Fact>
        )}
        <Fact term={t('place.audience')}>{t(`audience.${workshop.audience}`)}</Fact>
      </dl>
      <By author={workshop.author} group={workshop.group} />
      <p class="links">
        <a href={`/ateliers/${workshop.slug}.ics`}>{t('place.calendar')}</a>
      </p>
    </div>
  )
}

function Fact({ term, children }: { term: string; children?: Child }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What those who host may do. */
function HostActs({ workshop, date }: { workshop: ShownWorkshop; date?: WorkshopDate }) {
  const { t, now } = useView()
  const path = `/ateliers/${workshop.slug}`
  const open = date && !date.cancelled && date.endsAt > now
  return (
    <section class="stack">
      <h2>{t('place.host.title')}</h2>
      <p class="hint">{t('place.host.who')}</p>
      <div class="acts">
        {date && (
          <a class="act" href={`${path}/${date.day}/accueil`}>
            {t('place.host.list')}
          </a>
        )}
        <a class="act" href={`${path}/modifier`}>
          {t('place.host.edit')}
        </a>
        {open && (
          <a class="act" href={`${path}/${date.day}/annuler`}>
            {t('place.host.cancel-date')}
          </a>
        )}
        {workshop.weekly && !workshop.cancelled && (
          <a class="act" href={`${path}/annuler`}>
            {t('place.host.cancel-all')}
          </a>
        )}
        {date?.cancelled && date.endsAt > now && <Restore action={`${path}/${date.day}/retablir`} />}
        {!date && workshop.weekly && workshop.cancelled && <Restore action={`${path}/retablir`} />}
      </div>
    </section>
  )
}

function Restore({ action }: { action: string }) {
  const { t } = useView()
  return (
    <form method="post" action={action}>
      <button class="act">{t('place.host.restore')}</button>
    </form>
  )
}
