import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import type { AddressInfo } from 'node:net'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { recordFact } from './facts.ts'
import { openPageStore, type PageStore } from './pagestore.ts'

let it: TestLab
let pages: PageStore
before(async () => {
  it = await openTestLab()
  pages = openPageStore(it.lab.live)
})
after(() => it.close())

const visitor = { 'accept-encoding': 'br', 'accept-language': 'fr' }
const postsPage = () => ({ facts: ['post.'], query: ['avant'], askedAt: performance.now() })

/** What the store answers to a real request, or null when it has nothing. */
async function ask(
  path: string,
  headers: Record<string, string> = visitor,
): Promise<{ status: number; text: string } | null> {
  const server = createServer((request, response) => {
    if (!pages.answer(request, response)) response.writeHead(204).end()
  }).listen(0)
  await once(server, 'listening')
  // listen(0) on TCP always gives an address with a port.
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
  const answer = { status: response.status, text: await response.text() }
  server.close()
  return answer.status === 204 ? null : answer
}

const keep = (path: string, headers: Record<string, string> = visitor, response = new Response(path)) =>
  pages.keep(new Request(`http://lab${path}`, { headers }), response, postsPage())

test('a visitor gets from memory what another visitor was shown', async () => {
  await keep('/paroles')
  assert.equal((await ask('/paroles'))?.text, '/paroles')
  assert.equal(await ask('/paroles', { ...visitor, 'accept-language': 'en' }), null)
})

test('an unchanged page costs no body', async () => {
  const kept = await keep('/paroles?avant=1.a')
  const again = await ask('/paroles?avant=1.a', {
    ...visitor,
    'if-none-match': kept.headers.get('etag') ?? '',
  })
  assert.deepEqual(again, { status: 304, text: '' })
})

test('nothing is kept with a session, with a message after an act, or with a query nobody knows', async () => {
  await keep('/a', { ...visitor, cookie: '__Host-session=x' })
  await keep('/b', visitor, new Response('b', { headers: { 'set-cookie': 'dit=x' } }))
  await keep('/c?x=1')
  assert.deepEqual(await Promise.all(['/a', '/b', '/c?x=1'].map((path) => ask(path))), [null, null, null])
  assert.equal(await ask('/paroles', { ...visitor, cookie: '__Host-session=x' }), null)
})

test('a fact drops the pages it touches, whichever process wrote it', async () => {
  await keep('/paroles')
  const heard = new Promise<void>((resolve) => it.lab.live.onNews(() => resolve()))
  await recordFact(it.lab.db, 'post.published', { thingId: 'x' })
  await heard
  assert.equal(await ask('/paroles'), null)
})

test('a page that was read before a fact is not kept after it', async () => {
  const asked = { posts: postsPage(), groups: { ...postsPage(), facts: ['group.'] } }
  const heard = new Promise<void>((resolve) => it.lab.live.onNews(() => resolve()))
  await recordFact(it.lab.db, 'post.hidden', { thingId: 'x' })
  await heard
  for (const path of ['posts', 'groups'] as const)
    await pages.keep(new Request(`http://lab/${path}`, { headers: visitor }), new Response(path), asked[path])
  assert.equal(await ask('/posts'), null)
  assert.equal((await ask('/groups'))?.text, 'groups', 'which the fact does not touch')
})

test('readers of two languages never get each other’s page, however many languages their browsers name', async () => {
  const many = 'de-DE,de;q=0.9,nl-NL;q=0.8,nl;q=0.7,pl;q=0.6'
  await keep('/langues', { ...visitor, 'accept-language': `${many},fr;q=0.5` })
  assert.equal(await ask('/langues', { ...visitor, 'accept-language': `${many},en;q=0.5` }), null)
  assert.equal((await ask('/langues', { ...visitor, 'accept-language': 'fr-FR' }))?.text, '/langues')
})

test('a page that many missed at once takes its room once', async () => {
  const large = (path: string) => keep(path, visitor, new Response('x'.repeat(2 ** 20)))
  await Promise.all(Array.from({ length: 40 }, () => large('/grande')))
  await large('/une')
  await large('/autre')
  for (const path of ['/grande', '/une', '/autre']) assert.ok(await ask(path), path)
})
