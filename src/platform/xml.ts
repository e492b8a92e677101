import { createHash } from 'node:crypto'
import type { Ctx } from './web.ts'

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
export function withoutControls(xml: string): string {
  return xml.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ue000\ue001]/g, '')
}
