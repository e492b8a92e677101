import { readMyGroups } from '../../groups/index.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { BookingPart, type Mine } from '../bookings/booking-part.tsx'
import { readKept } from '../bookings/kept.ts'
import { readOwnBooking, readOwnDays } from '../bookings/queries.ts'
import { cancelDates, restoreDates } from './cancelling.ts'
import { CancelPage } from './cancel-page.tsx'
import { EditPage, ProposePage } from './form-page.tsx'
import { cancelForm, moveForm, workshopForm } from './forms.ts'
import { MovePage } from './move-page.tsx'
import { moveDate } from './moving.ts'
import { DatePage, WorkshopPage, type BookedDay } from './pages.tsx'
import { datePath, pathOf, requireHosted, requireHostedDate } from './paths.ts'
import { readDate, readDates, readWorkshop, type ShownWorkshop, type WorkshopDate } from './queries.ts'
import { editWorkshop, proposeWorkshop, type Setting } from './workshops.ts'

const refusals = {
  past: ['day', 'place.form.past'],
  'too-far': ['day', 'place.form.too-far'],
  'not-member': ['group', 'place.form.not-member'],
  'no-group': ['audience', 'place.form.no-group'],
  'booked-after': ['until', 'place.form.booked-after'],
  taken: ['day', 'place.move.taken'],
  same: ['day', 'place.move.same'],
  closed: ['day', 'place.move.closed'],
} as const

