import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { rightForm, withdrawForm } from './forms.ts'
import { RightPage, RightsPage } from './pages.tsx'
import { OwnRightsPage, WithdrawPage } from './take-back-pages.tsx'
import { readOwnRights, readRights } from './queries.ts'
import { addRight, changeRight, drawSheet, dropRight, withdrawRight } from './rights.ts'
import { SheetPage } from './sheet-page.tsx'

const listPath = '/productions/droits/:id{[0-9a-z]{12}}'
const rightPath = `${listPath}/personnes/:right{[0-9a-z]{12}}`

/** Who is seen and heard: what they said yes to, and taking it back. */
export const rightRoutes = newRoutes()
  .get('/productions/droits/retirer', (c) => show(c, <WithdrawPage />))
  .post('/productions/droits/retirer', async (c) => {
    const form = await readForm(c, withdrawForm)
    if (!form.ok) return show(c, <WithdrawPage state={form.state} />, 422)
    await limit(c, 'code')
    const code = readCode(form.data.code)
    if (!code || !(await withdrawRight(c.var.lab.db, { code })))
      return show(
        c,
        <WithdrawPage state={await refuseForm(c, 'code', 'productions.rights.unknown-code')} />,
        422,
      )
    return seeOther(c, '/productions/droits/retirer', { key: 'productions.rights.taken-back' })
  })
  .get('/moi/images', async (c) => {
    const viewer = requireMember(c)
    return show(c, <OwnRightsPage rights={await readOwnRights(c.var.lab.db, viewer)} />)
  })
  .post('/moi/images/:right{[0-9a-z]{12}}/retirer', async (c) => {
    const viewer = requireMember(c)
    requireFound((await withdrawRight(c.var.lab.db, { own: viewer, id: param(c, 'right') })) || null)
    return seeOther(c, '/moi/images', { key: 'productions.rights.taken-back' })
  })
  .get(listPath, async (c) => show(c, <RightsPage of={(await loadRights(c)).of} />))
  .post(listPath, async (c) => {
    const form = await readForm(c, rightForm)
    const { viewer, of } = await loadRights(c)
    const again = (state: FormState) => show(c, <RightsPage of={of} state={state} />, 422)
    if (!form.ok) return again(form.state)
    if (!of.parts.some(({ key }) => key === form.data.key))
      return again(await refuseForm(c, 'key', 'form.invalid'))
    await limit(c, 'write')
    const added = await addRight(c.var.lab.db, viewer, of.id, form.data)
    if (added === 'nobody') return again(await refuseForm(c, 'handle', 'productions.named.nobody'))
    const { id, code } = requireFound(added === 'missing' ? null : added)
    const path = `/productions/droits/${of.id}/personnes/${id}/feuille`
    return seeOther(c, path, { key: 'productions.rights.added', args: { name: form.data.name, code } })
  })
  .get(rightPath, async (c) => show(c, <RightPage {...await loadRight(c)} />))
  .post(rightPath, async (c) => {
    const form = await readForm(c, rightForm)
    const { viewer, of, right } = await loadRight(c)
    const again = (state: FormState) => show(c, <RightPage of={of} right={right} state={state} />, 422)
    if (!form.ok) return again(form.state)
    if (!of.parts.some(({ key }) => key === form.data.key))
      return again(await refuseForm(c, 'key', 'form.invalid'))
    await limit(c, 'write')
    const changed = await changeRight(c.var.lab.db, viewer, { productionId: of.id, id: right.id }, form.data)
    if (changed === 'nobody') return again(await refuseForm(c, 'handle', 'productions.named.nobody'))
    requireFound(changed === 'missing' ? null : changed)
    return seeOther(c, `/productions/droits/${of.id}`, { key: 'productions.saved' })
  })
  .get(`${rightPath}/feuille`, async (c) => {
    const { of, right } = await loadRight(c)
    const code = readCode(String(c.var.view.said?.args?.['code'] ?? '')) ?? null
    return show(c, <SheetPage of={of} right={right} code={code} />)
  })
  .post(`${rightPath}/feuille`, async (c) => {
    const { viewer, of, right } = await loadRight(c)
    await limit(c, 'write')
    const drawn = await drawSheet(c.var.lab.db, viewer, { productionId: of.id, id: right.id })
    const args = { name: right.name, code: requireFound(drawn) }
    const path = `/productions/droits/${of.id}/personnes/${right.id}/feuille`
    return seeOther(c, path, { key: 'productions.rights.drawn', args })
  })
  .post(`${rightPath}/enlever`, async (c) => {
    const { viewer, of, right } = await loadRight(c)
    requireFound((await dropRight(c.var.lab.db, viewer, of.id, right.id)) || null)
    return seeOther(c, `/productions/droits/${of.id}`, { key: 'productions.rights.dropped' })
  })
  .post(`${rightPath}/retirer`, async (c) => {
    const { viewer, of, right } = await loadRight(c)
    const taker = { writer: viewer, productionId: of.id, id: right.id }
    requireFound((await withdrawRight(c.var.lab.db, taker)) || null)
    return seeOther(c, `/productions/droits/${of.id}`, { key: 'productions.rights.taken-back' })
  })

async function loadRights(c: Ctx) {
  const viewer = requireMember(c)
  const of = requireFound(await readRights(c.var.lab.db, viewer, param(c, 'id')))
  return { viewer, of }
}

/** One line of the list that still holds. */
async function loadRight(c: Ctx) {
  const { viewer, of } = await loadRights(c)
  const right = requireFound(of.rights.find(({ id, ended }) => id === c.req.param('right') && !ended))
  return { viewer, of, right }
}
