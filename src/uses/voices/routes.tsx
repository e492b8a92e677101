import { z } from 'zod'
import { loadFiles } from '../../platform/files/show.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readForm, whole } from '../../platform/forms.ts'
import { limit, newRoutes, param, requireFound, requireMember } from '../../platform/web.ts'
import { AskedPage } from './pages.tsx'
import { readAsked } from './queries.ts'
import { keepAgreed } from './rewritten.ts'
import { agree, refuse } from './voices.ts'

/** What they agree to, by how many times it was saved: a yes is to the words that were read. */
const yesForm = z.object({ saves: whole(1, 1_000_000) })

const asked = '/usages/accords/:id{[0-9a-z]{12}}'

/** What whoever said a voice answers about a card that was drawn from it. */
export const voiceRoutes = newRoutes()
  .get(asked, async (c) => {
    const { db } = c.var.lab
    const use = requireFound(await readAsked(db, requireMember(c), param(c, 'id')))
    const files = (await loadFiles(db, [use.id])).get(use.id) ?? []
    return show(c, <AskedPage use={use} files={files} />)
  })
  .post(`${asked}/oui`, async (c) => {
    const form = await readForm(c, yesForm)
    const viewer = requireMember(c)
    await limit(c, 'write')
    const [id, saves] = [param(c, 'id'), form.ok ? form.data.saves : 0]
    const agreed = requireFound(await agree(c.var.lab.db, viewer, id, saves))
    const key = agreed === 'stale' ? 'uses.voice.stale' : 'uses.voice.yes-done'
    return seeOther(c, `/usages/accords/${id}`, { key })
  })
  .post(`${asked}/non`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    requireFound((await refuse(c.var.lab.db, viewer, param(c, 'id'))) || null)
    return seeOther(c, '/moi/usages', { key: 'uses.voice.no-done' })
  })
  .post(`${asked}/garder`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    requireFound((await keepAgreed(c.var.lab.db, viewer, param(c, 'id'))) || null)
    return seeOther(c, `/usages/accords/${param(c, 'id')}`, { key: 'uses.voice.kept-done' })
  })
