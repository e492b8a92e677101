import { readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound } from '../../platform/web.ts'
import { groupPath, loadForMember, loadGroup } from '../access.ts'
import { objectionForm } from '../forms.ts'
import { readNames } from '../names.tsx'
import { showsPeople } from '../queries.ts'
import { objectTo, withdrawChange } from './announce.ts'
import { ChangePage } from './pages.tsx'
import { readOpenChange } from './queries.ts'

const changePath = `${groupPath}/annonces/:change`

export const changeRoutes = newRoutes()
  .get(changePath, async (c) => {
    const { db } = c.var.lab
    const group = await loadGroup(c)
    const change = requireFound(await readOpenChange(db, c.var.viewer, group.id, param(c, 'change')))
    const names = await readNames(db, c.var.viewer, showsPeople(group) ? [change.by] : [])
    return show(c, <ChangePage group={group} change={change} names={names} />)
  })
  .post(`${changePath}/objecter`, async (c) => {
    const { db } = c.var.lab
    const form = await readForm(c, objectionForm)
    const { group, viewer } = await loadForMember(c)
    if (!form.ok) {
      const change = requireFound(await readOpenChange(db, viewer, group.id, param(c, 'change')))
      const names = await readNames(db, viewer, [change.by])
      return show(c, <ChangePage group={group} change={change} names={names} state={form.state} />, 422)
    }
    await limit(c, 'write')
    const objected = await objectTo(db, viewer, group.id, param(c, 'change'), form.data.reason)
    return seeOther(c, group.path, { key: objected ? 'groups.objected' : 'groups.change.closed' })
  })
  .post(`${changePath}/retirer`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    const withdrawn = await withdrawChange(c.var.lab.db, viewer, group.id, param(c, 'change'))
    return seeOther(c, group.path, { key: withdrawn ? 'groups.change.withdrawn' : 'groups.change.closed' })
  })
