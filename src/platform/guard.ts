import { HTTPException } from 'hono/http-exception'
import type { MiddlewareHandler } from 'hono'
import { limit, type Ctx, type Web } from './web.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** The policy of the few pages that other sites may show inside theirs: nothing runs there, nothing is sent from there. */
export const framedPolicy = policy
  .replace("frame-ancestors 'none'", 'frame-ancestors *')
  .replace("script-src 'self'", "script-src 'none'")
  .replace("form-action 'self'", "form-action 'none'")

/** The policy of a page that shows one frame, at this address and nowhere else. */
export function policyFraming(address: string): string {
  return `${policy}; frame-src ${address}`
}

/** What is shown inside other sites knows nobody: cookies that come with it are dropped before anything reads them. */
export const withoutCookies: MiddlewareHandler<Web> = async (c, next) => {
  c.req.raw.headers.delete('cookie')
  return next()
}

/** Headers of every answer. A route that serves uploads sets a stricter policy of its own. */
export const secureHeaders: MiddlewareHandler<Web> = async (c, next) => {
  await next()
  const headers = c.res.headers
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(self)')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (c.var.lab.config.publicUrl.protocol === 'https:')
    headers.set('strict-transport-security', 'max-age=31536000')
}

/** Answers 404 to an address with a NUL: no text of ours holds one, and PostgreSQL fails at it. */
export const withoutNul: MiddlewareHandler<Web> = async (c, next) => {
  if (c.req.url.includes('%00')) throw new HTTPException(404)
  return next()
}

/** Refuses unsafe methods that do not come from this very site, whatever the content type: a form of another site can send any. */
export const sameOriginOnly: MiddlewareHandler<Web> = async (c, next) => {
  const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!isSafe && !comesFromHere(c)) throw new HTTPException(403)
  return next()
}

/** Whether a page of this very site sent it: `Sec-Fetch-Site` where the browser says it, else `Origin` against the host that was served. */
export function comesFromHere(c: Ctx): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  return origin !== undefined && hostOf(origin) === c.req.header('host')
}

// Leaving takes no room; uploads look for themselves, and throwing one away makes some.
const unrefused = /^\/(sortir|envois)(\/|$)/

/** Refuses what would write while the disk is full, with the text kept in the form. Leaving is never refused. */
export const whileThereIsRoom: MiddlewareHandler<Web> = async (c, next) => {
  const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD' && !unrefused.test(c.req.path)
  if (writes && (await c.var.lab.room.isShort())) throw new HTTPException(503)
  return next()
}

/** Addresses where what is one's own is taken away: erased, left, closed, given back. */
export const takesAway =
  /^\/sortir(\/|$)|\/(effacer|enlever|retirer|laisser|quitter|jeter|annuler|fermer|brouillons)$/

/**
 * Counts what takes away, for every module at once, apart from what is written: nobody waits to erase because they wrote much, and nobody has
 * the server erase without end. Where the disk has no room for a count, what still goes is let go.
 */
export const countTakingAway: MiddlewareHandler<Web> = async (c, next) => {
  const takes = c.req.method === 'POST' && takesAway.test(c.req.path)
  if (takes && !(await c.var.lab.room.isShort())) await limit(c, 'take-away')
  return next()
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
