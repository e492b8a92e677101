import { findPaper } from '../../conversation/index.ts'
import { sendFile } from '../../platform/files/routes.ts'
import { findFileOf } from '../../platform/files/show.ts'
import { Hidden, typedValue } from '../../platform/fields.tsx'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { CodeField } from '../../platform/paper.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readWhole } from '../watch/whole.tsx'
import { contestHiding, hearContest } from './contests.ts'
import { contestForm, hearForm, paperContestForm } from './forms.ts'
import { ContestAgainPage, ContestPage, HearAgainPage, HearPage } from './pages.tsx'
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
    const said = await contestHiding(c.var.lab.db, viewer, param(c, 'id'), form.data.words)
    if (said === 'done') return seeOther(c, c.req.path, { key: 'care.contest.done' })
    return showContest(c, await refuseForm(c, 'form', `care.contest.${said}`))
  })
  .post('/veille/contester', async (c) => {
    await limit(c, 'code')
    const form = await readForm(c, paperContestForm)
    if (!form.ok) return showPaperContest(c, form.state)
    const code = readCode(form.data.code)
    const paper = code ? await findPaper(c.var.lab.db, code) : null
    if (!paper) return showPaperContest(c, await refuseForm(c, 'code', 'care.follow.unknown'))
    const said = await contestHiding(c.var.lab.db, partyOfPaper(paper), form.data.quoi, form.data.words)
    if (said === 'done') return seeOther(c, '/papier', { key: 'care.contest.done' })
    return showPaperContest(c, await refuseForm(c, 'form', `care.contest.${said}`))
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
    await limit(c, 'write')
    if ((await hearContest(c.var.lab.db, accountId, param(c, 'id'), answer)) === 'missing')
      return showHearing(c, await refuseForm(c, 'form', 'care.hear.over'))
    return seeOther(c, '/moi', { key: position === 'pass' ? 'care.hear.passed' : 'care.hear.done' })
  })

async function showContest(c: Ctx, state?: FormState): Promise<Response> {
  const hiding = await readHiding(c.var.lab.db, requireMember(c), param(c, 'id'))
  if (!hiding && state) return show(c, <ContestAgainPage action={c.req.path} state={state} />, 422)
  return show(c, <ContestPage hiding={requireFound(hiding)} state={state} />, state ? 422 : 200)
}

function showPaperContest(c: Ctx, state: FormState): Response | Promise<Response> {
  return show(
    c,
    <ContestAgainPage action={c.req.path} state={state}>
      <CodeField value={typedValue(state, 'code') ?? ''} />
      <Hidden name="quoi" value={typedValue(state, 'quoi') ?? ''} />
    </ContestAgainPage>,
    422,
  )
}

async function showHearing(c: Ctx, state?: FormState): Promise<Response> {
  const { accountId } = requireMember(c)
  const { db } = c.var.lab
  const hearing = await readHearing(db, accountId, param(c, 'id'))
  if (!hearing && state) return show(c, <HearAgainPage path={c.req.path} state={state} />, 422)
  const asked = requireFound(hearing)
  const whole = await readWhole(db, asked.thingId)
  return show(c, <HearPage hearing={asked} whole={whole} state={state} />, state ? 422 : 200)
}
