import { show } from '../../platform/page.tsx'
import { cursorKey, cutPage, readCursor, type Cursor } from '../../platform/pager.tsx'
import { newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { wordName } from '../../platform/words.ts'
import { AgendaPage, PastPage } from './agenda.tsx'
import { readFeed, writeCalendar } from './feed.ts'
import { readMonth } from './month.tsx'
import { readWorkshop } from './queries.ts'
import { listSize, readAgenda, readPast, type AgendaFilter, type ShownDate } from './agenda-queries.ts'
import { startOfDay } from './schedule.ts'
import type { Temporal } from 'temporal-polyfill'

const queryKeys = ['soir', 'places', 'priorite', 'quand', 'mois', 'apres', cursorKey]

/** More than a month of workshops every half-day. */
const monthSize = 200

export const agendaRoutes = newRoutes()
  .get('/ateliers', async (c) => {
    storePage(c, ['workshop.', 'place.'], queryKeys)
    const month = readMonth(c.req.query('mois'))
    if (month) return showMonth(c, month)
    return c.req.query('quand') === 'passes' ? showPast(c) : showComing(c)
  })
  .get('/ateliers.ics', (c) => sendCalendar(c, null))
  .get('/ateliers/:file{[^/]+\\.ics}', (c) => sendCalendar(c, param(c, 'file').replace(/\.ics$/, '')))

async function showComing(c: Ctx): Promise<Response> {
  const { lab, viewer, view } = c.var
  const filter: AgendaFilter = {
    evening: c.req.query('soir') === '1',
    free: c.req.query('places') === '1',
    priority: c.req.query('priorite') || null,
  }
  const after = readCursor(c, 'apres')
  const { dates, more } = await readAgenda(lab.db, viewer, { from: view.now, after, filter, limit: listSize })
  const last = dates.at(-1)
  return show(
    c,
    <AgendaPage
      dates={dates}
      filter={filter}
      next={more && last ? cursorOf(last) : null}
      started={after !== null}
    />,
  )
}

async function showPast(c: Ctx): Promise<Response> {
  const before = readCursor(c)
  const rows = await readPast(c.var.lab.db, c.var.viewer, before)
  const { rows: dates, next } = cutPage(rows, listSize, cursorOf)
  return show(c, <PastPage dates={dates} next={next} started={before !== null} />)
}

async function showMonth(c: Ctx, month: Temporal.PlainYearMonth): Promise<Response> {
  const { lab, viewer } = c.var
  const from = startOfDay(month.toPlainDate({ day: 1 }), lab.zone)
  const until = startOfDay(month.add({ months: 1 }).toPlainDate({ day: 1 }), lab.zone)
  const { dates } = await readAgenda(lab.db, viewer, { from, until, limit: monthSize })
  const days = Map.groupBy(dates, (date) => date.day)
  const counts = new Map([...days].map(([day, shown]) => [day, shown.length]))
  const filter: AgendaFilter = { evening: false, free: false, priority: null }
  return show(
    c,
    <AgendaPage dates={dates} filter={filter} month={{ month, counts }} next={null} started={false} />,
  )
}

async function sendCalendar(c: Ctx, slug: string | null): Promise<Response> {
  const { lab, viewer, view } = c.var
  const workshop = slug === null ? null : requireFound(await readWorkshop(lab.db, viewer, slug))
  const dates = await readFeed(lab.db, viewer, slug)
  const labName = lab.words.find('lab', 'name')
  const all = `${view.t('place.agenda.title')} · ${labName ? wordName(labName, view.locale) : 'Socialab'}`
  return c.body(writeCalendar(dates, workshop?.title ?? all, view), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${slug ?? 'ateliers'}.ics"`,
    'cache-control': 'private, no-cache',
  })
}

function cursorOf(date: ShownDate): Cursor {
  return { at: date.startsAt, id: date.id }
}
