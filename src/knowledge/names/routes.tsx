import { z } from 'zod'
import { optionalText, readForm, refuseForm, text, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { agreeToBeNamed, nameSomeone, removeName } from './names.ts'
import { NamesPage } from './names.tsx'
import { readBearer, readPath } from './queries.ts'

const nameForm = z.object({ name: text(80), handle: optionalText(60) })
const namesPath = '/savoirs/noms/:id{[0-9a-z]{12}}'

/** Who is named on pieces and paths, and so writes them. */
export const nameRoutes = newRoutes()
  .get(namesPath, async (c) => showNames(c))
  .post(namesPath, async (c) => {
    const form = await readForm(c, nameForm)
    const viewer = requireMember(c)
    if (!form.ok) return showNames(c, form.state)
    await limit(c, 'write')
    const named = await nameSomeone(c.var.lab.db, viewer, param(c, 'id'), form.data)
    if (named === 'nobody') return showNames(c, await refuseForm(c, 'handle', 'knowledge.names.nobody'))
    requireFound(named === 'missing' ? null : named)
    const { name } = form.data
    const key = named === 'asked' ? 'knowledge.names.asked' : 'knowledge.names.named'
    return seeOther(c, `/savoirs/noms/${param(c, 'id')}`, { key, args: { name } })
  })
  .post(`${namesPath}/oui`, async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const thingId = requireFound(await agreeToBeNamed(c.var.lab.db, viewer, param(c, 'id')))
    const path = requireFound(await readPath(c.var.lab.db, viewer, thingId))
    return seeOther(c, path, { key: 'knowledge.names.agreed' })
  })
  .post(`${namesPath}/enlever`, async (c) => {
    const viewer = requireMember(c)
    const removed = await removeName(c.var.lab.db, viewer, param(c, 'id'))
    if (removed === 'last') return seeOther(c, '/moi/savoirs', { key: 'knowledge.names.last' })
    const { thingId } = requireFound(removed === 'missing' ? null : removed)
    const path = await readPath(c.var.lab.db, viewer, thingId)
    return seeOther(c, path ?? '/savoirs', { key: 'knowledge.names.removed' })
  })

async function showNames(c: Ctx, state?: FormState) {
  const bearer = requireFound(await readBearer(c.var.lab.db, requireMember(c), param(c, 'id')))
  return show(c, <NamesPage bearer={bearer} {...(state && { state })} />, state ? 422 : 200)
}
