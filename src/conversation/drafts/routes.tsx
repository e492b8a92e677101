import { dropDraft, listDrafts, openDraft } from '../../platform/drafts.ts'
import { readTyped } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { newRoutes, param, requireFound, requireMember } from '../../platform/web.ts'
import { DraftPage, DraftsPage } from './pages.tsx'

/** Texts kept for later: send one, go on with it, or throw it away. */
export const draftRoutes = newRoutes()
  .get('/moi/brouillons', async (c) => {
    const viewer = requireMember(c)
    return show(c, <DraftsPage drafts={await listDrafts(c.var.lab.db, viewer.accountId)} />)
  })
  .get('/moi/brouillons/:id{[0-9a-z]{12}}', async (c) => {
    requireMember(c)
    return show(c, <DraftPage draft={requireFound(await openDraft(c, param(c, 'id')))} />)
  })
  .post('/moi/brouillons', async (c) => {
    const { fields } = await readTyped(c)
    const viewer = requireMember(c)
    await dropDraft(c.var.lab.db, viewer.accountId, fields.find(([name]) => name === 'jeter')?.[1] ?? '')
    return seeOther(c, '/moi/brouillons', { key: 'conversation.draft-dropped' })
  })
