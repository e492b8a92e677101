import { slugOf } from '../../platform/slugs.ts'
import { limit, newRoutes, param, requireFound, type Ctx } from '../../platform/web.ts'
import { readProduction } from '../reading/queries.ts'
import { zipScorm, zipSite } from './zip.tsx'

/** What was made, taken away: as pages that open from a folder, or for a course platform. */
export const offlineRoutes = newRoutes()
  .get('/productions/:slug/pages.zip', async (c) => send(c, zipSite, ''))
  .get('/productions/:slug/scorm.zip', async (c) => send(c, zipScorm, '-scorm'))

async function send(c: Ctx, zip: typeof zipSite, suffix: string): Promise<Response> {
  const { lab, view, viewer } = c.var
  const production = requireFound(await readProduction(lab.db, viewer, param(c, 'slug')))
  await limit(c, 'carry')
  c.header('content-type', 'application/zip')
  c.header('content-disposition', `attachment; filename="${slugOf(production.title)}${suffix}.zip"`)
  c.header('cache-control', 'private, no-store')
  // A stream made for HEAD would be read by nobody.
  return c.req.raw.method === 'HEAD' ? c.body(null) : c.body(await zip(lab, view, production))
}
