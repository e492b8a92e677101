import { limit, newRoutes, param, requireFound } from '../../platform/web.ts'
import { gather } from './gather.ts'
import { pack } from './pack.ts'

/** A production taken away whole, and brought from another lab. */
export const packageRoutes = newRoutes().get('/productions/:slug/tout.zip', async (c) => {
  const slug = param(c, 'slug')
  await limit(c, 'carry')
  const gathered = requireFound(await gather(c.var.lab, c.var.viewer, slug))
  c.header('content-type', 'application/zip')
  c.header('content-disposition', `attachment; filename="${gathered.production.slug}.zip"`)
  // A stream made for HEAD would be read by nobody.
  if (c.req.raw.method === 'HEAD') return c.body(null)
  return c.body(pack(c.var.lab, c.var.view, gathered))
})
