import { z } from 'zod'
import { checkbox, optionalText, readForm, refuseForm, text, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { agreeToBeNamed, nameOneself, nameSomeone, raiseName, withdrawName } from './authors.ts'
import { AuthorsPage } from './pages.tsx'
import { readNaming } from './queries.ts'

const namingPath = '/productions/noms/:id{[0-9a-z]{12}}'

const ownForm = z.object({ named: text(80), did: optionalText(120) })
const otherForm = z.object({
  name: text(80),
  did: optionalText(120),
  handle: optionalText(40),
  agrees: checkbox,
})

/** Who is named for a production, or for a trial of it: each names oneself, or is named with their agreement. */
export const authorRoutes = newRoutes()
  .get(namingPath, async (c) => show(c, <AuthorsPage naming={(await loadNaming(c)).naming} />))
  .post(`${namingPath}/moi`, async (c) => {
    const form = await readForm(c, ownForm)
    const { naming, viewer } = await loadNaming(c)
    if (!form.ok) return show(c, <AuthorsPage naming={naming} own={form.state} />, 422)
    await limit(c, 'write')
    requireFound((await nameOneself(c.var.lab.db, viewer, naming.id, form.data.named, form.data.did)) || null)
    return seeOther(c, `/productions/noms/${naming.id}`, { key: 'productions.named.done' })
  })
  .post(namingPath, async (c) => {
    const form = await readForm(c, otherForm)
    const { naming, viewer } = await loadNaming(c)
    const again = (state: FormState) => show(c, <AuthorsPage naming={naming} other={state} />, 422)
    if (!form.ok) return again(form.state)
    const { name, did, handle, agrees } = form.data
    if (handle === '' && !agrees)
      return again(await refuseForm(c, 'agrees', 'productions.named.agreement-needed'))
    await limit(c, 'write')
    const named = await nameSomeone(c.var.lab.db, viewer, naming.id, { name, did, handle })
    if (named === 'nobody') return again(await refuseForm(c, 'handle', 'productions.named.nobody'))
    requireFound(named === 'missing' ? null : named)
    const key = named === 'asked' ? 'productions.named.asked' : 'productions.named.done'
    return seeOther(c, `/productions/noms/${naming.id}`, { key, args: { name } })
  })
  .post(`${namingPath}/accepter`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    requireFound((await agreeToBeNamed(c.var.lab.db, viewer, param(c, 'id'))) || null)
    return seeOther(c, '/productions/ebauches', { key: 'productions.named.agreed' })
  })
  .post(`${namingPath}/enlever`, async (c) => {
    const viewer = requireMember(c)
    const bearer = requireFound(await withdrawName(c.var.lab.db, viewer, param(c, 'id')))
    const naming = await readNaming(c.var.lab.db, viewer, bearer)
    const back = naming ? `/productions/noms/${bearer}` : '/productions/ebauches'
    return seeOther(c, back, { key: 'productions.named.withdrawn' })
  })
  .post(`${namingPath}/monter`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const bearer = requireFound(await raiseName(c.var.lab.db, viewer, param(c, 'id')))
    return seeOther(c, `/productions/noms/${bearer}`)
  })

async function loadNaming(c: Ctx) {
  const viewer = requireMember(c)
  const naming = requireFound(await readNaming(c.var.lab.db, viewer, param(c, 'id')))
  return { viewer, naming }
}
