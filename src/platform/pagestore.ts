import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Live } from './live.ts'
import { preferredLocale, readingCookie } from './reading.ts'
import type { StoredFor } from './web.ts'

interface StoredPage {
  body: Buffer
  headers: Record<string, string>
  facts: readonly string[]
  until: number
}

/** Compressed answers for visitors, in memory and bounded. Nothing of anyone signed in, no message after an act, no code ever enters. */
export interface PageStore {
  /** Answers from memory; false when it holds nothing for this request. */
  answer: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Keeps an answer the route said may be kept, and returns it with its ETag. */
  keep: (request: Request, response: Response, stored: StoredFor) => Promise<Response>
}

const lifetime = 5_000
const maxPages = 1_000
const maxBytes = 24 * 2 ** 20

/** Opens a store that facts empty: a fact drops the pages that said it touches them, a lost connection drops all. */
export function openPageStore(live: Live): PageStore {
  const pages = new Map<string, StoredPage>()
  let bytes = 0
  // A page read before a fact must not be kept after it. There are some sixty names of facts.
  const toldAt = new Map<string, number>()
  let lostAt = -Infinity

  const drop = (key: string, page: StoredPage) => {
    pages.delete(key)
    bytes -= page.body.length
  }
  const dropAll = () => {
    pages.clear()
    bytes = 0
    lostAt = performance.now()
  }
  live.onLost(dropAll)
  live.onWords(dropAll)
  live.onNews(({ name }) => {
    toldAt.set(name, performance.now())
    for (const [key, page] of pages) if (touches(name, page)) drop(key, page)
  })
  const isStale = (stored: StoredFor) =>
    lostAt >= stored.askedAt ||
    [...toldAt].some(([name, at]) => at >= stored.askedAt && touches(name, stored))

  return {
    answer: (request, response) => {
      const key = keyOf(request.method, request.url, request.headers)
      const page = key && pages.get(key)
      if (!page) return false
      if (page.until < Date.now()) {
        drop(key, page)
        return false
      }
      const fresh = request.headers['if-none-match'] === page.headers['etag']
      response.writeHead(fresh ? 304 : 200, page.headers)
      response.end(fresh ? undefined : page.body)
      return true
    },
    keep: async (request, response, stored) => {
      const url = new URL(request.url)
      const key = keyOf(request.method, url.pathname + url.search, Object.fromEntries(request.headers))
      const fits = [...url.searchParams.keys()].every((name) => stored.query.includes(name))
      if (!key || !fits || response.status !== 200 || response.headers.has('set-cookie')) return response
      const body = Buffer.from(await response.arrayBuffer())
      const headers = {
        ...Object.fromEntries(response.headers),
        'content-length': String(body.length),
        etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      }
      if (!isStale(stored)) {
        // Others who missed it at the same time have kept it too.
        const same = pages.get(key)
        if (same) drop(key, same)
        const oldest = pages.entries().next().value
        if (oldest && (pages.size >= maxPages || bytes + body.length > maxBytes)) drop(...oldest)
        pages.set(key, { body, headers, facts: stored.facts, until: Date.now() + lifetime })
        bytes += body.length
      }
      return new Response(body, { headers })
    },
  }
}

function touches(fact: string, page: { facts: readonly string[] }): boolean {
  return page.facts.some((start) => fact.startsWith(start))
}

const onlyReading = new RegExp(`^${readingCookie}=[^;]*$`)

/** What tells two visitors' pages apart; null for a request that is not a plain visitor's. */
function keyOf(
  method: string | undefined,
  url: string | undefined,
  headers: Record<string, string | string[] | undefined>,
): string | null {
  if (method !== 'GET' || !url) return null
  const cookie = String(headers['cookie'] ?? '')
  if (cookie !== '' && !onlyReading.test(cookie)) return null
  if (!String(headers['accept-encoding'] ?? '').includes('br') || headers['range']) return null
  return `${url}\n${cookie}\n${preferredLocale(String(headers['accept-language'] ?? ''))}`
}
