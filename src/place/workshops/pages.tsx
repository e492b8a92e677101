import type { Child } from 'hono/jsx'
import { Temporal } from 'temporal-polyfill'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Prose } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView, type View } from '../../platform/view.ts'
import { writeHours, writeSpan, writeWeekday } from '../../platform/when.tsx'
import { describeEvent } from './event.ts'
import { Facts } from './facts.tsx'
import { HostActs } from './host-acts.tsx'
import { pathOf } from './paths.ts'
import type { ShownWorkshop, WorkshopDate } from './queries.ts'
import { spanOn } from './schedule.ts'
import { isFull, KindWord, Moved, writeMoved, writeSeats, writeWhere } from './where.tsx'

interface WorkshopProps {
  workshop: ShownWorkshop
  /** Its dates to come. */
  dates: readonly WorkshopDate[]
}

/** A day at which the reader holds a seat, or waits for one. */
export interface BookedDay {
  day: string
  waiting: boolean
}

/** A weekly workshop, with the dates to choose from. */
export function WorkshopPage({ workshop, dates, own }: WorkshopProps & { own: readonly BookedDay[] }) {
  const view = useView()
  const { t } = view
  // By its own hours: the next date may be one that was moved.
  const hours = spanOn(workshop.firstDay, workshop, view.zone)
  return (
    <Layout title={workshop.title} description={workshop.summary || t('place.workshop')}>
      <section class="poster workshop stack">
        <p class="kind">
          <Icon name="workshop" /> <KindWord evening={workshop.evening} />
        </p>
        <h1 lang={workshop.lang}>{workshop.title}</h1>
        <p>
          {t('place.every-week', {
            day: writeWeekday(Temporal.PlainDate.from(workshop.firstDay).dayOfWeek, view.lang),
            hours: writeHours(hours.startsAt, hours.endsAt, view),
          })}
        </p>
        <p>{writeWhere(workshop, view)}</p>
      </section>
      <HiddenNote id={workshop.id} reason={workshop.hiddenReason} />
      {workshop.cancelled && <p class="note warn">{t('place.series-cancelled')}</p>}
      <div class="side">
        <div class="stack">
          <Prose text={workshop.words} lang={workshop.lang} />
          <Dates workshop={workshop} dates={dates} own={own} />
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
  /** Whether the reader booked: with a seat, the address of an online meeting shows. */
  own: BookedDay | undefined
  /** What one does to book, from the bookings. */
  children?: Child
}

/** One date of a workshop, where one books. */
export function DatePage({ workshop, date, dates, own, children }: DateProps) {
  const view = useView()
  const { t } = view
  const coming = date.endsAt > view.now && !date.cancelled
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
          <Icon name="workshop" /> <KindWord evening={date.evening} />
        </p>
        <h1 lang={workshop.lang}>{workshop.title}</h1>
        <p>
          <time datetime={date.startsAt.toISOString()}>{writeSpan(date.startsAt, date.endsAt, view)}</time>
        </p>
        <p>{writeWhere(workshop, view)}</p>
        {date.endsAt > view.now && <p>{writeSeats(seats, view)}</p>}
        {coming && own && (
          <p class="links">
            <a href="#inscription">{writeStanding(own, view)}</a>
          </p>
        )}
        {coming && workshop.bookable && !own && (
          <div class="acts">
            <a class="act main" href="#inscription">
              {t(isFull(seats) ? 'place.wait' : 'place.book')}
            </a>
          </div>
        )}
      </section>
      <HiddenNote id={workshop.id} reason={workshop.hiddenReason} />
      <Moved date={date} />
      {date.cancelled && <Cancelled date={date} />}
      {date.endsAt <= view.now && !date.cancelled && <p class="note">{t('place.over')}</p>}
      <div class="side">
        <div class="stack">
          <Prose text={workshop.words} lang={workshop.lang} />
          {children}
          {others.length > 0 && <Dates workshop={workshop} dates={others} />}
        </div>
        <Facts workshop={workshop} link={(own && !own.waiting) || workshop.host || !workshop.bookable} />
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

function BookedHere({ own }: { own: BookedDay | undefined }) {
  const view = useView()
  if (!own) return null
  return (
    <>
      <strong>{writeStanding(own, view)}</strong>
      <br />
    </>
  )
}

/** What someone who booked wants to read first. */
function writeStanding({ waiting }: BookedDay, { t }: View): string {
  return t(waiting ? 'place.own-waits' : 'place.own-here')
}

function Dates({ workshop, dates, own = [] }: WorkshopProps & { own?: readonly BookedDay[] }) {
  const view = useView()
  const { t } = view
  const coming = dates.filter((date) => date.endsAt > view.now)
  return (
    <section class="stack">
      <h2>{t(workshop.weekly ? 'place.dates' : 'place.date')}</h2>
      {coming.length === 0 && <p>{t('place.no-more-dates')}</p>}
      <ul class="log">
        {coming.map((date) => (
          <li>
            <BookedHere own={own.find(({ day }) => day === date.day)} />
            <a href={pathOf(workshop, date)}>{writeSpan(date.startsAt, date.endsAt, view)}</a>
            <AboutDate workshop={workshop} date={date} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What sets a date apart from the others: that booking is not needed is said once, beside the list. */
function AboutDate({ workshop, date }: Pick<DateProps, 'workshop' | 'date'>) {
  const view = useView()
  const moved = writeMoved(date, view)
  const seats = (workshop.bookable || date.cancelled) && writeSeats({ ...workshop, ...date }, view)
  if (!moved && !seats) return null
  return (
    <>
      <br />
      <span class="soft">{[moved, seats].filter(Boolean).join(' · ')}</span>
    </>
  )
}
