import { z } from 'zod'
import { readForm, text } from '../../platform/forms.ts'
import { seeOther } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember } from '../../platform/web.ts'
import { requireUse, showUsePage, usePath } from '../inventory/reading.tsx'
import { eraseIdea, putIdea } from './ideas.ts'

const ideaForm = z.object({ text: text(1_000, 'uses.ideas.missing') })

/** Ideas on a use, by anyone who reads it. */
export const ideaRoutes = newRoutes()
  .post(`${usePath}/idees`, async (c) => {
    const form = await readForm(c, ideaForm)
    if (!form.ok) return showUsePage(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const use = await requireUse(c)
    const idea = { text: form.data.text, lang: c.var.view.lang }
    requireFound(await putIdea(c.var.lab.db, viewer, use.id, idea))
    return seeOther(c, `${use.path}#idees`, { key: 'uses.ideas.said' })
  })
  .post(`${usePath}/idees/:idea{[0-9a-z]{12}}/effacer`, async (c) => {
    const viewer = requireMember(c)
    const use = await requireUse(c)
    requireFound((await eraseIdea(c.var.lab.db, viewer, use.id, param(c, 'idea'))) || null)
    return seeOther(c, `${use.path}#idees`, { key: 'uses.ideas.erased' })
  })
