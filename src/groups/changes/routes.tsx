import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, type Ctx } from '../../platform/web.ts'
import { groupPath, loadForMember, loadGroup } from '../access.ts'
import { objectionForm } from '../forms.ts'
import { readNames } from '../names.tsx'
import { showsPeople, type GroupHead } from '../queries.ts'
import { objectTo, withdrawChange } from './announce.ts'
import { ChangePage } from './pages.tsx'
import { readChange } from './queries.ts'

const changePath = `${groupPath}/annonces/:change`

export const changeRoutes = newRoutes()
  .get(changePath, async (c) => {
    return showChange(c, await loadGroup(c))
  })
  .post(`${changePath}/objecter`, async (c) => {
    const form = await readForm(c, objectionForm)
    const { group, viewer } = await loadForMember(c)
    if (!form.ok) return showChange(c, group, form.state)
    await limit(c, 'write')
    const objected = requireFound(
      await objectTo(c.var.lab.db, viewer, group.id, param(c, 'change'), form.data.reason),
    )
    if (!objected) return showChange(c, group, await refuseForm(c, 'form', 'groups.change.closed'))
    return seeOther(c, group.path, { key: 'groups.objected' })
  })
  .post(`${changePath}/retirer`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    const withdrawn = requireFound(await withdrawChange(c.var.lab.db, viewer, group.id, param(c, 'change')))
    return seeOther(c, group.path, { key: withdrawn ? 'groups.change.withdrawn' : 'groups.change.closed' })
  })

async function showChange(c: Ctx, group: GroupHead, state?: FormState): Promise<Response> {
  const { db } = c.var.lab
  const people = showsPeople(group)
  const asked = { groupId: group.id, id: param(c, 'change'), showsPeople: people }
  const change = requireFound(await readChange(db, c.var.viewer, asked))
  const names = await readNames(db, c.var.viewer, people ? [change.by, change.closedBy] : [])
  const page = <ChangePage group={group} change={change} names={names} {...(state && { state })} />
  return show(c, page, state ? 422 : 200)
}
