import { newRoutes, param, requireFound, storePage } from '../../platform/web.ts'
import { sendXml } from '../../platform/xml.ts'
import { sendFeed } from './atom.ts'
import { firstStart, readAddresses, readStarts, writeIndex, writeMap } from './sitemap.ts'
import { readFeed, readOpenAt } from './things.ts'

const cutAtom = (name: string) => name.replace(/\.atom$/, '')

/** What machines read: feeds, the map of the site, what robots may visit. */
export const feedRoutes = newRoutes()
  .get('/paroles.atom', async (c) => {
    storePage(c, ['post.', 'presentation.'])
    const things = await readFeed(c.var.lab.db, { kind: 'post', first: true })
    return sendFeed(c, { title: c.var.view.t('site.feed.voices'), page: '/paroles' }, things)
  })
  .get('/productions.atom', async (c) => {
    storePage(c, ['production.', 'presentation.'])
    const things = await readFeed(c.var.lab.db, { kind: 'production' })
    return sendFeed(c, { title: c.var.view.t('site.feed.made'), page: '/productions' }, things)
  })
  .get('/usages.atom', async (c) => {
    storePage(c, ['use.', 'presentation.'])
    const things = await readFeed(c.var.lab.db, { kind: 'use' })
    return sendFeed(c, { title: c.var.view.t('site.feed.uses'), page: '/usages' }, things)
  })
  .get('/interpellations.atom', async (c) => {
    storePage(c, ['address.', 'presentation.'])
    const things = await readFeed(c.var.lab.db, { kind: 'address' })
    return sendFeed(c, { title: c.var.view.t('site.feed.addresses'), page: '/interpellations' }, things)
  })
  .get('/groupes/:slug{[a-z0-9-]+\\.atom}', async (c) => {
    const page = `/groupes/${cutAtom(param(c, 'slug'))}`
    const group = requireFound(await readOpenAt(c.var.lab.db, 'group', page))
    return sendFeed(c, { title: group.title, page }, await readFeed(c.var.lab.db, { contextId: group.id }))
  })
  .get('/recherche/etudes/:slug{[a-z0-9-]+}/cahier.atom', async (c) => {
    const study = `/recherche/etudes/${param(c, 'slug')}`
    const { id, title } = requireFound(await readOpenAt(c.var.lab.db, 'study', study))
    const notes = await readFeed(c.var.lab.db, { kind: 'note', contextId: id })
    return sendFeed(c, { title, page: `${study}/cahier` }, notes)
  })
  .get('/:handle{@[a-z0-9-]+\\.atom}', async (c) => {
    const page = `/${cutAtom(param(c, 'handle'))}`
    const someone = requireFound(await readOpenAt(c.var.lab.db, 'presentation', page))
    return sendFeed(c, { title: someone.title, page }, await readFeed(c.var.lab.db, { authorId: someone.id }))
  })
  .get('/sitemap.xml', async (c) => {
    storePage(c, [], ['depuis'])
    const { db, config } = c.var.lab
    const from = c.req.query('depuis')
    const starts = from === undefined ? await readStarts(db) : []
    if (starts.length > 1) return sendXml(c, writeIndex(config.publicUrl, starts), mapType)
    const start = /^[0-9a-z]{1,40}$/.exec(from ?? firstStart)?.[0] ?? firstStart
    const addresses = await readAddresses(db, start)
    return sendXml(c, writeMap(config.publicUrl, addresses, start === firstStart), mapType)
  })
  .get('/robots.txt', (c) => {
    c.header('content-type', 'text/plain; charset=utf-8')
    c.header('cache-control', 'public, max-age=3600')
    const closed = [
      '/moi',
      '/entrer',
      '/rejoindre',
      '/prevenir',
      '/veille',
      '/recherche-texte',
      '/papier',
      '/inscription',
    ]
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)]
    return c.body(
      `${lines.join('\n')}\nSitemap: ${new URL('/sitemap.xml', c.var.lab.config.publicUrl).href}\n`,
    )
  })

const mapType = 'application/xml; charset=utf-8'
