import { z } from 'zod'
import { checkbox, readForm, text } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireMember } from '../../platform/web.ts'
import { unblockPresentation } from '../presentations/presentations.ts'
import { readBlocks } from '../presentations/queries.ts'
import { SettingsPage } from './pages.tsx'
import { readSettings, writeSettings } from './settings.ts'

const settingsForm = z.object({ 'own-time': checkbox, lots: checkbox })
const blockForm = z.object({ presentation: text(20) })

export const mineRoutes = newRoutes()
  .get('/moi/reglages', async (c) => {
    const { accountId } = requireMember(c)
    const { db } = c.var.lab
    const [settings, blocks] = await Promise.all([readSettings(db, accountId), readBlocks(db, accountId)])
    return show(c, <SettingsPage settings={settings} blocks={blocks} />)
  })
  .post('/moi/reglages', async (c) => {
    const form = await readForm(c, settingsForm)
    const { accountId } = requireMember(c)
    if (!form.ok) return c.redirect('/moi/reglages', 303)
    await limit(c, 'write')
    const settings = { ownTime: form.data['own-time'], lotVolunteer: form.data.lots }
    await writeSettings(c.var.lab.db, accountId, settings)
    return seeOther(c, '/moi/reglages', { key: 'people.settings.saved' })
  })
  .post('/moi/reglages/revoir', async (c) => {
    const form = await readForm(c, blockForm)
    const viewer = requireMember(c)
    await limit(c, 'write')
    if (form.ok) await unblockPresentation(c.var.lab.db, viewer, form.data.presentation)
    return seeOther(c, '/moi/reglages', { key: 'people.block.undone-list' })
  })
