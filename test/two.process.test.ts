import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { readForms } from './support/html.ts'
import type { Client, Member, Page } from './support/lab.ts'
import { until } from './support/launched.ts'
import { propose, workshopFields } from './support/place.ts'
import { createDatabase } from './support/postgres.ts'
import { admit, at, killNow, serve, type Served } from './support/process.ts'
import { makeProduction, openNext, openProjectGroup } from './support/productions.ts'

/** Fields that a browser sends only when someone chose them. */
const chosen = ['button', 'submit', 'checkbox', 'radio', 'file']

suite('two processes on one database', () => {
  let dataDir: string
  let settings: Record<string, string>
  let database: Database
  let one: Served
  let other: Served

  before(async () => {
    const databaseUrl = await createDatabase()
    dataDir = await mkdtemp(join(tmpdir(), 'socialab-two-'))
    settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
    database = openDatabase(databaseUrl)
    ;[one, other] = await Promise.all([serve('application', settings), serve('application', settings)])
  })

  after(async () => {
    for (const lab of [one, other]) lab.kill('SIGTERM')
    await Promise.all([one.ended, other.ended])
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Someone who signed in once and comes by both. */
  async function admitBoth(name: string): Promise<{ here: Member; there: Client }> {
    const here = await admit(database.db, name, one.address)
    return { here, there: at(other.address, here) }
  }

  const say = async (who: Client, text: string) => {
    const page = await who.post('/paroles/dire', { text, readers: 'open' })
    assert.equal(page.status, 303, page.text.slice(0, 500))
    return page.location ?? ''
  }

  test('an answer through one arrives live at a page open through the other', async () => {
    const [nadia, samir] = [await admitBoth('Nadia'), await admitBoth('Samir')]
    const voice = await say(nadia.here, 'Qui connaît la permanence ?')
    const page = await other.visitor().get(voice)
    const source = /<live-answers[^>]* src="([^"]+)"/.exec(page.text)?.[1]
    assert.ok(source, 'the page listens')
    const leaving = new AbortController()
    const stream = await fetch(`${other.address}${source}`, { signal: leaving.signal })
    const pieces = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    assert.ok(pieces)
    const began = Date.now()
    assert.equal((await samir.here.post(`${voice}/repondre`, { text: 'Moi, le mardi.' })).status, 303)
    for (let heard = ''; !/event: answer\ndata: \S+/.test(heard);) {
      const piece = await pieces.read()
      assert.ok(!piece.done)
      heard += piece.value
    }
    assert.ok(Date.now() - began < 2_000, `${Date.now() - began} ms`)
    leaving.abort()
  })

  test('a page stored for visitors by one is dropped by what happens in the other', async () => {
    const { there } = await admitBoth('Nadia')
    const paths = ['/paroles', '/']
    for (const path of paths) {
      const read = () => one.visitor().get(path, { 'accept-encoding': 'br' })
      assert.doesNotMatch((await read()).text, /Zébulon passe/)
      await read()
    }
    await say(there, 'Zébulon passe par là')
    await until(
      async () =>
        /Zébulon passe/.test((await one.visitor().get('/paroles', { 'accept-encoding': 'br' })).text),
      2,
    )
  })

  test('a block made through one holds in the other', async () => {
    const [nadia, bavard] = [await admitBoth('Nadia'), await admitBoth('Bavard')]
    await say(bavard.here, 'On m’entend partout')
    assert.match((await nadia.there.get('/paroles')).text, /On m’entend partout/)
    assert.equal((await nadia.here.post(`/@${bavard.here.handle}/ne-plus-voir`)).status, 303)
    for (const reader of [nadia.here, nadia.there]) {
      assert.doesNotMatch((await reader.get('/paroles')).text, /On m’entend partout/)
    }
  })

  test('a word edited through one shows in the other', async () => {
    const keeper = await admitBoth('Clé')
    await database.db
      .insertInto('people.circle_seat')
      .values({
        id: newId(),
        circle: 'keys',
        account_id: keeper.here.accountId,
        presentation_id: keeper.here.presentationId,
        until: new Date(Date.now() + 86_400_000),
      })
      .execute()
    const path = '/cercles/cles/mots/lab/name'
    const form = await fillForm(keeper.here, path, { 'name-fr': 'Le lab des deux portes' })
    assert.equal((await keeper.here.post(path, form)).status, 303)
    await until(async () => /Le lab des deux portes/.test((await other.visitor().get('/paroles')).text), 2)
  })

  test('limits count together', async () => {
    const { here, there } = await admitBoth('Pressé')
    const statuses: number[] = []
    for (let time = 0; time < 16; time += 1) {
      for (const who of [here, there]) {
        statuses.push((await who.post('/paroles/dire', { text: `fois ${time}`, readers: 'open' })).status)
      }
    }
    assert.equal(statuses.filter((status) => status === 303).length, 30)
    assert.equal(statuses.filter((status) => status === 429).length, 2)
  })

  test('the last seat is given once', async () => {
    const { here } = await admitBoth('Animatrice')
    for (let time = 0; time < 5; time += 1) {
      const path = await propose(here, { title: `Atelier ${time}`, capacity: '1' })
      const pages = await Promise.all(
        [one, other].map((lab, index) =>
          lab.visitor().submit(`${path}/inscription`, { name: `Personne ${index}` }),
        ),
      )
      assert.ok(pages.every(({ status }) => status < 400))
      const { rows } = await database.pool.query<{ waiting: boolean }>(
        `select b.waiting from place.booking b join place.occurrence o on o.id = b.occurrence_id
         join place.workshop w on w.id = o.workshop_id where '/ateliers/' || w.slug = $1 order by b.waiting`,
        [path.split('/').slice(0, 3).join('/')],
      )
      assert.deepEqual(rows, [{ waiting: false }, { waiting: true }])
    }
  })

  /** What the form that posts to `path` holds, found on the page of the same path, with some of it said otherwise. */
  async function fillForm(who: Client, path: string, said: Record<string, string>) {
    const page = await who.get(path)
    assert.equal(page.status, 200, path)
    const form = readForms(page.text, path).find(
      ({ action, method }) => action.split('?')[0] === path && method === 'POST',
    )
    assert.ok(form, `a form that posts to ${path}`)
    const sent = form.fields.filter(({ name, type }) => name && !chosen.includes(type))
    return { ...Object.fromEntries(sent.map(({ name, value }) => [name, value])), ...said }
  }

  /** What comes of acts that have all read, and begin to write at the same moment. */
  async function whileHeld(table: string, act: () => Promise<Page>[]): Promise<Page[]> {
    const holder = await database.pool.connect()
    try {
      await holder.query(`begin; select 1 from ${table} for update`)
      const pages = act()
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      await until(async () => (await database.pool.query(waiting)).rowCount === pages.length, 5)
      await holder.query('rollback')
      return await Promise.all(pages)
    } finally {
      holder.release()
    }
  }

  /** Two people send the same form at once, one through each process: one is kept, the other sees both texts. */
  async function collide(
    pair: readonly [Client, Client],
    table: string,
    path: string,
    field: string,
    also: Record<string, string> = {},
  ): Promise<void> {
    const texts = ['Le texte de la première personne.', 'Le texte de la seconde personne.'] as const
    const forms = await Promise.all(
      pair.map((who, index) => fillForm(who, path, { ...also, [field]: texts[index] ?? '' })),
    )
    const pages = await whileHeld(table, () => pair.map((who, index) => who.post(path, forms[index])))
    assert.deepEqual(pages.map(({ status }) => status).sort(), [303, 409], path)
    const told = pages.find(({ status }) => status === 409)
    for (const text of texts) assert.ok(told?.text.includes(text), `${path}: « ${text} » is on the page`)
    // The one who was told sends what is in front of them, and it is taken.
    const late = pages[0] === told ? pair[0] : pair[1]
    const again = readForms(told?.text ?? '', path).find(({ action }) => action === path)
    assert.ok(again)
    const fields = again.fields.filter(({ name, type }) => name && !chosen.includes(type))
    const sent = {
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      ...also,
      [field]: texts.join('\n'),
    }
    assert.equal((await late.post(path, sent)).status, 303, path)
  }

  /** What a group is for waits for three days: the second hand is told, keeps its words, and the announcement holds the first's. */
  async function announceAtOnce(pair: readonly [Client, Client], group: string): Promise<void> {
    const path = `${group}/modifier`
    const purposes = ['Ce que veut la première personne.', 'Ce que veut la seconde personne.'] as const
    const forms = await Promise.all(
      pair.map((who, index) => fillForm(who, path, { promise: 'guide', purpose: purposes[index] ?? '' })),
    )
    const pages = await whileHeld('groups.group', () =>
      pair.map((who, index) => who.post(path, forms[index])),
    )
    assert.deepEqual(pages.map(({ status }) => status).sort(), [303, 409])
    const [first, second] = pages[0]?.status === 303 ? purposes : [purposes[1], purposes[0]]
    assert.ok(pages.find(({ status }) => status === 409)?.text.includes(second))
    const announced = new RegExp(`${group}/annonces/[0-9a-z]+`).exec((await pair[0].get(group)).text)?.[0]
    assert.ok((await pair[0].get(announced ?? '')).text.includes(first))
  }

  test('two people who change one text at once both find their words: a voice, a workshop, a journal', async () => {
    const { here, there } = await admitBoth('Nadia')
    await collide([here, there], 'conversation.post', `${await say(here, 'Avant')}/modifier`, 'text')
    const workshop = (await propose(here)).split('/').slice(0, 3).join('/')
    await collide([here, there], 'place.workshop', `${workshop}/modifier`, 'words', workshopFields())
    const group = await openProjectGroup(here, 'À deux mains')
    const entry =
      (await here.post(`${group.path}/carnet/ecrire`, { text: 'Jour un.', for: 'page' })).location ?? ''
    await collide([here, there], 'groups.entry', `${entry}/modifier`, 'text')
  })

  test('two people who change one text at once both find their words: a group, a production', async () => {
    const { here } = await admitBoth('Nadia')
    const karim = await admitBoth('Karim')
    const group = await openProjectGroup(here, 'Nos textes')
    await karim.here.post(`${group.path}/entrer`)
    await announceAtOnce([here, karim.there], group.path)
    const path = await makeProduction(here, { group: group.id, partText: 'Avant.' })
    const draft = await openNext(here, path)
    const part = new RegExp(`${draft}/parties/[0-9a-z]{12}`).exec((await here.get(draft)).text)?.[0] ?? ''
    await collide([here, karim.there], 'productions.edition', part, 'partText')
  })

  test('the end of one is felt by nobody who comes by the other, and its jobs go on', async () => {
    const { here, there } = await admitBoth('Nadia')
    const holder = await database.pool.connect()
    await holder.query('begin; lock table place.booking in access exclusive mode')
    await database.pool.query(
      `select graphile_worker.add_job('place.forget', '{}', queue_name => 'q' || n) from generate_series(1, 4) n`,
    )
    const readJobs = async () =>
      (
        await database.pool.query(
          `select locked_by from graphile_worker.jobs where task_identifier = 'place.forget'`,
        )
      ).rows
    await until(async () => (await readJobs()).every(({ locked_by }) => locked_by))
    await killNow(one)
    for (let time = 0; time < 20; time += 1) assert.equal((await there.get('/paroles')).status, 200)
    await say(there, 'Toujours là')
    await holder.query('rollback')
    holder.release()
    await until(async () => (await readJobs()).length === 0, 30)
    one = await serve('application', settings, one)
    assert.match((await here.get('/paroles')).text, /Toujours là/)
  })
})
