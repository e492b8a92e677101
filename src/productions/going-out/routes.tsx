import { fileUrl } from '../../platform/files/show.ts'
import { framedPolicy } from '../../platform/guard.ts'
import { show } from '../../platform/page.tsx'
import { withView } from '../../platform/view.ts'
import { newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { sendXml } from '../../platform/xml.ts'
import { readHead, readProduction } from '../reading/queries.ts'
import { EmbedPage } from './embed-page.tsx'
import { describeFrame } from './embed.ts'
import { FramePage, framePath } from './frame-page.tsx'
import { readAsked, slugAt } from './oembed.ts'
import { writePodcast } from './podcast.ts'
import { PosterPage } from './poster-page.tsx'
import { listSounds, type Sound } from './sounds.ts'

const facts = ['production.', 'presentation.']

/** What a production gives outside: a frame for other sites, a poster, its sounds. None of it knows who reads, so none shows more than anybody may see. */
export const goingOutRoutes = newRoutes()
  .get(framePath, async (c) => {
    storePage(c, facts)
    const production = await loadOpen(c)
    c.header('content-security-policy', framedPolicy)
    return show(c, <FramePage production={production} />)
  })
  .get('/productions/:slug/integrer', async (c) => {
    storePage(c, facts)
    return show(c, <EmbedPage production={await loadOpen(c)} />)
  })
  .get('/productions/:slug/affiche', async (c) => {
    storePage(c, facts)
    const production = await readHead(c.var.lab.db, null, param(c, 'slug'))
    return show(c, <PosterPage production={requireFound(production)} />)
  })
  .get('/productions/ecouter.rss', async (c) => {
    storePage(c, facts)
    const { view } = c.var
    const channel = {
      title: view.t('productions.podcast.title'),
      description: view.t('productions.podcast.intro'),
      page: '/productions',
      lang: 'fr',
      picture: view.assets('icon-512.png'),
    }
    return sendPodcast(c, channel, await listSounds(c.var.lab.db, null))
  })
  .get('/productions/:slug/ecouter.rss', async (c) => {
    storePage(c, facts)
    const production = await loadOpen(c)
    const { title, summary, path, lang, cover } = production
    const picture = cover ? fileUrl(cover) : c.var.view.assets('icon-512.png')
    const sounds = await listSounds(c.var.lab.db, production.id)
    return sendPodcast(c, { title, description: summary, page: path, lang, picture }, sounds)
  })
  .get('/oembed', async (c) => {
    // Pages of other sites may ask too: it says nothing that is not open.
    c.header('access-control-allow-origin', '*')
    const asked = readAsked(new URL(c.req.url).searchParams)
    if (typeof asked === 'number') return c.body(null, asked)
    const slug = slugAt(asked.url, c.var.lab.config.publicUrl)
    const production = slug === null ? undefined : await readProduction(c.var.lab.db, null, slug)
    if (!production) return c.body(null, 404)
    c.header('cache-control', 'public, max-age=3600')
    return c.json(withView(c.var.view, () => describeFrame(production, asked.room)))
  })

function sendPodcast(
  c: Ctx,
  channel: Parameters<typeof writePodcast>[0],
  sounds: readonly Sound[],
): Response {
  const xml = withView(c.var.view, () => writePodcast(channel, sounds))
  return sendXml(c, xml, 'application/rss+xml; charset=utf-8')
}

/** A production that anybody may see, whoever asks. */
async function loadOpen(c: Ctx) {
  return requireFound(await readProduction(c.var.lab.db, null, param(c, 'slug')))
}
