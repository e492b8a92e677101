import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { runDueJobs } from '../../platform/jobs.ts'
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

/** Every table of the lab whose rows hold one of these ids in any column. */
async function tablesHolding(ids: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1`.execute(test.lab.db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.raw(name)} as r where ${sql.join(
      ids.map((id) => sql`r::text like ${`%${id}%`}`),
      sql` or `,
    )} limit 1`.execute(test.lab.db)
    if (rows.length > 0) found.push(name)
  }
  return found
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

describe('taking everything along', () => {
  it('gives one file with every part and every file', async () => {
    const me = await test.member('Archiviste')
    await live(me)
    const response = await test.app.request('http://localhost:3000/moi/donnees/export.zip', {
      headers: {
        host: 'localhost:3000',
        cookie: [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
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
    assert.ok((await tablesHolding(ids)).includes('people.presentation'))
    const left = await me.post('/moi/donnees/partir', { 'confirm-pass': '@partante', when: 'now' })
    assert.equal(left.status, 303)
    await runDueJobs(test.lab.db, test.lab.pool, test.lab.log)
    assert.deepEqual(await tablesHolding(ids), ['platform.security_log'])
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
    await runDueJobs(test.lab.db, test.lab.pool, test.lab.log)
    assert.deepEqual(await tablesHolding(ids), ['platform.security_log'])
  })
})

describe('erasing one name', () => {
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
    assert.deepEqual(await tablesHolding([fugace]), [])
    assert.match((await test.visitor().get('/@fugace')).text, /plus personne ici/)
  })

  it('is not offered for the only one', async () => {
    const me = await test.member('Seule')
    assert.equal((await me.get('/moi/noms/seule/effacer')).status, 404)
  })
})
