import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { fillDemo } from '../demo/index.ts'
import { startSession } from '../src/people/index.ts'
import { newPage } from './support/browser.ts'
import { escaped, hostileBodies, nastyBodies, type Sent } from './support/hostile.ts'
import { openTestLab, type Client, type Member, type TestLab } from './support/lab.ts'
import { listen } from './support/listen.ts'
import { watchLoop } from './support/loop.ts'
import {
  fillPattern,
  listForms,
  listPages,
  listPatterns,
  tour,
  type FoundForm,
  type Visit,
} from './support/tour.ts'
import { enterAs, rarePages } from './support/world.ts'

/** Bodies tried for each form, reader by reader; HOSTILE_RUNS asks for more. */
const runs = Number(process.env['HOSTILE_RUNS'] ?? 12)
// Always the same bodies, unless another seed is asked for.
const seed = Number(process.env['HOSTILE_SEED'] ?? 20_261_124)
const maxSeconds = 5
const maxWork = 100
/** What holds the others holds them each time; a machine that was busy or cleaned its memory does not. */
const attempts = 4

// A whole lab is attacked: longer than a test usually takes.
const patience = { timeout: 600_000 }

describe('whatever is sent', patience, () => {
  let lab: TestLab
  let readers: { visitor: Client; member: Member }
  let visits: readonly Visit[]
  let forms: readonly FoundForm[]

  before(async () => {
    lab = await openTestLab()
    await fillDemo(lab.lab)
    // Holds circles, hosts workshops, is in a group: most forms are within their reach.
    readers = { visitor: lab.visitor(), member: await enterAs(lab, 'lila') }
    visits = await tour(lab, { ...readers }, rarePages)
    forms = listForms(lab, visits)
  })

  after(() => lab.close())

  /** Signs the member in again: some forms end a session, or a whole account. */
  async function signIn(): Promise<void> {
    const { accountId, presentationId } = readers.member
    const token = await startSession(lab.lab.db, { accountId, presentationId }).catch(() => null)
    if (token === null) readers.member = await lab.member('Naïma')
    else readers.member.cookies.set('__Host-session', token)
  }

  /** Sends a body from the site's own page and says what is wrong with the answer, if anything. */
  async function send(path: string, method: string, reader: string, sent: Sent): Promise<string | null> {
    let shortest = Infinity
    for (let attempt = 0; attempt < attempts && shortest > maxWork; attempt += 1) {
      const { wrong, work } = await sendOnce(path, method, reader, sent)
      if (wrong) return wrong
      shortest = Math.min(shortest, work)
    }
    return shortest > maxWork ? `kept everyone waiting for ${Math.round(shortest)} ms` : null
  }

  async function sendOnce(
    path: string,
    method: string,
    reader: string,
    { headers, body }: Sent,
  ): Promise<{ wrong: string | null; work: number }> {
    // Limits would hide what lies behind them.
    await lab.lab.pool.query('delete from platform.limit_count')
    const client = reader === 'member' ? readers.member : readers.visitor
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { host } = lab.lab.config.publicUrl
    const own = { host, 'sec-fetch-site': 'same-origin', ...headers, ...(cookie ? { cookie } : {}) }
    const whole = new Request(new URL(path, lab.lab.config.publicUrl), { method, body, headers: own })
    const pieces = { body: inPieces(await whole.bytes()), duplex: 'half' }
    const request = method === 'GET' ? whole : new Request(whole, pieces)
    const held = watchLoop()
    const answer = await Promise.race([
      lab.app.request(request),
      new Promise<null>((tired) => setTimeout(() => tired(null), maxSeconds * 1_000).unref()),
    ])
    if (answer === null) return { wrong: `no answer after ${maxSeconds} s`, work: 0 }
    await answer.arrayBuffer()
    const work = held()
    return { wrong: answer.status >= 500 ? `answered ${answer.status}` : null, work }
  }

  async function attack(form: FoundForm, turn: number): Promise<string[]> {
    const name = `${form.reader} ${form.action} (on ${form.path})`
    const trouble = new Set<string>()
    if (form.reader === 'member') await signIn()
    for (const sent of nastyBodies(form, turn)) {
      const wrong = await send(form.action, form.method, form.reader, sent)
      if (wrong) trouble.add(`${name}: ${wrong} to ${sent.body.slice(0, 200)}`)
    }
    await fc
      .assert(
        fc.asyncProperty(hostileBodies(form), async (sent) => {
          const wrong = await send(form.action, form.method, form.reader, sent)
          if (wrong) throw new Error(wrong)
        }),
        { numRuns: runs, seed, endOnFailure: true },
      )
      .catch((error: unknown) => trouble.add(`${name}: ${inspect(error).slice(0, 2_000)}`))
    return [...trouble]
  }

  test('no form fails or hangs', patience, async () => {
    assert.ok(forms.length > 0, 'no form was found')
    const trouble: string[] = []
    for (const [turn, form] of forms.entries()) trouble.push(...(await attack(form, turn)))
    assert.deepEqual(trouble, [])
  })

  test('no form leads nowhere', () => {
    assert.deepEqual(
      forms.filter(({ pattern }) => pattern === null).map(({ action, path }) => `${action} on ${path}`),
      [],
    )
  })

  test('no act without a form of its own fails or hangs', patience, async () => {
    const reached = new Set(forms.map(({ pattern }) => pattern))
    const trouble: string[] = []
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const { pattern } of listPatterns(lab, method).filter(
        (one) => method !== 'POST' || !reached.has(one.pattern),
      )) {
        for (const reader of ['visitor', 'member']) {
          if (reader === 'member') await signIn()
          const form = { method, action: fillPattern(pattern, visits), fields: [], pattern, reader, path: '' }
          trouble.push(...(await attack(form, 0)))
        }
      }
    }
    assert.deepEqual(trouble, [])
  })

  test('what was kept is shown as text and never becomes part of a page', patience, async () => {
    await signIn()
    const shown = listPages(await tour(lab, { ...readers }))
    const server = await listen(lab)
    const found: string[] = []
    for (const reader of ['visitor', 'member'] as const) {
      const cookies = [...readers[reader].cookies].map(([name, value]) => `${name}=${value}`)
      const page = await newPage({ baseURL: server.address, cookies, unprotected: true })
      page.on('dialog', (dialog) => {
        found.push(`a script ran on ${page.url()}`)
        void dialog.dismiss()
      })
      for (const { path } of shown.filter((visit) => visit.reader === reader)) {
        await page.goto(path, { waitUntil: 'domcontentloaded' })
        const inside = await page.locator(escaped.join(', ')).count()
        if (inside > 0) found.push(`${reader} ${path}: ${inside} elements`)
      }
      await page.close()
    }
    await server.close()
    assert.ok(shown.length > 0, 'no page was read')
    assert.deepEqual(found, [])
  })
})

/** A body as the network brings it, a piece at a time: only here would it ever arrive whole. */
function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const size = 65_536
  let sent = 0
  return new ReadableStream({
    pull: async (body) => {
      await new Promise(setImmediate)
      if (sent >= bytes.length) return body.close()
      body.enqueue(bytes.subarray(sent, (sent += size)))
    },
  })
}
