import { brotliCompressSync, constants, gzipSync, type BrotliOptions } from 'node:zlib'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { getCookie, deleteCookie, setCookie } from 'hono/cookie'
import { isComplete, isMessageKey, markFallback, type Said } from './messages.ts'
import { withView } from './view.ts'
import type { Ctx } from './web.ts'
import { withoutControls } from './xml.ts'

const saidCookie = 'dit'

/** Renders a page for this request. Refusals of a form pass 422. */
export function show(
  c: Ctx,
  page: JSX.Element,
  status: 200 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 = 200,
): Response {
  const view = c.var.view
  // Every component is synchronous (a page has no database), so the element renders to a string at once.
  const html = withView(view, () => `<!doctype html>${page.toString()}`)
  if (view.said) deleteCookie(c, saidCookie, { path: '/' })
  return compressed(c, isComplete(view.locale) ? html : markFallback(html), status)
}

/** Answers with a drawing that is a file of its own. */
export function showDrawing(c: Ctx, drawing: JSX.Element): Response {
  const svg = withoutControls(withView(c.var.view, () => drawing.toString()))
  return compressed(c, svg, 200, 'image/svg+xml; charset=utf-8')
}

function compressed(
  c: Ctx,
  html: string,
  status: ContentfulStatusCode,
  type = 'text/html; charset=utf-8',
): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  c.header('content-type', type)
  c.header('vary', 'accept-encoding, accept-language, cookie')
  if (accepted.includes('br')) {
    c.header('content-encoding', 'br')
    const body = brotliCompressSync(encode(html), brotliFor(c, html))
    return c.newResponse(body, status)
  }
  if (accepted.includes('gzip')) {
    c.header('content-encoding', 'gzip')
    return c.newResponse(gzipSync(html), status)
  }
  return c.newResponse(html, status)
}

const encoder = new TextEncoder()
// Nothing else runs between encoding and compressing: one room serves every page, where each would leave its own to the garbage collector.
const room = Buffer.allocUnsafeSlow(256 * 1_024)

function encode(html: string): string | Buffer {
  const { read, written } = encoder.encodeInto(html, room)
  return read === html.length ? room.subarray(0, written) : html
}

/** A visitor's page is compressed once for many, a member's for one reading: a third less work there for 5 % more bytes. */
function brotliFor(c: Ctx, html: string): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: c.var.viewer ? 3 : 4,
      // A window of 64 kB holds nearly any page, and costs less to make ready than the usual one of 4 MB.
      [constants.BROTLI_PARAM_LGWIN]: 16,
      [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
    },
  }
}

/**
 * Answers an act with 303 to a page that reads again. `said` is shown there once, at the top: what happened, who can see it,
 * how to undo it. It may hold a code that is shown only once, so it never stands in a URL.
 */
export function seeOther(c: Ctx, path: string, said?: Said): Response {
  if (said) {
    setCookie(c, saidCookie, JSON.stringify(said), {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.var.lab.config.publicUrl.protocol === 'https:',
      maxAge: 120,
    })
  }
  return c.redirect(path, 303)
}

/** What the last act said, if this request brings it. Nothing else than a known message with plain arguments is believed. */
export function readSaid(c: Ctx): Said | null {
  const cookie = getCookie(c, saidCookie)
  if (!cookie) return null
  try {
    const said: unknown = JSON.parse(cookie)
    if (typeof said !== 'object' || said === null || !('key' in said)) return null
    if (typeof said.key !== 'string' || !isMessageKey(said.key)) return null
    const args = 'args' in said && typeof said.args === 'object' && said.args !== null ? said.args : {}
    const plain = Object.entries(args).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    )
    return { key: said.key, args: Object.fromEntries(plain) }
  } catch {
    return null
  }
}
