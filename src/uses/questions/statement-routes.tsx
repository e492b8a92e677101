import { readForm, refuseForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireCircle,
  requireFound,
  requireMember,
  storePage,
} from '../../platform/web.ts'
import { keepSheet } from './answers.ts'
import { sheetForm, statementForm } from './forms.ts'
import { listStatements, readStatement } from './queries.ts'
import { facts, questionPath, readAfter, requireQuestion } from './question.ts'
import { addStatement, eraseStatement } from './questions.ts'
import { SheetPage, TypeInPage } from './sheet-pages.tsx'
import { AddPage, StatementPage, StatementsPage } from './statement-pages.tsx'

const one = `${questionPath}/phrases/:number{(?:\\d{1,4}|[12]\\d{4})}`

/** The statements of a question: added by anyone, printed on a sheet, typed in by the desk. */
export const statementRoutes = newRoutes()
  .get(`${questionPath}/phrases`, async (c) => {
    storePage(c, facts, ['apres'])
    const question = await requireQuestion(c)
    const list = await listStatements(c.var.lab.db, c.var.viewer, question.id, readAfter(c))
    return show(c, <StatementsPage question={question} {...list} />)
  })
  .get(`${questionPath}/phrases/ajouter`, async (c) =>
    show(c, <AddPage question={await requireQuestion(c)} />),
  )
  .post(`${questionPath}/phrases/ajouter`, async (c) => {
    const form = await readForm(c, statementForm)
    const question = await requireQuestion(c)
    if (!form.ok) return show(c, <AddPage question={question} state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const added = await addStatement(c.var.lab.db, viewer, question, form.data)
    if (added === 'full') {
      const state = await refuseForm(c, 'said', 'uses.question.full')
      return show(c, <AddPage question={question} state={state} />, 422)
    }
    return seeOther(c, `${question.path}/phrases/${added}`, { key: 'uses.question.added' })
  })
  .get(one, async (c) => {
    storePage(c, facts)
    const question = await requireQuestion(c)
    const number = Number(param(c, 'number'))
    const statement = requireFound(await readStatement(c.var.lab.db, c.var.viewer, question.id, number))
    return show(c, <StatementPage question={question} statement={statement} />)
  })
  .post(`${one}/effacer`, async (c) => {
    const viewer = requireMember(c)
    const question = await requireQuestion(c)
    await limit(c, 'write')
    const erased = await eraseStatement(c.var.lab.db, viewer, question.id, Number(param(c, 'number')))
    requireFound(erased || null)
    return seeOther(c, question.path, { key: 'uses.question.statement-erased' })
  })
  .get(`${questionPath}/feuille`, async (c) => {
    const question = await requireQuestion(c)
    const after = readAfter(c)
    const list = await listStatements(c.var.lab.db, c.var.viewer, question.id, after)
    return show(c, <SheetPage question={question} {...list} after={after} />)
  })
  .get(`${questionPath}/saisir`, async (c) => {
    const viewer = requireCircle(c, 'place')
    const question = await requireQuestion(c)
    const after = readAfter(c)
    const list = await listStatements(c.var.lab.db, viewer, question.id, after)
    return show(c, <TypeInPage question={question} {...list} after={after} />)
  })
  .post(`${questionPath}/saisir`, async (c) => {
    const form = await readForm(c, sheetForm)
    requireCircle(c, 'place')
    const question = await requireQuestion(c)
    await limit(c, 'write')
    const kept = await keepSheet(c.var.lab.db, question.id, form.ok ? form.data : [])
    const path = `${question.path}/saisir`
    return seeOther(c, path, { key: kept ? 'uses.question.typed' : 'uses.question.typed-nothing' })
  })
