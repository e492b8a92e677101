import { optionsOf } from '../../platform/choices.ts'
import { Layout } from '../../platform/layout.tsx'
import { Select } from '../../platform/choice-fields.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import { writeDay } from '../../platform/when.tsx'
import { WorkshopCard } from './card.tsx'
import { Month, type MonthDays } from './month.tsx'
import type { AgendaFilter, ShownDate } from './agenda-queries.ts'
import { dayAt } from './schedule.ts'
import { writeWhere } from './where.tsx'

interface AgendaProps {
  dates: readonly ShownDate[]
  filter: AgendaFilter
  /** Shown above the list where someone asked for a month. */
  month?: MonthDays | undefined
  /** Where the list goes on, and whether it did not start at the beginning. */
  next: Cursor | null
  started: boolean
}

/** What happens, soonest first, day by day. */
export function AgendaPage({ dates, filter, month, next, started }: AgendaProps) {
  const { t } = useView()
  return (
    <Layout title={t('place.agenda.title')} description={t('place.agenda.description')}>
      <section class="poster workshop stack">
        <h1>{t('place.agenda.title')}</h1>
        <p>{t('place.agenda.intro')}</p>
        <VenueOnce dates={dates} />
      </section>
      <Views here={month ? 'month' : isEvening(filter) ? 'evening' : 'coming'} />
      {month ? <Month month={month} /> : <Filters filter={filter} />}
      {dates.length === 0 ? (
        <Empty filtered={month !== undefined || isFiltered(filter)} />
      ) : (
        <DayList dates={month ? dates : dates.filter(standsApart(dates))} all={month ? [] : dates} />
      )}
      {!month && <Later filter={filter} next={next} started={started} />}
      {dates.length > 0 && (
        <p class="acts">
          <a class="act" href="/ateliers/proposer">
            {t('place.propose')}
          </a>
        </p>
      )}
      <p class="links">
        <a href="/ateliers.ics">{t('place.agenda.calendar')}</a>
      </p>
    </Layout>
  )
}

/** Where the lab's own place is, said once for all who meet there. */
function VenueOnce({ dates }: { dates: readonly ShownDate[] }) {
  const view = useView()
  const date = dates.find(({ spot }) => spot === 'venue')
  if (!date?.venueAddress) return null
  return (
    <p class="links">
      <a href="/lieu">{writeWhere(date, view)}</a>
    </p>
  )
}

/** A date as it was planned, neither moved nor cancelled. */
const isPlain = ({ cancelled, wasStartsAt }: ShownDate) => !cancelled && wasStartsAt === null

/**
 * Of a workshop that comes back within the list, the first date stands for the others, which its page says. Those that were moved or
 * cancelled stand on their own: who counts on them must see it.
 */
function standsApart(dates: readonly ShownDate[]) {
  const firsts = Map.groupBy(dates.filter(isPlain), ({ slug }) => slug)
  return (date: ShownDate) => !isPlain(date) || firsts.get(date.slug)?.[0] === date
}

/** What happened, latest first. */
export function PastPage({ dates, next, started }: Omit<AgendaProps, 'filter' | 'month'>) {
  const { t } = useView()
  return (
    <Layout title={t('place.agenda.past')}>
      <h1>{t('place.agenda.past')}</h1>
      <VenueOnce dates={dates} />
      <Views here="past" />
      {dates.length === 0 ? (
        <div class="empty">
          <p>{t('place.agenda.none-past')}</p>
        </div>
      ) : (
        <DayList dates={dates} />
      )}
      <Pager path="/ateliers?quand=passes" next={next} started={started} />
    </Layout>
  )
}

