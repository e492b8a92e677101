import { readForm, refuseForm, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../platform/web.ts'
import { todayOf } from '../../day.tsx'
import { readOwnConsent } from '../consent/queries.ts'
import { readStudy } from '../queries.ts'
import { answerQuestion } from './answers.ts'
import { answerForm, questionForm } from './forms.ts'
import { AnswerPage, QuestionsPage } from './pages.tsx'
import { answerPath, askedAfter } from './paths.ts'
import { listAsked, listQuestions } from './queries.ts'
import { addQuestion, addUsualQuestions, removeQuestion } from './questions.ts'

const questionsPath = '/recherche/etudes/:slug{[a-z0-9-]+}/questions'
const answersPath = '/moi/etudes/:slug{[a-z0-9-]+}/questions/:moment{avant|apres}/:number{[1-9][0-9]?}'

/** The questions of a study: written by whoever prepares it, answered one at a time by who takes part. */
export const questionRoutes = newRoutes()
  .get(questionsPath, async (c) => {
    storePage(c, ['study.', 'presentation.'])
    return showQuestions(c)
  })
  .post(questionsPath, async (c) => {
    const form = await readForm(c, questionForm)
    const viewer = requireMember(c)
    if (!form.ok) return showQuestions(c, form.state)
    await limit(c, 'write')
    const slug = param(c, 'slug')
    const added = requireFound(await addQuestion(c.var.lab.db, viewer, slug, form.data))
    if (added === 'full') return showQuestions(c, await refuseForm(c, 'asks', 'research.form.full'))
    return seeOther(c, `/recherche/etudes/${slug}/questions`, { key: 'research.form.added' })
  })
  .post(`${questionsPath}/modele`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const slug = param(c, 'slug')
    const added = requireFound(await addUsualQuestions(c.var.lab.db, viewer, slug))
    const key = added === 'full' ? 'research.form.full' : 'research.form.added'
    return seeOther(c, `/recherche/etudes/${slug}/questions`, { key })
  })
  .post(`${questionsPath}/:id{[0-9a-z]{12}}/enlever`, async (c) => {
    const viewer = requireMember(c)
    const slug = param(c, 'slug')
    requireFound((await removeQuestion(c.var.lab.db, viewer, slug, param(c, 'id'))) || null)
    return seeOther(c, `/recherche/etudes/${slug}/questions`, { key: 'research.form.removed' })
  })
  .get(answersPath, async (c) => show(c, <AnswerPage {...await requireAsked(c)} />))
  .post(answersPath, async (c) => {
    const form = await readForm(c, answerForm)
    const asked = await requireAsked(c)
    if (!form.ok) return show(c, <AnswerPage {...asked} state={form.state} />, 422)
    await limit(c, 'write')
    const { accountId } = requireMember(c)
    const { study, question, moment, number, count } = asked
    const answered = { studyId: study.id, accountId, questionId: question.id, moment }
    requireFound((await answerQuestion(c.var.lab.db, answered, form.data)) || null)
    if (number < count) return seeOther(c, `${answerPath(study.slug, moment)}/${number + 1}`)
    return seeOther(c, '/moi/etudes', { key: 'research.form.done' })
  })

async function showQuestions(c: Ctx, state?: FormState) {
  const { lab, viewer } = c.var
  const study = requireFound(await readStudy(lab.db, viewer, param(c, 'slug')))
  const questions = await listQuestions(lab.db, study.id)
  return show(
    c,
    <QuestionsPage study={study} questions={questions} {...(state && { state })} />,
    state ? 422 : 200,
  )
}

/** The question of this number, for someone who takes part while the study asks. */
async function requireAsked(c: Ctx) {
  const { accountId } = requireMember(c)
  const { db } = c.var.lab
  const study = requireFound(await readStudy(db, c.var.viewer, param(c, 'slug')))
  const consent = await readOwnConsent(db, c.var.viewer, study.id)
  const moment = param(c, 'moment') === 'avant' ? ('before' as const) : ('after' as const)
  const early = moment === 'after' && todayOf(c.var.view) < askedAfter(study)
  requireFound(consent?.takesPart && !study.closedAt && !early ? consent : null)
  const questions = await listAsked(db, { studyId: study.id, accountId, moment })
  const number = Number(param(c, 'number'))
  const question = requireFound(questions[number - 1])
  return { study, question, moment, number, count: questions.length }
}
