import type { FrameRoom } from './room.ts'

/** What another site asks to show, and in how much room. */
interface Asked {
  url: string
  room: FrameRoom
}

const unbounded = 100_000

/** Reads a question of oEmbed 1.0, or gives the status that refuses it: 400 when it makes no sense, 501 for another format than JSON. */
export function readAsked(query: URLSearchParams): Asked | 400 | 501 {
  const url = query.get('url') ?? ''
  const [width, height] = [readLength(query.get('maxwidth')), readLength(query.get('maxheight'))]
  if ((query.get('format') ?? 'json') !== 'json') return 501
  if (url === '' || width === null || height === null) return 400
  return { url, room: { width, height } }
}

function readLength(asked: string | null): number | null {
  if (asked === null || asked === '') return unbounded
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : null
}

/** The production whose page is at this address of the lab's own; null for any other address. */
export function slugAt(address: string, publicUrl: URL): string | null {
  if (!URL.canParse(address)) return null
  const { host, pathname } = new URL(address)
  return host === publicUrl.host ? (/^\/productions\/([a-z0-9-]+)\/?$/.exec(pathname)?.[1] ?? null) : null
}