function Views({ here }: { here: 'coming' | 'evening' | 'month' | 'past' }) {
  const { t, now, zone } = useView()
  const month = dayAt(now, zone).toPlainYearMonth().toString()
  const current = (view: typeof here) => (view === here ? 'page' : undefined)
  return (
    <nav class="tabs" aria-label={t('place.agenda.views')}>
      <a href="/ateliers" aria-current={current('coming')}>
        {t('place.agenda.coming')}
      </a>
      <a href="/ateliers?soir=1" aria-current={current('evening')}>
        {t('place.agenda.evenings')}
      </a>
      <a href={`/ateliers?mois=${month}`} aria-current={current('month')}>
        {t('place.agenda.month')}
      </a>
      <a href="/ateliers?quand=passes" aria-current={current('past')}>
        {t('place.agenda.past')}
      </a>
    </nav>
  )
}

function Filters({ filter }: { filter: AgendaFilter }) {
  const { t } = useView()
  return (
    <details class="more" open={isFiltered(filter) && !isEvening(filter)}>
      <summary>{t('place.agenda.filter')}</summary>
      <form action="/ateliers" class="form stack">
        <label class="check">
          <input type="checkbox" name="soir" value="1" checked={filter.evening} />
          <span>{t('place.agenda.evening')}</span>
        </label>
        <label class="check">
          <input type="checkbox" name="places" value="1" checked={filter.free} />
          <span>{t('place.agenda.free')}</span>
        </label>
        <Select
          name="priorite"
          label="place.priority"
          options={optionsOf('priority')}
          value={filter.priority ?? ''}
          empty="place.priority-any"
        />
        <p class="acts">
          <button class="act">{t('place.agenda.show')}</button>
        </p>
      </form>
    </details>
  )
}

/** Dates by their days; `all`: those among which a workshop that comes back says so. */
function DayList({ dates, all = [] }: { dates: readonly ShownDate[]; all?: readonly ShownDate[] }) {
  const days = Map.groupBy(dates, (date) => date.day)
  return (
    <ol class="agenda">
      {[...days].map(([day, shown]) => (
        <li id={`j-${day}`}>
          <h2>
            <DayName day={day} at={shown[0]?.startsAt} />
          </h2>
          <ul class="wall">
            {shown.map((date) => (
              <WorkshopCard date={date} placed again={isPlain(date) && comesBack(date, all)} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function comesBack({ id, slug }: ShownDate, all: readonly ShownDate[]): boolean {
  return all.some((other) => other.slug === slug && other.id !== id)
}

function DayName({ day, at }: { day: string; at: Date | undefined }) {
  const view = useView()
  const today = dayAt(view.now, view.zone)
  const name = at ? writeDay(at, view) : day
  if (day === today.toString()) return <>{view.t('place.agenda.today', { day: name })}</>
  if (day === today.add({ days: 1 }).toString()) return <>{view.t('place.agenda.tomorrow', { day: name })}</>
  return <>{name}</>
}

function Empty({ filtered }: { filtered: boolean }) {
  const { t } = useView()
  return (
    <div class="empty">
      <p>{t(filtered ? 'place.agenda.none-found' : 'place.agenda.none')}</p>
      <p class="acts">
        <a class="act" href={filtered ? '/ateliers' : '/ateliers/proposer'}>
          {t(filtered ? 'place.agenda.all' : 'place.propose')}
        </a>
      </p>
    </div>
  )
}

function Later({ filter, next, started }: { filter: AgendaFilter; next: Cursor | null; started: boolean }) {
  const { t } = useView()
  if (!next && !started) return null
  const query = new URLSearchParams({
    ...(filter.evening && { soir: '1' }),
    ...(filter.free && { places: '1' }),
    ...(filter.priority && { priorite: filter.priority }),
  })
  const start = query.size > 0 ? `/ateliers?${query}` : '/ateliers'
  if (next) query.set('apres', `${next.at.getTime()}.${next.id}`)
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      {started && (
        <a class="act" href={start}>
          {t('nav.newest')}
        </a>
      )}
      {next && (
        <a class="act" href={`/ateliers?${query}`} rel="next">
          {t('place.agenda.later')}
        </a>
      )}
    </nav>
  )
}

function isEvening({ evening, free, priority }: AgendaFilter): boolean {
  return evening && !free && priority === null
}

function isFiltered(filter: AgendaFilter): boolean {
  return filter.evening || filter.free || filter.priority !== null
}
