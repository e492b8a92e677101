import { generateAtomFeed } from 'feedsmith'
import type { Ctx } from '../../platform/web.ts'
import { wordName } from '../../platform/words.ts'
import { sendXml } from '../../platform/xml.ts'
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
