import { show } from '../../platform/page.tsx'
import { kindOf } from '../../platform/things.ts'
import { newRoutes, param, requireFound, type Ctx } from '../../platform/web.ts'
import { wordName } from '../../platform/words.ts'
import { SharePage } from './page.tsx'
import { shapes, type Poster, type Shape } from './picture.ts'
import { readShared, type Shared } from './queries.ts'
import { nameOf, readPicture } from './store.ts'

/** Passing an open thing on. */
export const shareRoutes = newRoutes()
  .get('/partager/:id{[0-9a-z]{1,20}}', async (c) =>
    show(c, <SharePage shared={requireFound(await readShared(c.var.lab.db, param(c, 'id')))} />),
  )
  .get('/partager/:id{[0-9a-z]{1,20}}/:shape{(?:haute|large)\\.png}', async (c) => {
    const shared = requireFound(await readShared(c.var.lab.db, param(c, 'id')))
    const shape = requireFound(shapeOf(param(c, 'shape').replace('.png', '')))
    const poster = posterOf(c, shared)
    const etag = `"${nameOf(poster, shape)}"`
    c.header('etag', etag)
    // Asked again each time: what was hidden or limited since is no longer given.
    c.header('cache-control', 'no-cache')
    if (c.req.header('if-none-match') === etag) return c.body(null, 304)
    c.header('content-type', 'image/png')
    return c.body(new Uint8Array(await readPicture(poster, shape)))
  })

function shapeOf(name: string): Shape | undefined {
  // The entries are those of the record.
  return (Object.keys(shapes) as Shape[]).find((shape) => shape === name)
}

function posterOf(c: Ctx, shared: Shared): Poster {
  const { lab, view } = c.var
  const { tone, label } = kindOf(shared.kind)
  const name = lab.words.find('lab', 'name')
  return {
    tone,
    kind: view.t(label),
    title: shared.title,
    summary: shared.summary,
    author: shared.author ?? '',
    lab: name ? wordName(name, 'fr') : 'Socialab',
    link: new URL(shared.path, lab.config.publicUrl).href,
  }
}
