import { readForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { groupPath, loadForAnyone, loadForMember, loadGroup } from '../access.ts'
import { writeMoment } from '../changes/moment.ts'
import { roleForm, takeForm } from '../forms.ts'
import { readNames } from '../names.tsx'
import { showsPeople, type GroupHead } from '../queries.ts'
import { RolesPage } from './pages.tsx'
import { readRoles } from './queries.ts'
import { closeRole, leaveRole, nameRole, takeRole } from './roles.ts'

const rolesPath = `${groupPath}/roles`

export const roleRoutes = newRoutes()
  .get(rolesPath, async (c) => {
    storePage(c, ['group.', 'presentation.'])
    return showRoles(c, await loadGroup(c))
  })
  .post(rolesPath, async (c) => {
    const form = await readForm(c, roleForm(c.var.lab.words))
    const { group, viewer } = await loadForMember(c)
    if (!form.ok) return showRoles(c, group, form.state)
    await limit(c, 'write')
    const { word, name, details } = form.data
    const role = { word, name: word === null ? name : '', details }
    requireFound(await nameRole(c.var.lab.db, viewer, group.id, role))
    return seeOther(c, `${group.path}/roles`, { key: 'groups.role.named' })
  })
  .post(`${rolesPath}/:role/prendre`, async (c) => {
    const form = await readForm(c, takeForm)
    const { group, viewer } = await loadForAnyone(c)
    if (!form.ok) return showRoles(c, group, form.state)
    await limit(c, 'write')
    const taken = requireFound(
      await takeRole(c.var.lab.db, viewer, group.id, param(c, 'role'), form.data.months),
    )
    const path = `${group.path}/roles`
    // The page to enter says who the group is for, or leads to the decision that set one aside.
    if (taken === 'asks' || taken === 'set-aside') return seeOther(c, `${group.path}/entrer`)
    if (typeof taken !== 'string') {
      return seeOther(c, path, {
        key: 'groups.announced',
        args: { when: writeMoment(c.var.view, taken.announced) },
      })
    }
    return seeOther(c, path, { key: receipts[taken] })
  })
  .post(`${rolesPath}/:role/laisser`, async (c) => {
    const { group, viewer } = await loadForAnyone(c)
    const left = await leaveRole(c.var.lab.db, viewer, group.id, param(c, 'role'))
    return seeOther(c, `${group.path}/roles`, { key: left ? 'groups.role.left' : 'groups.role.not-yours' })
  })
  .post(`${rolesPath}/:role/fermer`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    await limit(c, 'write')
    const closed = requireFound(await closeRole(c.var.lab.db, viewer, group.id, param(c, 'role')))
    return seeOther(c, `${group.path}/roles`, { key: receipts[closed] })
  })

const receipts = {
  taken: 'groups.role.taken',
  held: 'groups.role.held',
  closed: 'groups.role.closed',
  waiting: 'groups.change.waiting',
} as const

async function showRoles(c: Ctx, group: GroupHead, state?: FormState): Promise<Response> {
  const { db } = c.var.lab
  const roles = await readRoles(db, c.var.viewer, group.id)
  const names = await readNames(db, c.var.viewer, showsPeople(group) ? roles.map((role) => role.holder) : [])
  return show(
    c,
    <RolesPage group={group} roles={roles} names={names} {...(state && { state })} />,
    state ? 422 : 200,
  )
}
