import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../platform/web.ts'

/** How long a browser holds them. */
export const onceSeconds = 600

/**
 * Hands codes from the act that drew them to the page that shows them. They are stored nowhere else than in a cookie of that page and those
 * under it, for whoever drew them: ten minutes to print or note them, then they are gone.
 */
export function handOnce(c: Ctx, path: string, codes: readonly string[]): void {
  setCookie(c, nameOf(path), [holderOf(c), ...codes].join(' '), {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.lab.config.publicUrl.protocol === 'https:',
    maxAge: onceSeconds,
  })
}

/** The codes handed to this page, none once they are noted or too old, nor for who comes after someone else at one browser. */
export function readOnce(c: Ctx, path: string): readonly string[] {
  const held = getCookie(c, nameOf(path))
  if (held === undefined) return []
  c.header('cache-control', 'no-store')
  const [holder, ...codes] = held.split(' ')
  return holder === holderOf(c) ? codes : []
}

/** Forgets them: they are noted. */
export function forgetOnce(c: Ctx, path: string): void {
  deleteCookie(c, nameOf(path), { path })
}

const holderOf = (c: Ctx) => c.var.viewer?.handle ?? '-'
const nameOf = (path: string) => path.slice(1).replaceAll('/', '-')
