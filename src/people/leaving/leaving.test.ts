import { strict as assert } from 'node:assert'
import { mkdir, readdir, readlink, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import sharp from 'sharp'
import { openTestLab, type Member, type Page, type TestLab } from '../../../test/support/lab.ts'
import type { Db } from '../../platform/database.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { addPresentation } from '../accounts.ts'
import { tablesHolding } from '../../../test/support/rows.ts'
import { readZip } from '../../../test/support/zip.ts'

let test: TestLab
before(async () => {
  test = await openTestLab()
})
after(() => test.close())

/** Does a little of everything that leaves rows behind. */
async function live(me: Member): Promise<void> {
  const other = await test.member(`Voisine de ${me.name}`)
  const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('version', '1')
  form.set('name', me.name)
  form.set('words', 'Quelques mots à moi')
  form.set('picture', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'moi.png')
  const done = [
    await me.post(`/moi/noms/${me.handle}`, form),
    await me.post('/moi/noms', { name: `Ombre de ${me.name}` }),
    await me.post(`/@${other.handle}/ne-plus-voir`),
    await other.post(`/@${me.handle}/ne-plus-voir`),
    await me.post('/cercles/veille/volontaire', { words: 'Moi' }),
    await me.post('/mots/proposer', { list: 'role', name: `Rôle de ${me.name}`, why: 'Utile.' }),
    await me.post('/moi/reglages', { 'own-time': '1' }),
    await me.post('/paroles/dire', { text: 'Une parole à effacer', readers: 'open' }),
    await me.post('/groupes/ouvrir', { name: `Groupe de ${me.name}`, purpose: 'Voir', promise: 'film' }),
  ]
  assert.deepEqual(new Set(done.map(({ status }) => status)), new Set([303]))
}

const idsOf = async (me: Member) => [
  me.accountId,
  ...(
    await test.lab.db
      .selectFrom('people.presentation')
      .select('id')
      .where('account_id', '=', me.accountId)
      .execute()
  ).map(({ id }) => id),
]

function askExport(me: Member) {
  const cookie = [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { origin, host } = test.lab.config.publicUrl
  return test.app.request(new URL('/moi/donnees/export.zip', origin), { headers: { host, cookie } })
}

describe('taking everything along', () => {
  it('gives one file with every part and every file', async () => {
    const me = await test.member('Archiviste')
    await live(me)
    const response = await askExport(me)
    assert.equal(response.headers.get('content-type'), 'application/zip')
    const entries = readZip(Buffer.from(await response.arrayBuffer()))
    const own = JSON.parse(entries.get('compte-et-noms.json')?.toString('utf8') ?? '')
    assert.deepEqual(
      own.noms.map(({ name }: { name: string }) => name),
      ['Archiviste', 'Ombre de Archiviste'],
    )
    assert.equal(own.noms[0].words, 'Quelques mots à moi')
    assert.equal(own.compte.own_time, true)
    assert.equal(own['mis-de-cote'].length, 1)
    const pictures = [...entries].filter(([name]) => name.startsWith('fichiers/'))
    assert.equal(pictures.length, 1)
    assert.equal(pictures[0]?.[1].subarray(8, 12).toString(), 'WEBP')
    assert.ok(!JSON.stringify(own).includes('token_hash'))
  })
})

describe('an export that is cut short', () => {
  /** Someone with a picture, and where its contents lie. */
  async function sendPicture(name: string): Promise<{ me: Member; folder: string }> {
    const me = await test.member(name)
    await live(me)
    return { me, folder: join(test.lab.config.dataDir, 'files') }
  }
  it('by a disk that fails ends there, and the lab goes on', async () => {
    const { me, folder } = await sendPicture('Interrompue')
    for (const path of await listContents(folder)) {
      await rm(path)
      await mkdir(path)
    }
    const answer = await askExport(me)
    await assert.rejects(answer.arrayBuffer(), /EISDIR/)
    await rm(folder, { recursive: true })
    assert.equal((await me.get('/moi/donnees')).status, 200)
  })

  it('by a reader who leaves holds no file open', async () => {
    const { me, folder } = await sendPicture('Pressée')
    for (const path of await listContents(folder)) await truncate(path, 20_000_000)
    const reader = (await askExport(me)).body?.getReader()
    assert.ok(reader)
    let bytes = 0
    while (bytes < 1_000_000) bytes += (await reader.read()).value?.length ?? Infinity
    assert.equal((await listOpen(folder)).length, 1)
    await reader.cancel()
    await sleep(50)
    assert.deepEqual(await listOpen(folder), [])
    await rm(folder, { recursive: true })
  })
})

/** Files of the folder that this process holds open. */
async function listOpen(folder: string): Promise<string[]> {
  const handles = await readdir('/proc/self/fd')
  const paths = handles.map((handle) => readlink(join('/proc/self/fd', handle)).catch(() => ''))
  return (await Promise.all(paths)).filter((path) => path.startsWith(folder))
}

async function listContents(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

describe('leaving', () => {
  it('asks for the name, the phrase or the card', async () => {
    const me = await test.member('Hésitante')
    assert.equal(
      (await me.post('/moi/donnees/partir', { 'confirm-pass': 'autre chose', when: 'now' })).status,
      422,
    )
    assert.equal((await me.get('/moi/donnees')).status, 200)
  })

  it('at once leaves no row with the account or its names, but for spent handles and the security log', async () => {
    const me = await test.member('Partante')
    await live(me)
    const ids = await idsOf(me)
    assert.equal(ids.length, 3)
    assert.ok((await tablesHolding(test.lab.db, ids)).includes('people.presentation'))
    const left = await me.post('/moi/donnees/partir', { 'confirm-pass': '@partante', when: 'now' })
    assert.equal(left.status, 303)
    await runDueJobs(test.lab)
    assert.deepEqual(await tablesHolding(test.lab.db, ids), ['platform.security_log'])
    const gone = await test.visitor().get('/@partante')
    assert.equal(gone.status, 404)
    assert.match(gone.text, /plus personne ici/)
    assert.equal((await me.get('/moi/donnees')).status, 401)
  })

  it('spends the handle for ever', async () => {
    const me = await test.member('Unique')
    await me.post('/moi/donnees/partir', { 'confirm-pass': 'unique', when: 'now' })
    const other = await test.member('Unique')
    assert.notEqual(other.handle, 'unique')
  })

  it('one name after another closes the account at once and erases each in its turn', async () => {
    const me = await test.member('Étalée')
    await live(me)
    const ids = await idsOf(me)
    await me.post('/moi/donnees/partir', { 'confirm-pass': 'etalee', when: 'spread' })
    assert.equal((await me.get('/moi/donnees')).status, 401)
    assert.equal((await test.visitor().get('/@etalee')).status, 200)
    const runAts = await sql<{
      run_at: Date
    }>`select run_at from graphile_worker.jobs where task_identifier = 'people.erase-name'`.execute(
      test.lab.db,
    )
    assert.equal(runAts.rows.length, 2)
    assert.ok(runAts.rows.every(({ run_at }) => run_at.getTime() < Date.now() + 7 * 86_400_000))
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(test.lab.db)
    await runDueJobs(test.lab)
    assert.deepEqual(await tablesHolding(test.lab.db, ids), ['platform.security_log'])
  })
})

/** Sends requests while a transaction holds what they will want, then lets them go on. */
async function meanwhile<Held>(
  hold: (tx: Db) => Promise<Held>,
  send: () => Promise<Page>[],
): Promise<[Held, ...Page[]]> {
  const { held, sent } = await test.lab.db.transaction().execute(async (tx) => {
    const held = await hold(tx)
    const sent = send()
    await sleep(300)
    return { held, sent }
  })
  return [held, ...(await Promise.all(sent))]
}

describe('leaving while a name comes in', () => {
  it('takes that name along too', async () => {
    const me = await test.member('Débordée')
    const [late, leaving] = await meanwhile(
      (tx) => addPresentation(tx, { accountId: me.accountId, name: 'Entre deux portes' }),
      () => [me.post('/moi/donnees/partir', { 'confirm-pass': 'debordee', when: 'now' })],
    )
    assert.equal(leaving?.status, 303)
    assert.deepEqual(await tablesHolding(test.lab.db, [late.presentationId]), [])
  })
})

describe('erasing one name', () => {
  it('and the other at the same time leaves one of them: an account has a name', async () => {
    const me = await test.member('Jumelle')
    await me.post('/moi/noms', { name: 'Jumeau' })
    const erase = (handle: string) => me.post(`/moi/noms/${handle}/effacer`, { 'confirm-pass': handle })
    const [, ...erased] = await meanwhile(
      (tx) =>
        sql`select id from people.presentation where account_id = ${me.accountId} for update`.execute(tx),
      () => [erase('jumelle'), erase('jumeau')],
    )
    assert.deepEqual(erased.map(({ status }) => status).sort(), [303, 404])
    assert.equal((await me.get('/moi/noms')).status, 200)
  })

  it('leaves the others, and moves the session to one of them', async () => {
    const me = await test.member('Restante')
    await me.post('/moi/noms', { name: 'Fugace' })
    await me.post('/moi/noms/fugace/parler')
    assert.equal(
      (await me.post('/paroles/dire', { text: 'Dit par Fugace, à effacer', readers: 'open' })).status,
      303,
    )
    const [, , fugace = ''] = await idsOf(me)
    assert.equal((await me.post('/moi/noms/fugace/effacer', { 'confirm-pass': 'restante' })).status, 422)
    assert.equal((await me.post('/moi/noms/fugace/effacer', { 'confirm-pass': 'Fugace' })).status, 303)
    assert.match((await me.get('/moi/noms')).text, />Restante</)
    assert.deepEqual(await tablesHolding(test.lab.db, [fugace]), [])
    assert.match((await test.visitor().get('/@fugace')).text, /plus personne ici/)
  })

  it('is not offered for the only one', async () => {
    const me = await test.member('Seule')
    assert.equal((await me.get('/moi/noms/seule/effacer')).status, 404)
  })
})
