import { forgetOnce, handOnce, readOnce } from '../../people/index.ts'
import { choice, readForm, text, ticked } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireMember } from '../../platform/web.ts'
import type { Words } from '../../platform/words.ts'
import { useForm } from '../inventory/forms.ts'
import { SheetPage, SlipPage, TypeForPage } from './pages.tsx'
import { typeUse } from './typed.tsx'

/** Where one types for someone; the slip is read under it, and nowhere else. */
const useTypingPath = '/usages/pour'

const typedForm = (words: Words) =>
  useForm(words).extend({
    name: text(60, 'uses.for.name-missing'),
    readers: choice(['open', 'lab'], 'uses.choose-readers'),
    agreed: ticked('uses.for.agreed-missing'),
  })

/** Uses on paper: the sheet, what is typed from it, and the slip that keeps it whose it is. */
export const paperRoutes = newRoutes()
  .get('/usages/feuille', (c) => show(c, <SheetPage />))
  .get(useTypingPath, (c) => show(c, <TypeForPage />))
  .post('/usages/pour', async (c) => {
    const form = await readForm(c, typedForm(c.var.lab.words))
    if (!form.ok) return show(c, <TypeForPage state={form.state} />, 422)
    const helper = requireMember(c)
    await limit(c, 'speak')
    const { name, readers, agreed: _, ...answers } = form.data
    const person = { name, lang: answers.lang }
    const { path, code } = await typeUse(c.var.lab.db, helper, person, answers, readers)
    handOnce(c, useTypingPath, [code, path])
    return seeOther(c, `${useTypingPath}/papier`, { key: 'uses.for.done', args: { name, audience: readers } })
  })
  .get(`${useTypingPath}/papier`, (c) => {
    const [code, path] = readOnce(c, useTypingPath)
    if (!code || !path) return seeOther(c, useTypingPath, { key: 'uses.for.gone' })
    c.header('cache-control', 'no-store')
    return show(c, <SlipPage code={code} path={path} />)
  })
  .post(`${useTypingPath}/papier/effacer`, (c) => {
    forgetOnce(c, useTypingPath)
    return seeOther(c, useTypingPath, { key: 'uses.for.given-done' })
  })
