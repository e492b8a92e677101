import { z } from 'zod'
import { readForm, refuseForm, text } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import type { Viewer } from '../../platform/viewer.ts'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { confirmsAccount } from '../entering/credentials.ts'
import { handleTyped } from '../entering/enter.ts'
import { readNames } from '../presentations/queries.ts'
import { logSecurity } from '../security.ts'
import { closeSession } from '../sessions.ts'
import { eraseName, leaveAndErase } from './erase.ts'
import { exportPerson } from './export.ts'
import { DataPage, EraseNamePage } from './pages.tsx'

const leaveForm = z.object({ 'confirm-pass': text(200), when: z.enum(['spread', 'now']).catch('now') })
const eraseForm = z.object({ 'confirm-pass': text(200) })

export const leavingRoutes = newRoutes()
  .get('/moi/donnees', (c) => show(c, <DataPage several={hasSeveral(requireMember(c))} />))
  .get('/moi/donnees/export.zip', async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'open')
    c.header('content-type', 'application/zip')
    c.header('content-disposition', 'attachment; filename="mes-donnees.zip"')
    c.header('cache-control', 'no-store')
    return c.body(await exportPerson(c.var.lab, viewer))
  })
  .post('/moi/donnees/partir', async (c) => {
    const form = await readForm(c, leaveForm)
    const viewer = requireMember(c)
    const several = hasSeveral(viewer)
    if (!form.ok) return show(c, <DataPage state={form.state} several={several} />, 422)
    await limit(c, 'sign-in-handle')
    if (!(await confirms(c, viewer, form.data['confirm-pass']))) {
      return show(
        c,
        <DataPage state={await refuseForm(c, 'confirm-pass', 'people.data.wrong')} several={several} />,
        422,
      )
    }
    await logSecurity(c, 'leave', viewer.accountId)
    await leaveAndErase(c.var.lab.db, viewer, form.data.when === 'now')
    await closeSession(c)
    return seeOther(c, '/entrer', {
      key: form.data.when === 'now' ? 'people.data.left' : 'people.data.leaving',
    })
  })
  .get('/moi/noms/:handle/effacer', async (c) => {
    const own = await requireName(c)
    return show(c, <EraseNamePage name={own.name} handle={own.handle} />)
  })
  .post('/moi/noms/:handle/effacer', async (c) => {
    const form = await readForm(c, eraseForm)
    const own = await requireName(c)
    if (!form.ok)
      return show(c, <EraseNamePage name={own.name} handle={own.handle} state={form.state} />, 422)
    await limit(c, 'sign-in-handle')
    if (handleTyped(form.data['confirm-pass']) !== own.handle) {
      const state = await refuseForm(c, 'confirm-pass', 'people.erase.wrong')
      return show(c, <EraseNamePage name={own.name} handle={own.handle} state={state} />, 422)
    }
    // Erased meanwhile, here or under the other name: there is nothing left of it, or nothing else.
    requireFound((await eraseName(c.var.lab.db, requireMember(c), own.handle)) || null)
    return seeOther(c, '/moi/noms', { key: 'people.erase.done' })
  })

const hasSeveral = (viewer: Viewer) => viewer.presentationIds.length > 1

/** The passphrase, the card's code, or the name that speaks, typed out. */
async function confirms(c: Ctx, viewer: Viewer, typed: string): Promise<boolean> {
  if (handleTyped(typed) === viewer.handle) return true
  return confirmsAccount(c.var.lab.db, viewer.accountId, typed)
}

/** One of the reader's names, which is not their only one. */
async function requireName(c: Ctx) {
  const viewer = requireMember(c)
  const names = await readNames(c.var.lab.db, viewer.accountId)
  return requireFound(names.length > 1 ? names.find((one) => one.handle === param(c, 'handle')) : null)
}
