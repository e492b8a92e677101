import { listRoutes } from '../../src/app.tsx'
import { readForms, readTags, type Form } from './html.ts'
import type { Client, Page, TestLab } from './lab.ts'
import { watchStatements } from './statements.ts'

/** One page as one reader got it. */
export interface Visit {
  /** The route's own pattern, such as `/groupes/:slug`. */
  pattern: string
  path: string
  /** Who came: a name given to the tour. */
  reader: string
  page: Page
  /** Queries it cost. */
  queries: number
  /** Page on which the link was found, for broken links. */
  from: string
}

/** Examples of one pattern, and those more that pages of other patterns lead to: what is one's own is often behind one of these. */
const mostPerPattern = 3
const mostFromElsewhere = 6

/**
 * Walks the whole lab by its links as each reader, from the home page and every address without a parameter. Of a pattern a few examples
 * are read, then the `rare` ones and what they alone lead to. What no link reaches is not visited: `listUnvisited` names it.
 */
export async function tour(
  test: TestLab,
  readers: Readonly<Record<string, Client>>,
  rare: readonly string[] = [],
): Promise<Visit[]> {
  const patterns = listPatterns(test, 'GET')
  const counter = countQueries(test)
  const visits: Visit[] = []
  for (const [reader, client] of Object.entries(readers)) {
    const plain = patterns.map(({ pattern }) => pattern).filter((pattern) => !/[:*]/.test(pattern))
    const known = new Set(plain)
    const read = new Map<string, string[]>()
    const waiting = plain.map((path) => ({ path, from: path }))
    const last = rare.map((path) => ({ path, from: path }))
    for (let next = waiting.shift(); next; next = waiting.shift() ?? last.shift()) {
      const { path, from } = next
      // An address that no route answers is a broken link: each counts.
      const pattern = findPattern(patterns, path) ?? path
      const seen = read.get(pattern) ?? []
      const source = findPattern(patterns, from) ?? from
      if (path !== from && seen.length >= (seen.includes(source) ? mostPerPattern : mostFromElsewhere))
        continue
      read.set(pattern, [...seen, source])
      const { value: page, queries } = await counter(() => client.get(path))
      visits.push({ pattern, path, reader, page, queries, from })
      for (const link of listLinks(page, path)) {
        if (known.has(link)) continue
        known.add(link)
        waiting.push({ path: link, from: path })
      }
    }
  }
  return visits
}

/** Visits that brought a page to read. */
export function listPages(visits: readonly Visit[]): Visit[] {
  return visits.filter(({ page }) => page.status === 200 && isHtml(page))
}

/** Patterns of GET routes that no link on the way reached. */
export function listUnvisited(test: TestLab, visits: readonly Visit[]): string[] {
  const visited = new Set(visits.map(({ pattern }) => pattern))
  return listPatterns(test, 'GET')
    .map(({ pattern }) => pattern)
    .filter((pattern) => !visited.has(pattern))
}

/** A form found on the way, and the route it goes to. */
export interface FoundForm extends Form {
  pattern: string | null
  reader: string
  /** The page it was on. */
  path: string
}

/** Every form that posts, one for each route, reader and set of fields. */
export function listForms(test: TestLab, visits: readonly Visit[]): FoundForm[] {
  const patterns = listPatterns(test, 'POST')
  const forms = visits
    .filter(({ page }) => isHtml(page))
    .flatMap(({ page, path, reader }) =>
      readForms(page.text, path).map((form) => ({ ...form, reader, path })),
    )
    .filter(({ method }) => method === 'POST')
    .map((form) => ({ ...form, pattern: findPattern(patterns, form.action.split('?')[0] ?? '') }))
  const keyOf = (form: FoundForm) =>
    [form.pattern, form.reader, ...form.fields.map(({ name }) => name)].join(' ')
  return [...new Map(forms.map((form) => [keyOf(form), form])).values()]
}

interface Pattern {
  pattern: string
  expression: RegExp
}

/** The patterns of one method, in the order in which the application tries them. */
export function listPatterns(test: TestLab, method: string): Pattern[] {
  return listRoutes(test.app)
    .filter((route) => route.method === method)
    .map(({ path }) => ({ pattern: path, expression: toExpression(path) }))
}

export function findPattern(patterns: readonly Pattern[], path: string): string | null {
  const [plain = ''] = path.split('?')
  return patterns.find(({ expression }) => expression.test(plain))?.pattern ?? null
}

/** An address for a pattern: the visited one whose pattern it begins with, then what the rest asks for. */
export function fillPattern(pattern: string, visits: readonly Visit[]): string {
  const begins = visits
    .filter((visit) => pattern === visit.pattern || pattern.startsWith(`${visit.pattern}/`))
    .sort((one, other) => other.pattern.length - one.pattern.length)[0]
  const rest = pattern.slice(begins?.pattern.length ?? 0)
  return `${begins?.path.split('?')[0] ?? ''}${rest.replace(/:\w+(\{[^}]*\})?/g, 'x')}`
}

function toExpression(pattern: string): RegExp {
  const segments = pattern.split(/\/(?![^{]*\})/).map((segment) => {
    if (segment === '*') return '.*'
    const [, own, optional] = /^:\w+(?:\{(.*)\})?(\?)?$/.exec(segment) ?? []
    if (!segment.startsWith(':')) return segment.replaceAll('.', '\\.')
    return optional ? `(?:${own ?? '[^/]+'})?` : `(?:${own ?? '[^/]+'})`
  })
  return new RegExp(`^${segments.join('/')}$`)
}

function isHtml(page: Page): boolean {
  return page.headers.get('content-type')?.startsWith('text/html') ?? false
}

const linking: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  link: ['href'],
  script: ['src'],
  img: ['src'],
  source: ['src', 'srcset'],
  audio: ['src'],
  video: ['src', 'poster'],
  track: ['src'],
}

/** Addresses of this lab that a page leads to or loads, without fragments. */
function listLinks(page: Page, path: string): string[] {
  if (!isHtml(page)) return page.location?.startsWith('/') ? [page.location] : []
  const base = new URL(path, 'http://lab.invalid')
  return readTags(page.text)
    .flatMap(({ name, attributes }) => (linking[name] ?? []).map((attribute) => attributes.get(attribute)))
    .flatMap((value) => (value ? value.split(/,\s+/).map((one) => one.trim().split(/\s+/)[0] ?? '') : []))
    .filter((address) => URL.canParse(address, base))
    .map((address) => new URL(address, base))
    .filter((url) => url.host === base.host)
    .map((url) => url.pathname + url.search)
}

/** Counts what an act asks of the database, transactions' brackets left out. */
function countQueries({
  lab,
}: TestLab): <T>(act: () => Promise<T>) => Promise<{ value: T; queries: number }> {
  let queries = 0
  watchStatements(lab.pool, (text) => {
    if (!/^\s*(begin|commit|rollback|start transaction|set )/i.test(text)) queries += 1
  })
  return async (act) => {
    queries = 0
    const value = await act()
    return { value, queries }
  }
}
