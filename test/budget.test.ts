import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { readTags, type Tag } from './support/html.ts'
import { listPages, type Visit } from './support/tour.ts'
import { openWorld, type World } from './support/world.ts'

const maxPage = 14_000
const maxScripts = 10_000
const maxRequests = 3

/** What a browser asks for by itself while it shows a page. */
const loaded =
  /^(stylesheet|icon|apple-touch-icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)$/

describe('a first visit', () => {
  let world: World
  let pages: readonly Visit[]

  before(async () => {
    world = await openWorld()
    pages = listPages(world.visits)
    assert.ok(pages.length > 0, 'no page was read')
  })

  /** Bytes on the wire, as a browser that takes brotli gets them. */
  async function weigh(path: string, reader: string): Promise<number> {
    const { app, lab } = world.test
    const cookie = [...(world.readers[reader]?.cookies ?? [])]
      .map(([key, value]) => `${key}=${value}`)
      .join('; ')
    const response = await app.request(new URL(path, lab.config.publicUrl), {
      headers: { host: lab.config.publicUrl.host, 'accept-encoding': 'br', ...(cookie ? { cookie } : {}) },
    })
    assert.equal(response.headers.get('content-encoding'), 'br', `${path} is not compressed`)
    return (await response.arrayBuffer()).byteLength
  }

  async function weighAll(paths: readonly string[]): Promise<number> {
    const weights = await Promise.all(paths.map((path) => weigh(path, 'visitor')))
    return weights.reduce((sum, weight) => sum + weight, 0)
  }

  test(`brings text and style in ${maxPage} bytes`, async () => {
    const heavy: string[] = []
    for (const { path, reader, page } of pages) {
      const weight = (await weigh(path, reader)) + (await weighAll(listStyles(readTags(page.text))))
      if (weight > maxPage) heavy.push(`${reader} ${path}: ${weight}`)
    }
    assert.deepEqual(heavy, [])
  })

  test(`brings at most ${maxScripts} bytes of script`, async () => {
    const heavy: string[] = []
    for (const { path, reader, page } of pages) {
      const weight = await weighAll(listScripts(readTags(page.text)))
      if (weight > maxScripts) heavy.push(`${reader} ${path}: ${weight}`)
    }
    assert.deepEqual(heavy, [])
  })

  test(`reads after ${maxRequests} requests`, () => {
    const slow = pages.filter(({ page }) => {
      const tags = readTags(page.text)
      const waiting = tags.filter(
        ({ name, attributes }) =>
          name === 'script' &&
          attributes.has('src') &&
          attributes.get('type') !== 'module' &&
          !attributes.has('defer'),
      )
      return 1 + listStyles(tags).length + waiting.length > maxRequests
    })
    assert.deepEqual(
      slow.map(({ reader, path }) => `${reader} ${path}`),
      [],
    )
  })

  test('asks nothing of anyone else', async () => {
    const own = (address: string) => /^(?!\/\/)(\/|#|\?|blob:|[\w-]+$)/.test(address)
    const elsewhere = pages.flatMap(({ path, page }) =>
      listLoaded(readTags(page.text))
        .filter((address) => !own(address))
        .map((address) => `${path}: ${address}`),
    )
    const styles = new Set(pages.flatMap(({ page }) => listStyles(readTags(page.text))))
    for (const style of styles) {
      const { text } = await world.test.visitor().get(style)
      const addresses = [...text.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      )
      elsewhere.push(
        ...addresses
          .filter((address) => /^([a-z]+:|\/\/)/i.test(address))
          .map((address) => `${style}: ${address}`),
      )
    }
    assert.deepEqual(elsewhere, [])
  })
})

function listStyles(tags: readonly Tag[]): string[] {
  const links = tags.filter(
    ({ name, attributes }) => name === 'link' && attributes.get('rel') === 'stylesheet',
  )
  return links.map(({ attributes }) => attributes.get('href') ?? '')
}

function listScripts(tags: readonly Tag[]): string[] {
  return tags
    .filter(({ name, attributes }) => name === 'script' && attributes.has('src'))
    .map(({ attributes }) => attributes.get('src') ?? '')
}

/** Addresses a page makes the browser call, forms included: what is typed must not leave either. */
function listLoaded(tags: readonly Tag[]): string[] {
  return tags.flatMap(({ name, attributes }) => {
    const sets = (attributes.get('srcset') ?? '').split(/,\s+/).map((one) => one.trim().split(/\s/)[0] ?? '')
    const link =
      name === 'link' && (attributes.get('rel') ?? '').split(' ').some((rel) => loaded.test(rel))
        ? attributes.get('href')
        : ''
    const action = name === 'form' ? attributes.get('action') : ''
    return [
      attributes.get('src'),
      attributes.get('poster'),
      link,
      action,
      attributes.get('formaction'),
      ...sets,
    ].filter((address): address is string => Boolean(address))
  })
}