export const workshopRoutes = newRoutes()
  .get('/ateliers/proposer', async (c) => {
    return show(c, <ProposePage groups={await listGroups(c)} group={c.req.query('groupe')} />)
  })
  .post('/ateliers/proposer', async (c) => {
    const form = await readForm(c, workshopForm(c.var.lab.words))
    if (!form.ok) return show(c, <ProposePage groups={await listGroups(c)} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const proposed = await proposeWorkshop(c.var.lab.db, viewer, form.data, settingOf(c))
    if (typeof proposed === 'string') {
      const state = await refuse(c, proposed)
      return show(c, <ProposePage groups={await listGroups(c)} state={state} />, 422)
    }
    return seeOther(c, `${proposed.path}/${proposed.day}`, {
      key: `place.said.proposed-${form.data.audience}`,
    })
  })
  .get('/ateliers/:slug', async (c) => {
    storePage(c, ['workshop.', 'place.'])
    const { db } = c.var.lab
    const workshop = requireFound(await readWorkshop(db, c.var.viewer, param(c, 'slug')))
    const dates = await readDates(db, workshop.id)
    const [only] = dates
    // The one date of a workshop is its page: nobody chooses among one.
    return only && !workshop.weekly
      ? showDate(c, workshop, only, dates)
      : show(c, <WorkshopPage workshop={workshop} dates={dates} own={await readBookedDays(c, workshop)} />)
  })
  .get('/ateliers/:slug/modifier', async (c) => show(c, <EditPage workshop={await requireHosted(c)} />))
  .post('/ateliers/:slug/modifier', async (c) => {
    const form = await readForm(c, workshopForm(c.var.lab.words))
    const viewer = requireMember(c)
    const workshop = await requireHosted(c)
    if (!form.ok) return show(c, <EditPage workshop={workshop} state={form.state} />, 422)
    await limit(c, 'write')
    const answer = await editWorkshop(c.var.lab.db, viewer, workshop.id, form.data, settingOf(c))
    const edited = requireFound(answer === 'missing' ? null : answer)
    if (edited === 'stale') {
      // Read again: what was written meanwhile is what they must see.
      return show(c, <EditPage workshop={await requireHosted(c)} state={await conflictOf(c)} />, 409)
    }
    if (edited !== 'edited')
      return show(c, <EditPage workshop={workshop} state={await refuse(c, edited)} />, 422)
    return seeOther(c, `/ateliers/${workshop.slug}`, { key: 'place.said.edited' })
  })
  .get('/ateliers/:slug/annuler', async (c) => show(c, <CancelPage workshop={await requireHosted(c)} />))
  .post('/ateliers/:slug/annuler', (c) => cancel(c, requireAll))
  .post('/ateliers/:slug/retablir', (c) => restore(c, requireAll))
  .get(datePath, async (c) => {
    storePage(c, ['workshop.', 'place.'])
    const { db } = c.var.lab
    const workshop = requireFound(await readWorkshop(db, c.var.viewer, param(c, 'slug')))
    const date = await readDate(db, workshop.id, param(c, 'date'))
    // A poster may bear a day that was moved: it leads to the date, or to the workshop, which says its dates.
    if (date?.day !== param(c, 'date')) return c.redirect(pathOf(workshop, date ?? null), 302)
    return showDate(c, workshop, date, workshop.weekly ? await readDates(db, workshop.id) : [date])
  })
  .get(`${datePath}/annuler`, async (c) => show(c, <CancelPage {...await requireHostedDate(c)} />))
  .post(`${datePath}/annuler`, (c) => cancel(c, requireHostedDate))
  .post(`${datePath}/retablir`, (c) => restore(c, requireHostedDate))
  .get(`${datePath}/deplacer`, async (c) => show(c, <MovePage {...await requireMovable(c)} />))
  .post(`${datePath}/deplacer`, async (c) => {
    const form = await readForm(c, moveForm)
    const viewer = requireMember(c)
    const { workshop, date } = await requireMovable(c)
    if (!form.ok) return show(c, <MovePage workshop={workshop} date={date} state={form.state} />, 422)
    await limit(c, 'write')
    const which = { id: workshop.id, dateId: date.id }
    const answer = await moveDate(c.var.lab.db, viewer, which, form.data, settingOf(c))
    const moved = requireFound(answer === 'missing' ? null : answer)
    // Read again: when it was moved to meanwhile is what they must see.
    if (moved === 'stale')
      return show(c, <MovePage {...await requireMovable(c)} state={await conflictOf(c)} />, 409)
    if (moved !== 'moved')
      return show(c, <MovePage workshop={workshop} date={date} state={await refuse(c, moved)} />, 422)
    return seeOther(c, pathOf(workshop, form.data), { key: 'place.said.moved' })
  })

async function showDate(
  c: Ctx,
  workshop: ShownWorkshop,
  date: WorkshopDate,
  dates: readonly WorkshopDate[],
): Promise<Response> {
  const own = await readMine(c, workshop, date)
  return show(
    c,
    <DatePage workshop={workshop} date={date} dates={dates} own={own?.booking}>
      <BookingPart workshop={workshop} date={date} own={own} />
    </DatePage>,
  )
}

/** What the reader booked at this date: by their account, or by the receipt that this browser still holds. */
async function readMine(c: Ctx, workshop: ShownWorkshop, date: WorkshopDate): Promise<Mine | undefined> {
  const { viewer, lab } = c.var
  if (viewer) {
    const booking = await readOwnBooking(lab.db, viewer, date.id)
    return booking && { booking }
  }
  const kept = await readKept(c, pathOf(workshop, null))
  return kept?.booking.day === date.day ? kept : undefined
}

/** The same, for all dates of a workshop. */
async function readBookedDays(c: Ctx, workshop: ShownWorkshop): Promise<readonly BookedDay[]> {
  const { viewer, lab } = c.var
  if (viewer) return readOwnDays(lab.db, viewer.accountId, workshop.id)
  const kept = await readKept(c, pathOf(workshop, null))
  return kept ? [kept.booking] : []
}

/** What one cancels: a date, or all of them. */
type RequireDates = (c: Ctx) => Promise<{ workshop: ShownWorkshop; date: WorkshopDate | null }>

const requireAll: RequireDates = async (c) => ({ workshop: await requireHosted(c), date: null })

async function cancel(c: Ctx, requireDates: RequireDates): Promise<Response> {
  const form = await readForm(c, cancelForm)
  const viewer = requireMember(c)
  const { workshop, date } = await requireDates(c)
  if (!form.ok) return show(c, <CancelPage workshop={workshop} date={date} state={form.state} />, 422)
  await limit(c, 'write')
  const which = { id: workshop.id, dateId: date?.id ?? null }
  requireFound((await cancelDates(c.var.lab.db, viewer, which, form.data.reason)) || null)
  return seeOther(c, pathOf(workshop, date), {
    key: date ? 'place.said.cancelled' : 'place.said.cancelled-all',
  })
}

async function restore(c: Ctx, requireDates: RequireDates): Promise<Response> {
  const viewer = requireMember(c)
  const { workshop, date } = await requireDates(c)
  await limit(c, 'write')
  const which = { id: workshop.id, dateId: date?.id ?? null }
  requireFound((await restoreDates(c.var.lab.db, viewer, which, settingOf(c))) || null)
  return seeOther(c, pathOf(workshop, date), { key: 'place.said.restored' })
}

/** A date that can be moved alone. A workshop that happens once has its day among what one edits. */
async function requireMovable(c: Ctx) {
  const hosted = await requireHostedDate(c)
  return requireFound(hosted.workshop.weekly ? hosted : null)
}

/** The groups a workshop may be of. */
async function listGroups(c: Ctx) {
  return c.var.viewer ? readMyGroups(c.var.lab.db, c.var.viewer) : []
}

function refuse(c: Ctx, reason: keyof typeof refusals): Promise<FormState> {
  const [field, key] = refusals[reason]
  return refuseForm(c, field, key)
}

function settingOf(c: Ctx): Setting {
  const { zone, now, lang } = c.var.view
  return { zone, now, lang }
}
