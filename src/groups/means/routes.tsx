import { readForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { groupPath, loadForAnyone, loadForMember, loadGroup } from '../access.ts'
import { needForm, pledgeForm } from '../forms.ts'
import { readNames } from '../names.tsx'
import { showsPeople, type GroupHead } from '../queries.ts'
import { agreePledge, coverNeed, offerMeans, sayNeed, withdrawPledge } from './means.ts'
import { MeansPage } from './pages.tsx'
import { readNeeds, readPledges } from './queries.ts'

const meansPath = `${groupPath}/moyens`

export const meansRoutes = newRoutes()
  .get(meansPath, async (c) => {
    storePage(c, ['group.', 'presentation.'])
    return showMeans(c, await loadGroup(c))
  })
  .post(`${meansPath}/besoins`, async (c) => {
    const form = await readForm(c, needForm(c.var.lab.words))
    const { group, viewer } = await loadForMember(c)
    if (!form.ok) return showMeans(c, group, { form: 'need', state: form.state })
    await limit(c, 'write')
    const need = { word: form.data.missing, details: form.data.about }
    requireFound(await sayNeed(c.var.lab.db, viewer, group.id, need))
    return seeOther(c, `${group.path}/moyens`, { key: 'groups.need.said' })
  })
  .post(`${meansPath}/besoins/:need/trouve`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    await limit(c, 'write')
    const covered = requireFound(await coverNeed(c.var.lab.db, viewer, group.id, param(c, 'need')))
    return seeOther(c, `${group.path}/moyens`, {
      key: covered ? 'groups.need.covered' : 'groups.need.covered.already',
    })
  })
  .post(`${meansPath}/offres`, async (c) => {
    const form = await readForm(c, pledgeForm(c.var.lab.words))
    if (!form.ok) return showMeans(c, await loadGroup(c), { form: 'pledge', state: form.state })
    const { group, viewer } = await loadForAnyone(c)
    await limit(c, 'write')
    const { word, details, need } = form.data
    const offered = requireFound(
      await offerMeans(c.var.lab.db, viewer, group.id, { word, details, needId: need }),
    )
    return seeOther(c, `${group.path}/moyens`, {
      key: offered === 'pledged' ? 'groups.pledged' : 'groups.offered',
    })
  })
  .post(`${meansPath}/offres/:pledge/accord`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    await limit(c, 'write')
    const agreed = requireFound(await agreePledge(c.var.lab.db, viewer, group.id, param(c, 'pledge')))
    return seeOther(c, `${group.path}/moyens`, {
      key: agreed ? 'groups.pledge.agreed' : 'groups.pledge.gone',
    })
  })
  .post(`${meansPath}/offres/:pledge/retirer`, async (c) => {
    const { group, viewer } = await loadForAnyone(c)
    const withdrawn = await withdrawPledge(c.var.lab.db, viewer, group.id, param(c, 'pledge'))
    return seeOther(c, `${group.path}/moyens`, {
      key: withdrawn ? 'groups.pledge.withdrawn' : 'groups.pledge.gone',
    })
  })

async function showMeans(
  c: Ctx,
  group: GroupHead,
  refused?: { form: 'need' | 'pledge'; state: FormState },
): Promise<Response> {
  const { db } = c.var.lab
  const [needs, pledges] = await Promise.all([readNeeds(db, group.id), readPledges(db, c.var.viewer, group)])
  const names = await readNames(
    db,
    c.var.viewer,
    showsPeople(group) ? pledges.map((pledge) => pledge.by) : [],
  )
  const page = (
    <MeansPage group={group} needs={needs} pledges={pledges} names={names} {...(refused && { refused })} />
  )
  return show(c, page, refused ? 422 : 200)
}
