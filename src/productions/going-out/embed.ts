import { fileUrl } from '../../platform/files/show.ts'
import { useView } from '../../platform/view.ts'
import { labName } from '../../platform/layout.tsx'
import { writeAuthors } from '../authors/names.tsx'
import { filmOf, frameSize, type FrameRoom } from './room.ts'
import type { ShownProduction } from '../reading/queries.ts'

/** The lines that show a production inside another page. */
export function writeFrame(production: ShownProduction, room?: FrameRoom): string {
  const { width, height } = frameSize(production, room)
  const address = absolute(`${production.path}/cadre`)
  return `<iframe src="${escape(address)}" title="${escape(production.title)}" width="${width}" height="${height}" loading="lazy" allowfullscreen></iframe>`
}

/** What the page of another site needs to show it, in the words of oEmbed 1.0 (https://oembed.com). */
export function describeFrame(production: ShownProduction, room: FrameRoom) {
  const [author] = production.authors
  const picture = production.cover
  const alone = production.authors.length === 1 && author?.path
  return {
    version: '1.0',
    type: filmOf(production) ? 'video' : 'rich',
    title: production.title,
    author_name: writeAuthors(production.authors, production.group?.name ?? null),
    ...(alone && { author_url: absolute(alone) }),
    provider_name: labName(),
    provider_url: absolute('/'),
    cache_age: 3_600,
    html: writeFrame(production, room),
    ...frameSize(production, room),
    ...(picture?.width &&
      picture.height && {
        thumbnail_url: absolute(fileUrl(picture)),
        thumbnail_width: picture.width,
        thumbnail_height: picture.height,
      }),
  }
}

/** Where the answer of `describeFrame` is asked for. */
export function oembedAddress(path: string): string {
  const { publicUrl } = useView()
  const url = new URL(path, publicUrl).href
  return new URL(`/oembed?${new URLSearchParams({ url, format: 'json' })}`, publicUrl).href
}

function absolute(path: string): string {
  return new URL(path, useView().publicUrl).href
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
