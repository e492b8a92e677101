import { policyFraming } from '../../../platform/guard.ts'
import { show } from '../../../platform/page.tsx'
import { newRoutes, param, requireFound, type Ctx } from '../../../platform/web.ts'
import { isKeyOf, keyOf } from './keys.ts'
import { openH5p } from './open.ts'
import { AskPage, PlayerPage, StagePage } from './pages.tsx'
import { contentPath, playerPath } from './paths.ts'
import { closedPolicy } from './policy.ts'
import { findContent, findH5p } from './queries.ts'
import { sendEntry, sendPlayer } from './send.ts'

const askPath = '/productions/activites/:file{[0-9a-z]{12}}'
const keyPath = '/h5p/:file{[0-9a-z]{12}}/:key{[\\w-]{20,64}}'

/** An H5P file played in a frame that has an origin of its own. */
export const h5pRoutes = newRoutes()
  .get(askPath, async (c) => show(c, <AskPage shown={await loadH5p(c)} />))
  .get(`${askPath}/jeu`, async (c) => {
    const shown = await loadH5p(c)
    const address = contentPath(shown.id, keyOf(c.var.lab, shown.id))
    c.header('content-security-policy', policyFraming(`${hostOf(c)}${address}/jeu`))
    return show(c, <StagePage shown={shown} address={address} />)
  })
  .get(`${playerPath}/:name{.+}`, async (c) => requireFound(await sendPlayer(c, param(c, 'name'))))
  .get(`${keyPath}/jeu`, async (c) => {
    await loadContent(c)
    const [fileId, drawn] = [param(c, 'file'), param(c, 'key')]
    const script = c.var.view.assets('h5p.js')
    c.header('content-security-policy', closedPolicy(hostOf(c), fileId, drawn, script))
    return show(c, <PlayerPage fileId={fileId} drawn={drawn} />)
  })
  .get(`${keyPath}/contenu/:name{.+}`, async (c) => {
    const zip = requireFound(await openH5p(c.var.lab.files, await loadContent(c)))
    return requireFound(await sendEntry(c, zip, param(c, 'name')))
  })

async function loadH5p(c: Ctx) {
  return requireFound(await findH5p(c.var.lab.db, c.var.viewer, param(c, 'file')))
}

/** The content that a key opens; 404 for any other key, as for what is not there. */
async function loadContent(c: Ctx) {
  const fileId = param(c, 'file')
  requireFound(isKeyOf(c.var.lab, fileId, param(c, 'key')) || null)
  return requireFound(await findContent(c.var.lab.db, fileId))
}

/** The host that was asked: policies name it, since `'self'` means nothing where the origin is nobody's. */
const hostOf = (c: Ctx) => new URL(c.req.url).host
