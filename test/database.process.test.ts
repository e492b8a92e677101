import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { findHome } from '../src/platform/embedded-home.ts'
import { startEmbedded, type Reached } from '../src/platform/embedded.ts'
import { migrate } from '../src/platform/migrate.ts'
import type { Member } from './support/lab.ts'
import { isReady, makeDataDir, until } from './support/launched.ts'
import { admit, serve, type Served } from './support/process.ts'

suite('the database goes away', () => {
  let dataDir: string
  let forget: () => Promise<void>
  let server: Reached
  let database: Database
  let lab: Served
  let nadia: Member

  before(async () => {
    ;({ dataDir, forget } = await makeDataDir())
    server = await startEmbedded(await findHome(dataDir))
    database = openDatabase(server.url)
    await migrate(database.pool)
    lab = await serve('application', { DATABASE_URL: server.url, DATA_DIR: dataDir })
    nadia = await admit(database.db, 'Nadia', lab.address)
    await nadia.get('/paroles')
    await server.stop()
  })

  after(async () => {
    lab.kill('SIGTERM')
    await lab.ended
    await database.close()
    await server.stop()
    await forget()
  })

  test('it says that it is alive, and not ready', async () => {
    assert.equal((await fetch(`${lab.address}/healthz`)).status, 200)
    assert.equal(await isReady(lab.port), false)
    assert.equal((await fetch(`${lab.address}/readyz`)).status, 503)
  })

  for (const [language, words] of [
    ['fr', /Le lab reprend son souffle/],
    ['en', /The lab is catching its breath/],
  ] as const) {
    test(`pages say so in the language of their reader (${language})`, async () => {
      for (const person of [lab.visitor(), nadia]) {
        const page = await person.get('/paroles', { 'accept-language': language })
        assert.equal(page.status, 503)
        assert.match(page.text, words)
        assert.match(page.text, new RegExp(`<html[^>]*lang="${language}"`))
        assert.equal(page.headers.get('retry-after'), '30')
      }
    })
  }

  const typed = 'Voici une parole qui a pris du temps à écrire.'

  test('a form comes back with what was typed', async () => {
    const files = new FormData()
    files.set('text', typed)
    files.set('readers', 'open')
    files.set('picture1', new Blob([Buffer.alloc(50_000)]), 'photo.jpg')
    for (const form of [{ text: typed, readers: 'open' }, files]) {
      const page = await nadia.post('/paroles/dire', form)
      assert.equal(page.status, 503)
      assert.ok(page.text.includes(typed))
      assert.match(page.text, /<form method="post" action="\/paroles\/dire"/)
    }
  })

  test('what is still there is served: styles, scripts', async () => {
    const { text } = await lab.visitor().get('/paroles')
    const [style = ''] = /\/[^"]*\.css/.exec(text) ?? []
    assert.equal((await lab.visitor().get(style)).status, 200)
  })

  test('it comes back by itself, jobs and live news included', async () => {
    server = await startEmbedded(await findHome(dataDir))
    await until(() => isReady(lab.port))
    const said = await nadia.post('/paroles/dire', { text: typed, readers: 'open' })
    assert.equal(said.status, 303)
    assert.match((await lab.visitor().get('/paroles')).text, /qui a pris du temps/)
    await database.pool.query("select graphile_worker.add_job('place.forget', '{}')")
    await until(
      async () =>
        (
          await database.pool.query(
            "select 1 from graphile_worker.jobs where task_identifier = 'place.forget'",
          )
        ).rowCount === 0,
    )
  })

  test('a stop of a few moments in the middle of many requests costs nobody more than a 503', async () => {
    const answers = new Map<number, number>()
    const over = new AbortController()
    const readers = [lab.visitor(), nadia].map(async (person) => {
      while (!over.signal.aborted) {
        const { status } = await person.get('/paroles?ordre=attente')
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
    })
    await server.stop()
    server = await startEmbedded(await findHome(dataDir))
    await until(() => isReady(lab.port))
    await until(async () => (await nadia.get('/paroles')).status === 200)
    over.abort()
    await Promise.all(readers)
    assert.deepEqual(
      [...answers.keys()].filter((status) => status !== 200 && status !== 503),
      [],
    )
  })
})
