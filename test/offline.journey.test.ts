import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { root } from '../src/platform/root.ts'
import { newPage } from './support/browser.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { findId, makeProduction, publishDraft, startProduction } from './support/productions.ts'
import { readZip } from './support/zip.ts'

/** What was taken away from the lab, opened where there is no lab: from a disk, and in a course platform. */
describe('what was made, away from the lab', () => {
  let test: TestLab
  let nadia: Member
  let folder: string
  let platform: Server
  let address: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    folder = await mkdtemp(join(tmpdir(), 'socialab-offline-'))
    platform = createServer((request, response) => void serve(request.url ?? '/', response))
    await new Promise<void>((ready) => platform.listen(0, '127.0.0.1', ready))
    const bound = platform.address()
    assert.ok(bound !== null && typeof bound === 'object')
    address = `http://localhost:${bound.port}`
  })
  after(async () => {
    platform.closeAllConnections()
    await new Promise((closed) => platform.close(closed))
    await rm(folder, { recursive: true })
    await test.close()
  })

  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

  /** A course platform: its own page, the SCORM runtime it uses, and the package it was given. */
  async function serve(url: string, response: ServerResponse): Promise<void> {
    const path = new URL(url, 'http://localhost').pathname
    if (path === '/platform.html')
      return void response.setHeader('content-type', 'text/html')
        .end(`<!doctype html><title>Plateforme</title>
<script src="/scorm12.min.js"></script><script>
window.API = new Scorm12API({ autocommit: false })
const kept = new URLSearchParams(location.search).get('kept')
if (kept) API.loadFromJSON(JSON.parse(kept))
</script><iframe title="cours" width="900" height="700" src="/${new URL(url, 'http://localhost').searchParams.get('package')}/scorm.html"></iframe>`)
    const file =
      path === '/scorm12.min.js'
        ? join(root, 'node_modules/scorm-again/dist/scorm12.min.js')
        : join(folder, path)
    const content = await readFile(file).catch(() => null)
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
    response.writeHead(content ? 200 : 404).end(content)
  }

  async function unpack(path: string, name: string): Promise<void> {
    const zip = Buffer.from(await (await test.app.request(path)).arrayBuffer())
    for (const [entry, content] of readZip(zip)) {
      const to = join(folder, name, entry)
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, content)
    }
  }

  /** One waits, then leaves, with a ticket or without; with one, it is possible to come back. */
  async function makeGame(): Promise<string> {
    const draft = await startProduction(nadia, { title: 'Le guichet', partText: 'On attend.' }, 'jeu')
    const first = `${draft}/parties/${findId(await nadia.get(draft), `${draft}/parties/`)}`
    const queue = { partTitle: 'La file', partText: 'On attend.', choice1: 'Partir' }
    await nadia.post(first, { ...queue, saves: '1' })
    const outside = (await nadia.post(first.replace('/parties/', '/suite/'), { choix: '0' })).location ?? ''
    const keys = [...(await nadia.get(outside)).text.matchAll(/<option value="(\w{12})"[^>]*>/g)].map(
      ([, key]) => key,
    )
    const [toQueue = '', toOutside = ''] = keys
    const ticket = { choice2: 'Prendre un ticket, partir', to2: toOutside, 'note2-1': 'Le ticket' }
    const back = { choice1: 'Revenir', to1: toQueue, 'if1-1': 'le  ticket' }
    const written = [
      await nadia.post(first, { ...queue, ...ticket, to1: toOutside, saves: '3' }),
      await nadia.post(outside, {
        partTitle: 'Dehors',
        partText: 'Il pleut.',
        ending: '1',
        ...back,
        saves: '1',
      }),
    ]
    assert.deepEqual(
      written.map(({ status }) => status),
      [303, 303],
    )
    return publishDraft(nadia, draft)
  }

  it('a game opens from the disk and is played to its end, with scripts or without', async () => {
    await unpack(`${await makeGame()}/pages.zip`, 'game')
    for (const javaScript of [true, false]) {
      const page = await newPage({ javaScript })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(pathToFileURL(join(folder, 'game/index.html')).href)
      await page.getByRole('link', { name: 'Jouer' }).click()
      await page.getByRole('heading', { name: 'La file' }).waitFor()
      await page.getByRole('link', { name: 'Partir', exact: true }).click()
      await page.getByRole('heading', { name: 'Dehors' }).waitFor()
      // What the story remembers takes a script; without, every choice is there.
      assert.equal(await page.getByRole('link', { name: 'Revenir' }).isVisible(), !javaScript)
      await page.goBack()
      await page.getByRole('link', { name: 'Prendre un ticket' }).click()
      await page.getByRole('link', { name: 'Revenir' }).click()
      await page.getByRole('link', { name: 'Partir', exact: true }).click()
      assert.equal(await page.getByRole('link', { name: 'Revenir' }).isVisible(), true)
      assert.deepEqual(
        asked.filter((url) => !url.startsWith('file:')),
        [],
      )
      await page.context().close()
    }
  })

  /** What the platform keeps of someone, by the name SCORM gives it. */
  const ask = (page: Page, name: string): Promise<string> =>
    page.evaluate((asked) => Reflect.get(window, 'API').LMSGetValue(asked), name)

  /** Waits until the platform has been told so. */
  const until = (page: Page, name: string, value: string) =>
    page.waitForFunction(
      ([asked, told]) => Reflect.get(window, 'API').LMSGetValue(asked) === told,
      [name, value],
    )

  it('a game in a course platform is completed when an ending is reached', async () => {
    await unpack(`${await makeGame()}/scorm.zip`, 'scorm-game')
    const page = await newPage()
    await page.goto(`${address}/platform.html?package=scorm-game`)
    const game = page.frameLocator('iframe').frameLocator('iframe')
    await game.getByRole('link', { name: 'Jouer' }).click()
    await game.getByRole('heading', { name: 'La file' }).waitFor()
    await until(page, 'cmi.core.lesson_status', 'incomplete')
    await game.getByRole('link', { name: 'Partir', exact: true }).click()
    await game.getByRole('heading', { name: 'Dehors' }).waitFor()
    await until(page, 'cmi.core.lesson_status', 'completed')
    assert.match(await ask(page, 'cmi.core.lesson_location'), /^scene-\w+\.html$/)
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => (frame.src = 'about:blank'))
    await page.waitForFunction(() => Reflect.get(window, 'API').isTerminated())
    await page.context().close()
  })

  /** Two texts and two questions between them. */
  async function makeCourse(): Promise<string> {
    const draft = await startProduction(nadia, { title: 'Garder la preuve' }, 'cours')
    const question = {
      answer1: 'Oui',
      answer2: 'Non',
      right1: '1',
      said1: 'On garde tout.',
      said2: 'Et le jour où…',
    }
    for (const [sort, fields] of [
      ['module', { partTitle: 'Commencer', partText: 'Savoir quoi garder.' }],
      ['text', { partTitle: 'Pourquoi', partText: 'Parce que tout se perd.' }],
      ['question', { partTitle: 'Faut-il garder ?', ...question }],
      ['question', { partTitle: 'Même les enveloppes ?', ...question }],
      ['text', { partTitle: 'La suite', partText: 'Une boîte suffit.' }],
    ] as const)
      assert.equal((await nadia.post(`${draft}/ajouter/${sort}`, fields)).status, 303)
    return publishDraft(nadia, draft)
  }

  it('a course in a platform says what is right, and reports completion and score', async () => {
    await unpack(`${await makeCourse()}/scorm.zip`, 'scorm-course')
    const page = await newPage()
    const address12 = `${address}/platform.html?package=scorm-course`
    await page.goto(address12)
    const course = page.frameLocator('iframe').frameLocator('iframe')
    await course.getByRole('link', { name: 'Pourquoi' }).click()
    await course.getByRole('link', { name: /Faut-il garder/ }).click()
    await course.getByLabel('Oui').check()
    await course.getByRole('button').click()
    await course.getByText('On garde tout.').waitFor()
    assert.equal(await course.getByText('Et le jour où…').isVisible(), false)
    await until(page, 'cmi.core.score.raw', '50')
    await course.getByRole('link', { name: /Même les enveloppes/ }).click()
    await course.getByLabel('Non').check()
    await course.getByRole('button').click()
    await course.getByText('Et le jour où…').waitFor()
    await until(page, 'cmi.core.lesson_status', 'incomplete')

    // One leaves, and the platform opens it again with what it kept.
    const names = [
      'cmi.suspend_data',
      'cmi.core.lesson_location',
      'cmi.core.lesson_status',
      'cmi.core.score.raw',
    ]
    const kept = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await ask(page, name)])),
    )
    assert.equal(kept['cmi.core.score.raw'], '50')
    const again = {
      suspend_data: kept['cmi.suspend_data'],
      core: { lesson_location: kept['cmi.core.lesson_location'] },
    }
    await page.goto(`${address12}&kept=${encodeURIComponent(JSON.stringify({ cmi: again }))}`)
    await course.getByRole('heading', { name: 'Même les enveloppes ?' }).waitFor()
    await course.getByLabel('Oui').check()
    await course.getByRole('button').click()
    await until(page, 'cmi.core.score.raw', '100')
    await course.getByRole('link', { name: /La suite/ }).click()
    await until(page, 'cmi.core.lesson_status', 'completed')
    await page.context().close()
  })

  it('a course opens from the disk without scripts, its answers folded', async () => {
    await unpack(`${await makeCourse()}/pages.zip`, 'course')
    const page = await newPage({ javaScript: false, width: 320 })
    await page.goto(pathToFileURL(join(folder, 'course/index.html')).href)
    await page.getByRole('link', { name: 'Commencer' }).click()
    await page.getByRole('link', { name: /Faut-il garder/ }).click()
    await page.getByText('Voir ce').click()
    await page.getByText('On garde tout.').waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
    await page.context().close()
  })

  it('a guide is completed once it was opened', async () => {
    await unpack(`${await makeProduction(nadia, { title: 'Garder la preuve' })}/scorm.zip`, 'scorm-guide')
    const page = await newPage()
    await page.goto(`${address}/platform.html?package=scorm-guide`)
    await page
      .frameLocator('iframe')
      .frameLocator('iframe')
      .getByRole('heading', { name: 'Garder la preuve' })
      .waitFor()
    await until(page, 'cmi.core.lesson_status', 'completed')
    await page.context().close()
  })
})
