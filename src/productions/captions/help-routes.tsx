import { z } from 'zod'
import { optionalText, readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { isUnsaid } from '../kinds/form.tsx'
import { readHead, readProduction } from '../reading/queries.ts'
import { WholePage } from './whole-page.tsx'
import { HelpPage, UnsaidPage } from './help-pages.tsx'
import { listSentOffers, listUnsaid, readOwnOffer } from './offer-queries.ts'
import { leaveOffer, saveOffer, sendOffer, takeOffer } from './offers.ts'
import { postLines, postWhole, showLines, type Opened } from './desk.tsx'

const deskPath = '/productions/:slug/sous-titres/:key{[0-9a-z]{12}}'
const offerPath = '/productions/:slug/sous-titres/propositions/:offer{[0-9a-z]{12}}'

const sendForm = z.object({ credit: optionalText(80) })

/** Captions that anyone offers to a published film which has none; its writers take them or leave them. */
export const helpRoutes = newRoutes()
  .get('/productions/a-sous-titrer', async (c) => {
    storePage(c, ['production.', 'presentation.'], ['avant'])
    const cursor = readCursor(c)
    const list = await listUnsaid(c.var.lab.db, c.var.viewer, cursor)
    return show(c, <UnsaidPage {...list} started={cursor !== null} />)
  })
  .get('/productions/:slug/sous-titres', async (c) => {
    const { db } = c.var.lab
    const production = requireFound(await readProduction(db, c.var.viewer, param(c, 'slug')))
    const offers = production.writable ? await listSentOffers(db, production.id) : []
    return show(
      c,
      <HelpPage production={production} parts={production.parts.filter(isUnsaid)} offers={offers} />,
    )
  })
  .get(deskPath, (c) => showLines(c, openOffer))
  .post(deskPath, (c) => postLines(c, openOffer))
  .get(`${deskPath}/texte`, async (c) => show(c, <WholePage desk={(await openOffer(c)).desk} />))
  .post(`${deskPath}/texte`, (c) => postWhole(c, openOffer))
  .post(`${deskPath}/envoyer`, async (c) => {
    const form = await readForm(c, sendForm)
    const { viewer, production, wanted } = await loadWanted(c)
    await limit(c, 'open')
    const path = `${production.path}/sous-titres`
    const credit = form.ok ? form.data.credit : ''
    requireFound((await sendOffer(c.var.lab.db, viewer, wanted, { credit, path })) || null)
    return seeOther(c, path, { key: 'productions.captions.sent' })
  })
  .post(`${offerPath}/prendre`, async (c) => {
    const { viewer, answer } = await loadAnswer(c)
    await limit(c, 'write')
    const did = c.var.view.t('productions.captions.did')
    requireFound((await takeOffer(c.var.lab.db, viewer, answer, did)) || null)
    return seeOther(c, answer.path, { key: 'productions.captions.taken' })
  })
  .post(`${offerPath}/laisser`, async (c) => {
    const { viewer, answer } = await loadAnswer(c)
    await limit(c, 'write')
    requireFound((await leaveOffer(c.var.lab.db, viewer, answer)) || null)
    return seeOther(c, answer.path, { key: 'productions.captions.left' })
  })

/** A film that the reader sees and whose words nobody has written. */
async function loadWanted(c: Ctx) {
  const viewer = requireMember(c)
  const production = requireFound(await readProduction(c.var.lab.db, viewer, param(c, 'slug')))
  requireFound(production.withdrawnAt ? null : production)
  const part = requireFound(production.parts.find((one) => one.key === c.req.param('key') && isUnsaid(one)))
  return { viewer, production, part, wanted: { productionId: production.id, key: part.key } }
}

async function openOffer(c: Ctx): Promise<Opened> {
  const { viewer, production, part, wanted } = await loadWanted(c)
  const { db } = c.var.lab
  const { cues, saves, credit } = await readOwnOffer(db, viewer, wanted)
  return {
    desk: {
      ...{ cues, saves },
      path: `${production.path}/sous-titres/${part.key}`,
      back: { path: production.path, title: production.title },
      sort: part.sort === 'audio' ? 'audio' : 'film',
      file: requireFound(part.file),
      track: null,
      lang: production.lang,
      offer: { credit },
    },
    save: (over, change) => saveOffer(db, viewer, { ...wanted, saves: over }, change),
  }
}

/** What its writers answer to an offer. */
async function loadAnswer(c: Ctx) {
  const viewer = requireMember(c)
  const head = requireFound(await readHead(c.var.lab.db, viewer, param(c, 'slug')))
  return {
    viewer,
    answer: { productionId: head.id, offerId: param(c, 'offer'), path: `${head.path}/sous-titres` },
  }
}
