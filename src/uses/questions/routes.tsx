import { readForm } from '../../platform/forms.ts'
import { originOf, readWhatCame } from '../../platform/origins.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { limit, newRoutes, requireFound, requireMember, storePage } from '../../platform/web.ts'
import { answerStatement, takeBack } from './answers.ts'
import { answerForm, changeForm, questionForm } from './forms.ts'
import { GroupsPage } from './groups-page.tsx'
import { AskPage, QuestionsPage } from './list-page.tsx'
import { OwnAnswersPage } from './own-page.tsx'
import { listOwnAnswers, listQuestions, readNext, readStatements } from './queries.ts'
import { QuestionPage } from './question-page.tsx'
import { askQuestion, eraseQuestion } from './questions.ts'
import { facts, questionPath, readAfter, requireQuestion } from './question.ts'
import { quotedIn } from './sentences.tsx'

/** What may change the page of a question: what it came from, and what comes of it. */
const pageFacts = [...facts, 'use.', 'post.', 'group.', 'need.', 'production.']

/** Questions, how people answer them one statement at a time, and what the answers say. */
export const questionRoutes = newRoutes()
  .get('/usages/questions', async (c) => {
    storePage(c, facts, ['avant'])
    const cursor = readCursor(c)
    const list = await listQuestions(c.var.lab.db, c.var.viewer, cursor)
    return show(c, <QuestionsPage {...list} started={cursor !== null} />)
  })
  .get('/usages/questions/poser', async (c) => show(c, <AskPage origin={await originOf(c)} />))
  .post('/usages/questions/poser', async (c) => {
    const form = await readForm(c, questionForm(c.var.lab.words))
    if (!form.ok) return show(c, <AskPage origin={await originOf(c, form.state)} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const path = await askQuestion(c.var.lab.db, viewer, form.data)
    return seeOther(c, path, { key: 'uses.question.done' })
  })
  .get(questionPath, async (c) => {
    storePage(c, pageFacts)
    const { lab, viewer } = c.var
    const question = await requireQuestion(c)
    const [next, statements, came] = await Promise.all([
      readNext(lab.db, viewer, question.id),
      readStatements(lab.db, viewer, question.id, quotedIn(question.outcome)),
      readWhatCame(lab.db, viewer, question.id),
    ])
    return show(c, <QuestionPage question={question} next={next} statements={statements} came={came} />)
  })
  .post(`${questionPath}/repondre`, async (c) => {
    const form = await readForm(c, answerForm)
    const viewer = requireMember(c)
    const question = await requireQuestion(c)
    await limit(c, 'play')
    const done = form.ok && (await answerStatement(c.var.lab.db, viewer, question.id, form.data))
    return seeOther(c, `${question.path}#repondre`, done ? { key: 'uses.question.kept' } : undefined)
  })
  .get(`${questionPath}/groupes`, async (c) => {
    storePage(c, facts)
    const { lab, viewer } = c.var
    const question = await requireQuestion(c)
    const statements = await readStatements(lab.db, viewer, question.id, quotedIn(question.outcome))
    return show(c, <GroupsPage question={question} statements={statements} />)
  })
  .get(`${questionPath}/mes-reponses`, async (c) => {
    const viewer = requireMember(c)
    const question = await requireQuestion(c)
    const list = await listOwnAnswers(c.var.lab.db, viewer, question.id, readAfter(c))
    return show(c, <OwnAnswersPage question={question} {...list} />)
  })
  .post(`${questionPath}/mes-reponses`, async (c) => {
    const form = await readForm(c, changeForm)
    const viewer = requireMember(c)
    const question = await requireQuestion(c)
    await limit(c, 'play')
    if (!form.ok) return seeOther(c, `${question.path}/mes-reponses`)
    const { statement, answer } = form.data
    if (answer === 'erase') await takeBack(c.var.lab.db, viewer, question.id, statement)
    else await answerStatement(c.var.lab.db, viewer, question.id, { statement, answer })
    return seeOther(c, `${question.path}/mes-reponses`, { key: 'uses.question.changed' })
  })
  .post(`${questionPath}/mes-reponses/effacer`, async (c) => {
    const viewer = requireMember(c)
    const question = await requireQuestion(c)
    await limit(c, 'write')
    await takeBack(c.var.lab.db, viewer, question.id, 'all')
    return seeOther(c, question.path, { key: 'uses.question.own-erased' })
  })
  .post(`${questionPath}/effacer`, async (c) => {
    const viewer = requireMember(c)
    const question = await requireQuestion(c)
    await limit(c, 'write')
    const erased = await eraseQuestion(c.var.lab.db, viewer, question.id)
    if (erased === 'shared') return seeOther(c, question.path, { key: 'uses.question.erase-shared' })
    requireFound(erased === 'missing' ? null : erased)
    return seeOther(c, '/usages/questions', { key: 'uses.question.erased' })
  })
