import { z } from 'zod'
import { choice, optionalText, readForm, refuseForm, text, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { groupPath } from '../access.ts'
import { showDecision } from '../decisions/routes.tsx'
import { appeal, hearAppeal } from './appeals.ts'
import { HearAppealAgainPage, HearAppealPage } from './pages.tsx'
import { readHearing } from './queries.ts'

const appealForm = z.object({ appeal: text(4_000) })
const hearForm = z.object({ position: choice(['lift', 'keep', 'pass']), reason: optionalText(2_000) })

const heard = '/appels/:id{[0-9a-z]{12}}'

/** Appealing against being set aside, and being one of those who hear it. */
export const appealRoutes = newRoutes()
  .post(`${groupPath}/decisions/:id{[0-9a-z]{12}}/appel`, async (c) => {
    const form = await readForm(c, appealForm)
    const viewer = requireMember(c)
    if (!form.ok) return showDecision(c, { form: 'appeal', state: form.state })
    await limit(c, 'write')
    const words = { text: form.data.appeal, lang: c.var.view.lang }
    const said = await appeal(c.var.lab.db, viewer, param(c, 'id'), words)
    if (said === 'done') return seeOther(c, c.req.path.replace(/\/appel$/, ''), { key: 'groups.appeal.said' })
    return showDecision(c, { form: 'appeal', state: await refuseForm(c, 'form', `groups.appeal.${said}`) })
  })
  .get(heard, (c) => showHearing(c))
  .post(heard, async (c) => {
    const form = await readForm(c, hearForm)
    const { accountId } = requireMember(c)
    if (!form.ok) return showHearing(c, form.state)
    const { position, reason } = form.data
    if (position !== 'pass' && reason === '')
      return showHearing(c, await refuseForm(c, 'reason', 'form.required'))
    await limit(c, 'write')
    const answer = position === 'pass' ? 'pass' : { position, reason, lang: c.var.view.lang }
    if ((await hearAppeal(c.var.lab.db, accountId, param(c, 'id'), answer)) === 'missing')
      return showHearing(c, await refuseForm(c, 'form', 'groups.appeal.hear.over'))
    return seeOther(c, '/moi', {
      key: position === 'pass' ? 'groups.appeal.hear.passed' : 'groups.appeal.hear.done',
    })
  })

async function showHearing(c: Ctx, state?: FormState): Promise<Response> {
  const { accountId } = requireMember(c)
  const hearing = await readHearing(c.var.lab.db, accountId, param(c, 'id'))
  if (!hearing && state) return show(c, <HearAppealAgainPage path={c.req.path} state={state} />, 422)
  return show(c, <HearAppealPage hearing={requireFound(hearing)} state={state} />, state ? 422 : 200)
}
