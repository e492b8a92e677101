import { z } from 'zod'
import { loadFiles } from '../../platform/files/show.ts'
import { checkbox, readForm, text, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { longest } from '../inventory/fields.ts'
import { requireUse, usePath } from '../inventory/reading.tsx'
import { leaveWords, listOffered, offerWords, readOffer, takeWords } from './heard.ts'
import { HeardPage } from './pages.tsx'

const heardForm = z.object({ text: text(longest.transcript), named: checkbox })
const offerPath = `${usePath}/ecouter/:offer{[0-9a-z]{12}}`

/** Words that anyone writes for the sound of a use which has none; whoever told it takes them or leaves them. */
export const heardRoutes = newRoutes()
  .get(`${usePath}/ecouter`, (c) => showHeard(c))
  .post(`${usePath}/ecouter`, async (c) => {
    const form = await readForm(c, heardForm)
    if (!form.ok) return showHeard(c, form.state)
    const viewer = requireMember(c)
    const { use } = await loadUnsaid(c)
    requireFound(use.own || use.transcript !== '' ? null : use)
    await limit(c, 'write')
    await offerWords(c.var.lab.db, viewer, use.id, form.data)
    return seeOther(c, use.path, { key: 'uses.heard.offered-done' })
  })
  .post(`${offerPath}/prendre`, async (c) => {
    const viewer = requireMember(c)
    const { use } = await loadUnsaid(c)
    await limit(c, 'write')
    const taken = await takeWords(c.var.lab.db, viewer, use.id, param(c, 'offer'))
    requireFound(taken === 'missing' ? null : taken)
    return seeOther(c, use.path, { key: taken === 'asked' ? 'uses.voice.words-asked' : 'uses.heard.taken' })
  })
  .post(`${offerPath}/laisser`, async (c) => {
    const viewer = requireMember(c)
    const { use } = await loadUnsaid(c)
    await limit(c, 'write')
    requireFound((await leaveWords(c.var.lab.db, viewer, use.id, param(c, 'offer'))) || null)
    return seeOther(c, `${use.path}/ecouter`, { key: 'uses.heard.left' })
  })

/** A use with a sound, for who may see it. */
async function loadUnsaid(c: Ctx) {
  const use = await requireUse(c)
  const files = (await loadFiles(c.var.lab.db, [use.id])).get(use.id) ?? []
  const sounds = files.filter(({ role }) => role === 'audio')
  requireFound(sounds[0])
  return { use, sounds }
}

async function showHeard(c: Ctx, state?: FormState): Promise<Response> {
  const { db } = c.var.lab
  const { viewer } = c.var
  const { use, sounds } = await loadUnsaid(c)
  const offers = viewer && use.own ? await listOffered(db, viewer, use.id) : []
  const offer = viewer && !use.own ? await readOffer(db, viewer, use.id) : undefined
  const page = <HeardPage use={use} sounds={sounds} offers={offers} offer={offer} state={state} />
  return show(c, page, state ? 422 : 200)
}
