import { readConverter } from '../../platform/media/state.ts'
import { readForm, refuseForm } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import type { Circle } from '../../platform/viewer.ts'
import {
  limit,
  newRoutes,
  param,
  requireCircle,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { openAccount } from '../accounts.ts'
import { welcomeForm } from '../entering/forms.ts'
import { countAddress, welcome } from '../entering/routes.tsx'
import { SentencePage } from '../entering/enter-pages.tsx'
import { handOnce, readOnce } from '../once.ts'
import { drawCards, openByWelcomeCard } from './cards.ts'
import {
  leaveCircle,
  mayFill,
  maySeatAlone,
  seatVolunteer,
  stopVolunteering,
  volunteerFor,
} from './circles.ts'
import { drawCircle, readFreeSeats } from './draw.ts'
import { cardsForm, drawForm, keysForm, seatForm, volunteerForm } from './forms.ts'
import { takeKeys } from './keys.ts'
import { circleOf, circleSlugs } from './names.ts'
import { LogPage } from './log-page.tsx'
import { CirclePage, CirclesPage, type RefusedForm } from './pages.tsx'
import { isVolunteer, readLog, readSeats, readVolunteers } from './queries.ts'
import { BienvenuePage, CardsPage, KeysPage } from './welcome.tsx'

const cardsPath = '/cercles/accueil/cartes'
const one = '/cercles/:circle{(?:cles|accueil|veille|pilotage)}'

export const circleRoutes = newRoutes()
  .get('/cercles', async (c) => {
    storePage(c, ['circle.', 'presentation.'])
    return show(c, <CirclesPage seats={await readSeats(c.var.lab.db)} />)
  })
  .get('/cercles/registre', async (c) => {
    storePage(c, ['circle.', 'presentation.'], ['avant'])
    const cursor = readCursor(c)
    return show(c, <LogPage {...await readLog(c.var.lab.db, cursor)} started={cursor !== null} />)
  })
  .get(one, (c) => showCircle(c))
  .post(`${one}/volontaire`, async (c) => {
    const form = await readForm(c, volunteerForm(circle(c), c.var.lab.words))
    if (!form.ok) return showCircle(c, { form: 'volunteer', state: form.state })
    const viewer = requireMember(c)
    await limit(c, 'write')
    const said = await volunteerFor(c.var.lab.db, viewer, circle(c), form.data)
    if (said === 'done') return seeOther(c, pathOf(c), { key: 'people.volunteer.done' })
    const state = await refuseForm(c, 'form', 'people.volunteer.already')
    return showCircle(c, { form: 'volunteer', state })
  })
  .post(`${one}/volontaire/retirer`, async (c) => {
    await stopVolunteering(c.var.lab.db, requireMember(c).accountId, circle(c))
    return seeOther(c, pathOf(c), { key: 'people.volunteer.stopped' })
  })
  .post(`${one}/places`, async (c) => {
    const form = await readForm(c, seatForm)
    if (!form.ok) return showCircle(c, { form: 'seat', state: form.state })
    const viewer = requireMember(c)
    await limit(c, 'write')
    const { presentation, months, label } = form.data
    const seating = { circle: circle(c), presentationId: presentation, months, label }
    const said = await seatVolunteer(c.var.lab.db, viewer, seating)
    if (said === 'seated') return seeOther(c, pathOf(c), { key: 'people.volunteer.seated' })
    return showCircle(c, { form: 'seat', state: await refuseForm(c, 'form', `people.volunteer.${said}`) })
  })
  .post(`${one}/tirage`, async (c) => {
    const form = await readForm(c, drawForm)
    if (!form.ok) return showCircle(c, { form: 'draw', state: form.state })
    const viewer = requireMember(c)
    await limit(c, 'write')
    const { db, words } = c.var.lab
    const drawn = await drawCircle(db, words, viewer, { circle: circle(c), ...form.data })
    if (drawn === 'not-allowed')
      return showCircle(c, {
        form: 'draw',
        state: await refuseForm(c, 'form', 'people.volunteer.not-allowed'),
      })
    return seeOther(c, pathOf(c), { key: 'people.draw.done', args: { ...drawn } })
  })
  .post(`${one}/quitter`, async (c) => {
    await leaveCircle(c.var.lab.db, requireMember(c).accountId, circle(c))
    return seeOther(c, pathOf(c), { key: 'people.circles.left' })
  })
  .get(cardsPath, (c) => {
    requireCircle(c, 'place')
    return show(c, <CardsPage codes={readOnce(c, cardsPath)} />)
  })
  .post(cardsPath, async (c) => {
    const form = await readForm(c, cardsForm)
    requireCircle(c, 'place')
    if (!form.ok) return show(c, <CardsPage codes={[]} state={form.state} />, 422)
    await limit(c, 'write')
    handOnce(c, cardsPath, await drawCards(c.var.lab.db, form.data.count))
    return c.redirect(cardsPath, 303)
  })
  .get('/bienvenue', (c) => show(c, <BienvenuePage action="/bienvenue" />))
  .get('/bienvenue/:code', (c) => {
    c.header('cache-control', 'no-store')
    return show(c, <BienvenuePage action="/bienvenue" code={param(c, 'code')} />)
  })
  .post('/bienvenue', async (c) => {
    const form = await readForm(c, welcomeForm)
    if (c.var.viewer) return seeOther(c, '/moi', { key: 'people.bienvenue.already' })
    if (!form.ok) return show(c, <BienvenuePage action="/bienvenue" state={form.state} />, 422)
    await countAddress(c, 'code')
    const { name, shared } = form.data
    const code = readCode(form.data.code) ?? ''
    const account = await openByWelcomeCard(c.var.lab.db, code, { name, lang: c.var.view.lang })
    if (account) return welcome(c, account, { shared })
    const state = await refuseForm(c, 'code', 'people.bienvenue.spent')
    return show(c, <BienvenuePage action="/bienvenue" state={state} />, 422)
  })
  .get('/cles/:code', (c) => {
    c.header('cache-control', 'no-store')
    return show(c, <KeysPage action={c.req.path} />)
  })
  .post('/cles/:code', async (c) => {
    const code = readCode(param(c, 'code')) ?? ''
    await countAddress(c, 'code')
    const { lab, viewer, view } = c.var
    if (viewer) {
      const taken = await takeKeys(lab.db, code, () => Promise.resolve(viewer))
      return taken ? seeOther(c, '/cercles/cles', { key: 'people.keys.taken' }) : refuseKeys(c)
    }
    const form = await readForm(c, keysForm)
    if (!form.ok) return show(c, <KeysPage action={c.req.path} state={form.state} />, 422)
    const { name, shared } = form.data
    const account = await takeKeys(lab.db, code, (tx) => openAccount(tx, { name, lang: view.lang }))
    return account ? welcome(c, account, { shared }) : refuseKeys(c)
  })

function refuseKeys(c: Ctx): Response {
  const way = { path: '/cercles', label: 'people.circles.title' } as const
  return show(c, <SentencePage title="people.keys.title" text="people.keys.gone" way={way} />, 403)
}

async function showCircle(c: Ctx, refused?: RefusedForm): Promise<Response> {
  const { lab, viewer } = c.var
  const shown = circle(c)
  const [seats, free, fills, volunteering] = await Promise.all([
    readSeats(lab.db),
    shown === 'steering' ? readFreeSeats(lab.db, lab.words) : [],
    mayFill(lab.db, viewer, shown),
    viewer ? isVolunteer(lab.db, viewer.accountId, shown) : false,
  ])
  const alone = viewer !== null && fills && (await maySeatAlone(lab.db, viewer, shown))
  const volunteers = fills ? await readVolunteers(lab.db, shown) : null
  const holdsKeys = shown === 'keys' && viewer?.circles.has('keys')
  const converter = holdsKeys ? await readConverter(lab.db) : undefined
  const page = { circle: shown, volunteers, alone, volunteering, free, converter, refused }
  const own = seats.filter((seat) => seat.circle === shown)
  return show(c, <CirclePage {...page} seats={own} />, refused ? 422 : 200)
}

function circle(c: Ctx): Circle {
  return requireFound(circleOf(param(c, 'circle')))
}

function pathOf(c: Ctx): string {
  return `/cercles/${circleSlugs[circle(c)]}`
}
