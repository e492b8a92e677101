import { createHash } from 'node:crypto'
import { generateAtomFeed } from 'feedsmith'
import type { Ctx } from '../../platform/web.ts'
import { wordName } from '../../platform/words.ts'
import type { FeedThing } from './things.ts'

interface FeedHead {
  title: string
  /** The page that shows the same things. */
  page: string
}

/** Answers with an Atom feed of these things; 304 when the reader has it already. */
export function sendFeed(c: Ctx, { title, page }: FeedHead, things: readonly FeedThing[]): Response {
  const { lab, view } = c.var
  const absolute = (path: string) => new URL(path, lab.config.publicUrl).href
  const name = lab.words.find('lab', 'name')
  const updated = Math.max(0, ...things.map((thing) => thing.updatedAt.getTime()))
  const xml = generateAtomFeed({
    id: absolute(c.req.path),
    title: { value: name ? `${title} · ${wordName(name, view.locale)}` : title },
    updated: new Date(updated),
    links: [
      { href: absolute(c.req.path), rel: 'self', type: 'application/atom+xml' },
      { href: absolute(page), rel: 'alternate', type: 'text/html' },
    ],
    entries: things.map((thing) => ({
      id: absolute(thing.path),
      title: { value: thing.title },
      published: thing.publishedAt,
      updated: thing.updatedAt,
      links: [{ href: absolute(thing.path), rel: 'alternate', type: 'text/html', hreflang: thing.lang }],
      authors: [
        {
          name: thing.author ?? view.t('site.mine.someone'),
          ...(thing.authorPath !== null && { uri: absolute(thing.authorPath) }),
        },
      ],
      ...(thing.summary !== '' && { summary: { value: thing.summary, type: 'text' } }),
    })),
  })
  return sendXml(c, xml, 'application/atom+xml; charset=utf-8')
}

/** Answers with XML that browsers and readers may ask about again. */
export function sendXml(c: Ctx, xml: string, type: string): Response {
  const etag = `"${createHash('sha256').update(xml).digest('base64url').slice(0, 22)}"`
  c.header('etag', etag)
  c.header('cache-control', 'public, max-age=60')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  c.header('content-type', type)
  return c.body(withoutControls(xml))
}

/** XML refuses some characters that texts may hold: a feed with one would not be read at all. The last two mark texts that fell back to French. */
function withoutControls(xml: string): string {
  return xml.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ue000\ue001]/g, '')
}
