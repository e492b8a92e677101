import { HTTPException } from 'hono/http-exception'
import { sendFile } from '../../platform/files/routes.ts'
import { findFileOf } from '../../platform/files/show.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireCircle, requireFound, type Ctx } from '../../platform/web.ts'
import { answerReport, hideThing, logAlert, showThing } from './decide.ts'
import { hideForm, keepForm, showForm } from './forms.ts'
import { HiddenPage, ReportPage, WatchPage } from './pages.tsx'
import { mayReadThing, readDecisions, readHidden, readOpenReports, readReport } from './queries.ts'
import { readWhole } from './whole.tsx'

const one = '/veille/:id{[0-9a-z]{12}}'
const thing = '/veille/chose/:id{[0-9a-z]{1,20}}'

/** The work of the care circle: only those who hold a seat there now. */
export const watchRoutes = newRoutes()
  .get('/veille', async (c) => {
    const viewer = requireCircle(c, 'care')
    const { db } = c.var.lab
    const [reports, hidden] = await Promise.all([readOpenReports(db, viewer), readHidden(db, viewer)])
    return show(c, <WatchPage reports={reports} hidden={hidden} />)
  })
  .get(one, (c) => showReport(c))
  .post(`${one}/cacher`, async (c) => {
    const form = await readForm(c, hideForm)
    const viewer = requireCircle(c, 'care')
    if (!form.ok) return showReport(c, form.state, 'hide')
    await limit(c, 'write')
    const { db } = c.var.lab
    const report = requireFound(await readReport(db, viewer, param(c, 'id')))
    const said = await hideThing(db, viewer, requireFound(report.thingId), form.data)
    if (said === 'done') return seeOther(c, '/veille', { key: 'care.watch.hid' })
    return showReport(c, await refuseForm(c, 'form', `care.refusal.${said}`), 'hide')
  })
  .post(`${one}/garder`, async (c) => {
    const form = await readForm(c, keepForm)
    const viewer = requireCircle(c, 'care')
    if (!form.ok) return showReport(c, form.state, 'keep')
    await limit(c, 'write')
    const done = await answerReport(c.var.lab.db, viewer, param(c, 'id'), form.data.answer)
    if (done) return seeOther(c, '/veille', { key: 'care.watch.kept' })
    return showReport(c, await refuseForm(c, 'form', 'care.refusal.already'), 'keep')
  })
  .post(`${one}/secours`, async (c) => {
    const viewer = requireCircle(c, 'care')
    const report = requireFound(await readReport(c.var.lab.db, viewer, param(c, 'id')))
    await limit(c, 'write')
    await logAlert(c.var.lab.db)
    return seeOther(c, `/veille/${report.id}`, { key: 'care.danger.logged' })
  })
  .get(thing, (c) => showHidden(c))
  .get(`${thing}/fichiers/:file{[0-9a-z]{12}}`, async (c) => {
    const viewer = requireCircle(c, 'care')
    const id = param(c, 'id')
    const { db } = c.var.lab
    if (!(await mayReadThing(db, viewer, id))) throw new HTTPException(404)
    const file = param(c, 'file')
    return sendFile(c, file, requireFound(await findFileOf(db, id, file, '')))
  })
  .post(`${thing}/montrer`, async (c) => {
    const form = await readForm(c, showForm)
    const viewer = requireCircle(c, 'care')
    if (!form.ok) return showHidden(c, form.state)
    await limit(c, 'write')
    const said = await showThing(c.var.lab.db, viewer, param(c, 'id'), form.data.facts)
    if (said === 'done') return seeOther(c, '/veille', { key: 'care.watch.showed' })
    return showHidden(c, await refuseForm(c, 'form', `care.refusal.${said}`))
  })

async function showReport(c: Ctx, state?: FormState, refused?: 'hide' | 'keep'): Promise<Response> {
  const viewer = requireCircle(c, 'care')
  const { db } = c.var.lab
  const report = requireFound(await readReport(db, viewer, param(c, 'id')))
  const { thingId } = report
  const [whole, decisions] = thingId
    ? await Promise.all([readWhole(db, thingId), readDecisions(db, thingId)])
    : [null, []]
  const page = { report, whole, decisions, state, ...(refused && { refused }) }
  return show(c, <ReportPage {...page} />, state ? 422 : 200)
}

/** A thing care decided about: without a decision, nothing opens what was never told to it. */
async function showHidden(c: Ctx, state?: FormState): Promise<Response> {
  requireCircle(c, 'care')
  const { db } = c.var.lab
  const id = param(c, 'id')
  const decisions = await readDecisions(db, id)
  const whole = decisions.length > 0 ? await readWhole(db, id) : null
  return show(
    c,
    <HiddenPage whole={requireFound(whole)} decisions={decisions} state={state} />,
    state ? 422 : 200,
  )
}
