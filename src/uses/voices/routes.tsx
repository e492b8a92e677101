import { loadFiles } from '../../platform/files/show.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember } from '../../platform/web.ts'
import { AskedPage } from './pages.tsx'
import { readAsked } from './queries.ts'
import { answerVoice } from './voices.ts'

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
    const viewer = requireMember(c)
    await limit(c, 'write')
    requireFound(await answerVoice(c.var.lab.db, viewer, param(c, 'id'), true))
    return seeOther(c, `/usages/accords/${param(c, 'id')}`, { key: 'uses.voice.yes-done' })
  })
  .post(`${asked}/non`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    requireFound(await answerVoice(c.var.lab.db, viewer, param(c, 'id'), false))
    return seeOther(c, '/moi/usages', { key: 'uses.voice.no-done' })
  })
