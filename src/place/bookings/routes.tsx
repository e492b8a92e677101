import { conflictOf, readForm, refuseForm } from '../../platform/forms.ts'
import { hashCode, readCode } from '../../platform/ids.ts'
import type { Said } from '../../platform/messages.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { datePath, pathOf, requireHostedDate } from '../workshops/paths.ts'
import { readDate, readWorkshop } from '../workshops/queries.ts'
import { readAttendees, readHostNotes } from './attendance.ts'
import { bookSeat, cancelBooking } from './bookings.ts'
import { saveDoor } from './door.ts'
import { bookingForm, codeForm, doorForm, type Door } from './forms.ts'
import { HostPage, SheetPage } from './host-pages.tsx'
import { BookAgainPage, BookingPage, ClosedPage, CodePage, MyBookingsPage, ReceiptPage } from './pages.tsx'
import { forgetReceipt, keepReceipt, readKept, receiptPath } from './kept.ts'
import { readBookingByCode, readOwnBookings } from './queries.ts'

export const bookingRoutes = newRoutes()
  .post(`${datePath}/inscription`, async (c) => {
    const form = await readForm(c, bookingForm)
    const { lab, viewer } = c.var
    const workshop = requireFound(await readWorkshop(lab.db, viewer, param(c, 'slug')))
    const date = requireFound(await readDate(lab.db, workshop.id, param(c, 'date')))
    if (!form.ok) return show(c, <BookAgainPage workshop={workshop} date={date} state={form.state} />, 422)
    await limit(c, 'book')
    // Whoever asked for a seat on Tuesday may not be free on Thursday.
    if (date.day !== param(c, 'date'))
      return show(
        c,
        <BookAgainPage
          workshop={workshop}
          date={date}
          state={await refuseForm(c, 'form', 'place.moved-meanwhile')}
        />,
        409,
      )
    const booked = await bookSeat(lab.db, { occurrenceId: date.id, name: form.data.name, viewer })
    if (booked === 'closed') return show(c, <ClosedPage workshop={workshop} date={date} />, 409)
    if (booked === 'already') return seeOther(c, pathOf(workshop, date), { key: 'place.said.already' })
    keepReceipt(c, pathOf(workshop, null), booked.code)
    const args = { name: form.data.name, code: booked.code }
    return seeOther(c, '/inscription/recu', {
      key: booked.waiting ? 'place.said.waiting' : 'place.said.booked',
      args,
    })
  })
  .get('/inscription/recu', async (c) => {
    const said = String(c.var.view.said?.args?.['code'] ?? '')
    const booking = await readBookingByCode(c.var.lab.db, c.var.viewer, said)
    const receipt = booking ? { booking, code: said } : await readKept(c, receiptPath)
    if (receipt) return show(c, <ReceiptPage {...receipt} />)
    return c.redirect(c.var.viewer ? '/moi/inscriptions' : '/inscription', 302)
  })
  .post('/inscription/recu/effacer', async (c) => {
    const kept = await readKept(c, receiptPath)
    if (kept) forgetReceipt(c, kept)
    return seeOther(c, '/ateliers', { key: 'place.said.forgotten' })
  })
  .get('/inscription', async (c) => show(c, <CodePage kept={await readKept(c, receiptPath)} />))
  .post('/inscription', async (c) => {
    const form = await readForm(c, codeForm)
    if (!form.ok) return show(c, <CodePage state={form.state} />, 422)
    await limit(c, 'code')
    const booking = await readBookingByCode(c.var.lab.db, c.var.viewer, form.data.code)
    if (!booking) return show(c, <CodePage state={await refuseForm(c, 'code', 'place.code.unknown')} />, 422)
    return show(c, <BookingPage booking={booking} code={form.data.code} />)
  })
  .post('/inscription/annuler', async (c) => {
    const form = await readForm(c, codeForm)
    if (!form.ok) return show(c, <CodePage state={form.state} />, 422)
    await limit(c, 'code')
    const code = readCode(form.data.code)
    const given = code && (await cancelBooking(c.var.lab.db, { codeHash: hashCode(code) }))
    if (!given) return show(c, <CodePage state={await refuseForm(c, 'code', 'place.code.unknown')} />, 422)
    return seeOther(c, '/inscription', { key: 'place.said.given-up' })
  })
  .get('/moi/inscriptions', async (c) => {
    const viewer = requireMember(c)
    return show(c, <MyBookingsPage bookings={await readOwnBookings(c.var.lab.db, viewer)} />)
  })
  .post('/moi/inscriptions/:id/annuler', async (c) => {
    const viewer = requireMember(c)
    requireFound(await cancelBooking(c.var.lab.db, { id: param(c, 'id'), accountId: viewer.accountId }))
    return seeOther(c, '/moi/inscriptions', { key: 'place.said.given-up' })
  })
  .get(`${datePath}/accueil`, async (c) => show(c, <HostPage {...await hostProps(c)} />))
  .get(`${datePath}/feuille`, async (c) => {
    const { workshop, date } = await requireHostedDate(c)
    return show(
      c,
      <SheetPage workshop={workshop} date={date} attendees={await readAttendees(c.var.lab.db, date.id)} />,
    )
  })
  .post(`${datePath}/accueil`, async (c) => {
    const form = await readForm(c, doorForm)
    const viewer = requireMember(c)
    const { workshop, date } = await requireHostedDate(c)
    if (!form.ok) return show(c, <HostPage {...await hostProps(c)} state={form.state} />, 422)
    await limit(c, 'write')
    const saved = await saveDoor(c.var.lab.db, viewer, date.id, form.data)
    requireFound(saved === 'missing' ? null : saved)
    if (saved === 'stale')
      return show(c, <HostPage {...await hostProps(c)} state={await conflictOf(c)} />, 409)
    return seeOther(c, `${pathOf(workshop, date)}/accueil`, saidOf(form.data))
  })

/** What was saved, by what a host comes to the page for. */
function saidOf({ strike, name }: Door): Said {
  if (strike) return { key: 'place.said.struck' }
  return name === '' ? { key: 'place.said.door' } : { key: 'place.said.walked-in', args: { name } }
}

async function hostProps(c: Ctx) {
  const { workshop, date } = await requireHostedDate(c)
  const [attendees, kept] = await Promise.all([
    readAttendees(c.var.lab.db, date.id),
    readHostNotes(c.var.lab.db, date.id),
  ])
  return { workshop, date, attendees, kept }
}
