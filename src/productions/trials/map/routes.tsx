import { show, showDrawing } from '../../../platform/page.tsx'
import { readCursor } from '../../../platform/pager.tsx'
import type { Look } from '../../../platform/picture.tsx'
import { newRoutes, param, requireFound, storePage, type Ctx } from '../../../platform/web.ts'
import { readHead } from '../../reading/queries.ts'
import { drawOutline } from './outline.ts'
import { LabMapPage, ProductionMapPage, TownPage } from './pages.tsx'
import { TrialMap } from './picture.tsx'
import { listTownTrials, readTown, readTriedTowns } from './queries.ts'

/** Facts that change what a map shows. */
const facts = ['trial.', 'production.', 'presentation.']

const light = ':light{(?:jour|nuit)\\.svg}'

/** Where trials took place, for one production and for the whole lab. */
export const mapRoutes = newRoutes()
  .get('/productions/carte', async (c) => {
    storePage(c, facts)
    return show(c, <LabMapPage {...await readMap(c, null)} />)
  })
  .get(`/productions/carte/${light}`, async (c) => {
    storePage(c, facts)
    return showMap(c, null, '/productions/carte/')
  })
  .get('/productions/carte/:town{[rt][0-9A-Z-]{1,20}}', async (c) => {
    storePage(c, facts, ['avant'])
    const { lab, viewer } = c.var
    const cursor = readCursor(c)
    const town = requireFound(await readTown(lab.db, param(c, 'town')))
    const { rows, next } = await listTownTrials(lab.db, viewer, town.id, cursor)
    requireFound(rows.length > 0 || cursor ? town : null)
    return show(c, <TownPage town={town} rows={rows} next={next} started={cursor !== null} />)
  })
  .get('/productions/:slug/essais/carte', async (c) => {
    storePage(c, facts)
    const production = await loadHead(c)
    return show(c, <ProductionMapPage production={production} {...await readMap(c, production.id)} />)
  })
  .get(`/productions/:slug/essais/carte/${light}`, async (c) => {
    storePage(c, facts)
    const { id, path } = await loadHead(c)
    return showMap(c, id, `${path}/essais?ville=`)
  })

async function loadHead(c: Ctx) {
  return requireFound(await readHead(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

async function readMap(c: Ctx, productionId: string | null) {
  const towns = await readTriedTowns(c.var.lab.db, c.var.viewer, productionId)
  return { towns, outline: towns.length > 0 ? await drawOutline(towns) : null }
}

async function showMap(c: Ctx, productionId: string | null, path: string): Promise<Response> {
  const { towns, outline } = await readMap(c, productionId)
  const look: Look = param(c, 'light') === 'nuit.svg' ? 'nuit' : 'jour'
  return showDrawing(c, <TrialMap towns={towns} outline={requireFound(outline)} path={path} look={look} />)
}
