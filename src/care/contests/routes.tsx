import { findPaper } from '../../conversation/index.ts'
import { sendFile } from '../../platform/files/routes.ts'
import { findFileOf } from '../../platform/files/show.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readWhole } from '../watch/whole.tsx'
import { contestHiding, hearContest } from './contests.ts'
import { contestForm, hearForm, paperContestForm } from './forms.ts'
import { ContestPage, HearPage, PaperContestPage } from './pages.tsx'
import { readHearing, readHiding } from './queries.ts'
import { partyOfPaper } from './standing.ts'

const contested = '/veille/contester/:id{[0-9a-z]{1,20}}'
const heard = '/veille/entendre/:id{[0-9a-z]{12}}'

/** Contesting a hiding, with a name or with the code of a slip, and being one of those who hear it. */
export const contestRoutes = newRoutes()
  .get(contested, (c) => showContest(c))
  .post(contested, async (c) => {
    const form = await readForm(c, contestForm)
    const viewer = requireMember(c)
    if (!form.ok) return showContest(c, form.state)
    await limit(c, 'write')
    const id = param(c, 'id')
    const said = await contestHiding(c.var.lab.db, viewer, id, form.data.words)
    if (said === 'missing') return showContest(c)
    return seeOther(c, `/veille/contester/${id}`, { key: `care.contest.${said}` })
  })
  .post('/veille/contester', async (c) => {
    await limit(c, 'code')
    const form = await readForm(c, paperContestForm)
    if (!form.ok) return showPaperContest(c, form.state)
    const code = readCode(form.data.code)
    const paper = code ? await findPaper(c.var.lab.db, code) : null
    if (!paper) return showPaperContest(c, await refuseForm(c, 'code', 'care.follow.unknown'))
    const said = await contestHiding(c.var.lab.db, partyOfPaper(paper), form.data.quoi, form.data.words)
    return seeOther(c, '/papier', { key: `care.contest.${said}` })
  })
  .get(heard, (c) => showHearing(c))
  .get(`${heard}/fichiers/:file{[0-9a-z]{12}}`, async (c) => {
    const { accountId } = requireMember(c)
    const { db } = c.var.lab
    const hearing = requireFound(await readHearing(db, accountId, param(c, 'id')))
    const file = param(c, 'file')
    return sendFile(c, file, requireFound(await findFileOf(db, hearing.thingId, file, '')))
  })
  .post(heard, async (c) => {
    const form = await readForm(c, hearForm)
    const { accountId } = requireMember(c)
    if (!form.ok) return showHearing(c, form.state)
    const { position, reason } = form.data
    if (position !== 'pass' && reason === '')
      return showHearing(c, await refuseForm(c, 'reason', 'form.required'))
    const answer = position === 'pass' ? 'pass' : { position, reason }
    requireFound((await hearContest(c.var.lab.db, accountId, param(c, 'id'), answer)) === 'done' || null)
    return seeOther(c, '/moi', { key: position === 'pass' ? 'care.hear.passed' : 'care.hear.done' })
  })

async function showContest(c: Ctx, state?: FormState): Promise<Response> {
  const hiding = requireFound(await readHiding(c.var.lab.db, requireMember(c), param(c, 'id')))
  return show(c, <ContestPage hiding={hiding} state={state} />, state ? 422 : 200)
}

function showPaperContest(c: Ctx, state: FormState): Response {
  const typed = new Map(state.typed)
  return show(
    c,
    <PaperContestPage code={typed.get('code') ?? ''} thingId={typed.get('quoi') ?? ''} state={state} />,
    422,
  )
}

async function showHearing(c: Ctx, state?: FormState): Promise<Response> {
  const { accountId } = requireMember(c)
  const { db } = c.var.lab
  const hearing = requireFound(await readHearing(db, accountId, param(c, 'id')))
  const whole = await readWhole(db, hearing.thingId)
  return show(c, <HearPage hearing={hearing} whole={whole} state={state} />, state ? 422 : 200)
}
