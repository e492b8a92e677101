import { findPaper, type PaperPart } from '../../conversation/index.ts'
import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireCircle, requireFound, type Ctx } from '../../platform/web.ts'
import { groupPath } from '../access.ts'
import { writeMoment } from '../changes/moment.ts'
import { showsPeople } from '../queries.ts'
import { readPeople } from './about.ts'
import { bringForm, paperAnswerForm, paperDecisionForm } from './forms.ts'
import { BringPage, PaperAnswerPage, PaperDecisions } from './paper-pages.tsx'
import { bringOnPaper, changeOnPaper, readPaperDecisions } from './paper.ts'
import { readDecisionHead } from './queries.ts'
import { loadSubject } from './subject.ts'

const bringing = `${groupPath}/decisions/:id{[0-9a-z]{12}}/papier`

/** Answers that come on paper: typed at the desk, and changed later with the code of a slip. */
export const paperDecisionRoutes = newRoutes()
  .get(bringing, (c) => showBringing(c))
  .post(bringing, async (c) => {
    const form = await readForm(c, bringForm)
    const helper = requireCircle(c, 'place')
    if (!form.ok) return showBringing(c, form.state)
    await limit(c, 'code')
    const { subject, decision } = await loadOpen(c)
    const { db } = c.var.lab
    const code = readCode(form.data.code)
    const paper = code ? await findPaper(db, code) : null
    if (form.data.code !== '' && !paper)
      return showBringing(c, await refuseForm(c, 'code', 'conversation.paper-unknown'))
    const whose = paper ? { slip: paper.presentationId } : { member: form.data.member }
    const viewer = { ...helper, presentationId: subject.memberId ?? helper.presentationId }
    const where = { groupId: subject.groupId ?? '', id: decision.id }
    const brought = requireFound(
      await bringOnPaper(db, viewer, where, whose, { ...form.data, lang: c.var.view.lang }),
    )
    if (typeof brought === 'string')
      return showBringing(c, await refuseForm(c, 'form', `groups.decision.late.${brought}`))
    const args = { when: writeMoment(c.var.view, brought.endsAt) }
    return seeOther(c, decision.path, { key: 'groups.decision.paper.brought', args })
  })
  .post('/papier/decision', async (c) => {
    await limit(c, 'code')
    const form = await readForm(c, paperDecisionForm)
    if (!form.ok) return c.redirect('/papier', 303)
    const { code, decision } = requireFound(await findOnPaper(c, form.data))
    requireFound(decision.closed_at === null || null)
    c.header('cache-control', 'no-store')
    return show(c, <PaperAnswerPage code={code} decision={decision} />)
  })
  .post('/papier/decision/reponse', async (c) => {
    await limit(c, 'code')
    const form = await readForm(c, paperAnswerForm)
    const typed = Object.fromEntries(c.var.typed)
    const asked = { code: typed['code'] ?? '', decision: typed['decision'] ?? '' }
    const { code, decision, presentationId } = requireFound(await findOnPaper(c, asked))
    c.header('cache-control', 'no-store')
    const again = (state: FormState) =>
      show(c, <PaperAnswerPage code={code} decision={decision} state={state} />, 422)
    if (!form.ok) return again(form.state)
    const position = { ...form.data, lang: c.var.view.lang }
    const changed = requireFound(await changeOnPaper(c.var.lab.db, presentationId, decision.id, position))
    if (typeof changed === 'string')
      return again(await refuseForm(c, 'form', `groups.decision.late.${changed}`))
    return seeOther(c, '/papier', {
      key: `groups.decision.received.${form.data.choice}`,
      args: { when: writeMoment(c.var.view, changed.endsAt), by: 'group' },
    })
  })

/** The decision of a code, asked of the name that holds it; over or not, so that an answer that comes too late is given back. */
async function findOnPaper(c: Ctx, { code: typed, decision: id }: { code: string; decision: string }) {
  const { db } = c.var.lab
  const code = readCode(typed)
  const paper = code ? await findPaper(db, code) : null
  if (!code || !paper) return null
  const [decision] = await readPaperDecisions(db, paper.presentationId, id)
  return decision ? { code, decision, presentationId: paper.presentationId } : null
}

async function loadOpen(c: Ctx) {
  const { lab, viewer } = c.var
  const subject = await loadSubject(c)
  const decision = requireFound(await readDecisionHead(lab.db, viewer, subject, param(c, 'id')))
  return { subject, decision }
}

async function showBringing(c: Ctx, state?: FormState): Promise<Response> {
  const helper = requireCircle(c, 'place')
  const { subject, decision } = await loadOpen(c)
  if (decision.outcome && !state) return c.redirect(decision.path, 302)
  const { group } = subject
  const named = group !== null && showsPeople(group)
  const people = named ? await readPeople(c.var.lab.db, helper, subject, 'member') : []
  const page = <BringPage subject={subject} decision={decision} people={people} state={state} />
  return show(c, page, state ? 422 : 200)
}

/** What a slip's name is asked to decide, on the page where its code is typed. */
export const decisionsOnPaper: PaperPart = {
  show: async (db, code) => {
    const paper = await findPaper(db, code)
    if (!paper) return null
    const decisions = await readPaperDecisions(db, paper.presentationId)
    if (decisions.length === 0) return null
    return <PaperDecisions code={code} name={paper.name} decisions={decisions} />
  },
}
