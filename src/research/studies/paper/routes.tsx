import { z } from 'zod'
import { optionalText, readForm, refuseForm } from '../../../platform/forms.ts'
import { readCode } from '../../../platform/ids.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, param, requireCircle, requireFound, type Ctx } from '../../../platform/web.ts'
import { readStudy } from '../queries.ts'
import { listQuestions } from '../questions/queries.ts'
import { readPlaces } from '../scopes.ts'
import { sheetForm, unknownCode } from './forms.ts'
import { SheetPage, TypeSheetPage } from './pages.tsx'
import { eraseSheet, keepSheet } from './sheets.ts'

const sheetPath = '/recherche/etudes/:slug{[a-z0-9-]+}/papier'

/** A study on paper: the sheet to print, typed in by who keeps the desk, and erased by whoever holds its code. */
export const paperRoutes = newRoutes()
  .get(sheetPath, async (c) => {
    const { lab, viewer } = c.var
    const asked = await requireAsked(c)
    const places = await readPlaces(lab.db, viewer, asked.study.scopes)
    return show(c, <SheetPage {...asked} places={places} types={viewer?.circles.has('place') ?? false} />)
  })
  .get(`${sheetPath}/taper`, async (c) => {
    requireCircle(c, 'place')
    return show(c, <TypeSheetPage {...await requireAsked(c)} />)
  })
  .post(`${sheetPath}/taper`, async (c) => {
    const asked = await requireAsked(c)
    const form = await readForm(c, sheetForm(asked.questions))
    requireCircle(c, 'place')
    if (!form.ok) return show(c, <TypeSheetPage {...asked} state={form.state} />, 422)
    await limit(c, 'write')
    const { code, ...sheet } = form.data
    const kept = requireFound(await keepSheet(c.var.lab.db, asked.study.id, sheet, code))
    if (kept === 'unknown') {
      const state = await refuseForm(c, 'code', unknownCode)
      return show(c, <TypeSheetPage {...asked} state={state} />, 422)
    }
    return seeOther(c, `${asked.study.path}/papier`, { key: 'research.form.paper-kept', args: kept })
  })
  .post('/recherche/papier/retirer', async (c) => {
    const form = await readForm(c, z.object({ code: optionalText(100) }))
    await limit(c, 'code')
    const code = form.ok ? readCode(form.data.code) : undefined
    requireFound((code !== undefined && (await eraseSheet(c.var.lab.db, code))) || null)
    return seeOther(c, '/papier', { key: 'research.form.paper-erased' })
  })

/** A study that asks now, and what it asks. */
async function requireAsked(c: Ctx) {
  const { db } = c.var.lab
  const study = requireFound(await readStudy(db, c.var.viewer, param(c, 'slug')))
  requireFound(study.openedAt && !study.closedAt ? study : null)
  const questions = await listQuestions(db, study.id)
  return { study, questions: requireFound(questions.length > 0 ? questions : null) }
}
