import { readForm, refuseForm, type FormState } from '../platform/forms.ts'
import { seeOther, show } from '../platform/page.tsx'
import { limit, newRoutes, requireFound } from '../platform/web.ts'
import { groupPath, loadForMember } from './access.ts'
import { writeMoment } from './changes/moment.ts'
import { EndGroupPage } from './ending-pages.tsx'
import { announceStop, countProductions, markProduced } from './ending.ts'
import { stopForm } from './forms.ts'

export const endingRoutes = newRoutes()
  .get(`${groupPath}/terminer`, async (c) => {
    const { group } = await loadForMember(c)
    return show(
      c,
      <EndGroupPage group={group} productions={await countProductions(c.var.lab.db, group.id)} />,
    )
  })
  .post(`${groupPath}/terminer/produit`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    await limit(c, 'write')
    const marked = requireFound(await markProduced(c.var.lab.db, viewer, group.id))
    if (marked === 'nothing-published') return show(c, <EndGroupPage group={group} productions={0} />, 422)
    return seeOther(c, group.path, {
      key: marked === 'produced' ? 'groups.produced' : 'groups.ended.already',
    })
  })
  .post(`${groupPath}/terminer/arret`, async (c) => {
    const { db } = c.var.lab
    const form = await readForm(c, stopForm)
    const { group, viewer } = await loadForMember(c)
    const again = async (state: FormState) => {
      const productions = await countProductions(db, group.id)
      return show(c, <EndGroupPage group={group} productions={productions} state={state} />, 422)
    }
    if (!form.ok) return again(form.state)
    await limit(c, 'write')
    const stopped = requireFound(await announceStop(db, viewer, group.id, form.data.learned))
    if (stopped === 'ended') return again(await refuseForm(c, 'form', 'groups.ended.already'))
    if (stopped === 'waiting') return again(await refuseForm(c, 'form', 'groups.change.waiting'))
    return seeOther(c, group.path, {
      key: 'groups.announced',
      args: { when: writeMoment(c.var.view, stopped) },
    })
  })
