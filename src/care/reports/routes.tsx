import { isEmptyCircle } from '../../people/index.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { isTrouble, type Trouble } from '../rules.ts'
import { codeForm, reportForm } from './forms.ts'
import { FollowPage, OwnReportsPage, ReceiptPage, TroublePage, WordsPage } from './pages.tsx'
import { readFollowed, readOwnReports, readTold, tellTeam } from './reports.ts'

/** Telling the team that something harms, in two steps, account or not. */
export const reportRoutes = newRoutes()
  .get('/prevenir', async (c) => {
    const trouble = c.req.query('pourquoi')
    const thingId = c.req.query('quoi') ?? ''
    if (isTrouble(trouble)) return showWords(c, thingId, trouble)
    return show(c, <TroublePage {...await readFirst(c, thingId)} />)
  })
  .post('/prevenir', async (c) => {
    const form = await readForm(c, reportForm)
    if (!form.ok) return refuse(c, form.state)
    const { quoi, pourquoi, words, contact } = form.data
    const { lab, viewer } = c.var
    if (quoi === '' && words === '') return refuse(c, await refuseForm(c, 'words', 'form.required'))
    await limit(c, 'report')
    const draft = { thingId: quoi === '' ? null : quoi, trouble: pourquoi, words, contact }
    const code = requireFound(await tellTeam(lab.db, viewer, draft))
    return seeOther(c, '/prevenir/suivi', { key: 'care.report.received', args: { code, trouble: pourquoi } })
  })
  .get('/prevenir/suivi', async (c) => {
    const { code, trouble } = c.var.view.said?.args ?? {}
    if (typeof code !== 'string') return show(c, <FollowPage />)
    const empty = await isEmptyCircle(c.var.lab.db, 'care')
    return show(c, <ReceiptPage code={code} danger={trouble === 'danger'} empty={empty} />)
  })
  .post('/prevenir/suivi', async (c) => {
    await limit(c, 'code')
    const form = await readForm(c, codeForm)
    if (!form.ok) return show(c, <FollowPage state={form.state} />, 422)
    const code = readCode(form.data.code)
    const followed = code ? await readFollowed(c.var.lab.db, code) : null
    if (followed) return show(c, <FollowPage followed={followed} />)
    return show(c, <FollowPage state={await refuseForm(c, 'code', 'care.follow.unknown')} />, 422)
  })
  .get('/moi/prevenu', async (c) => {
    const { accountId } = requireMember(c)
    return show(c, <OwnReportsPage reports={await readOwnReports(c.var.lab.db, accountId)} />)
  })

async function readFirst(c: Ctx, thingId: string) {
  const { lab, viewer } = c.var
  const told = thingId === '' ? null : requireFound(await readTold(lab.db, viewer, thingId))
  return { told, empty: await isEmptyCircle(lab.db, 'care') }
}

async function showWords(c: Ctx, thingId: string, trouble: Trouble, state?: FormState): Promise<Response> {
  const first = await readFirst(c, thingId)
  return show(c, <WordsPage {...first} trouble={trouble} state={state} />, state ? 422 : 200)
}

/** The step that was refused, with what was typed. */
async function refuse(c: Ctx, state: FormState): Promise<Response> {
  const typed = new Map(state.typed)
  const trouble = typed.get('pourquoi')
  const thingId = (typed.get('quoi') ?? '').slice(0, 20)
  return showWords(c, thingId, isTrouble(trouble) ? trouble : 'other', state)
}
