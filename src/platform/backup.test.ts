import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { createEmptyDatabase } from '../../test/support/postgres.ts'
import { hashRows } from '../../test/support/rows.ts'
import { openTestLab } from '../../test/support/lab.ts'
import type { TestLab } from '../../test/support/lab.ts'
import { connectPlainly, listTables, readManifest } from './backup-parts.ts'
import { backUp } from './backup.ts'
import { loadConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { openFiles } from './files/store.ts'
import { addJob } from './jobs.ts'
import { restore } from './restore.ts'

suite('a backup', () => {
  let lived: TestLab
  let folder: string
  let contents: { sha256: string; bytes: Buffer }[]

  before(async () => {
    lived = await openTestLab()
    folder = await mkdtemp(join(tmpdir(), 'socialab-backup-'))
    await lived.member('Nadia')
    await lived.member('Tab\tet\nretour \\N « œuvre »')
    contents = await Promise.all([1, 70_000].map((size) => keepContent(randomBytes(size))))
    await addJob(
      lived.lab.db,
      'words.reload',
      { about: 'été' },
      { runAt: new Date('2030-01-01T00:00:00Z'), key: 'later' },
    )
    await backUp(configOf(lived), join(folder, 'kept'))
  })

  after(async () => {
    await lived.close()
    await rm(folder, { recursive: true, force: true })
  })

  const configOf = ({ lab }: TestLab) => ({
    ...lab.config,
    databaseUrl: lab.pool.options.connectionString ?? '',
  })

  const emptyTarget = async () => ({
    ...loadConfig({ DATA_DIR: await mkdtemp(join(folder, 'data-')) }),
    databaseUrl: await createEmptyDatabase(),
  })

  async function keepContent(bytes: Buffer) {
    const { db, files } = lived.lab
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = join(folder, sha256)
    await writeFile(path, bytes)
    await files.put(path, sha256)
    await db
      .insertInto('platform.file')
      .values({ sha256: Buffer.from(sha256, 'hex'), bytes: String(bytes.length) })
      .execute()
    return { sha256, bytes }
  }

  for (const form of ['kept', 'kept.tar']) {
    test(`gives back the same rows, files and jobs (${form})`, async () => {
      const path = join(folder, form)
      if (form.endsWith('.tar')) await backUp(configOf(lived), path)
      const target = await emptyTarget()
      await restore(target, path)
      assert.deepEqual(await hashRows(target.databaseUrl), await hashRows(configOf(lived).databaseUrl))
      const { db, pool, close } = openDatabase(target.databaseUrl, { max: 1 })
      const store = openFiles(target, db)
      for (const { sha256, bytes } of contents) {
        assert.deepEqual(Buffer.from(await new Response(await store.open(sha256)).arrayBuffer()), bytes)
      }
      const jobs = await pool.query(
        'select task_identifier, run_at, key from graphile_worker.jobs where key is not null',
      )
      assert.deepEqual(jobs.rows, [
        { task_identifier: 'words.reload', run_at: new Date('2030-01-01T00:00:00Z'), key: 'later' },
      ])
      await close()
    })
  }

  test('is read by its owner alone', async () => {
    await backUp(configOf(lived), join(folder, 'private.tar'))
    for (const [name, mode] of [
      ['private.tar', 0o600],
      ['kept', 0o700],
    ] as const)
      assert.equal((await stat(join(folder, name))).mode & 0o777, mode, name)
  })

  test('goes on numbering where the lab had stopped', async () => {
    const target = await emptyTarget()
    const add = `insert into platform.fact (name, ids) values ('backup.tested', '{}') returning id`
    await lived.lab.pool.query(add)
    await backUp(configOf(lived), join(folder, 'numbered'))
    await restore(target, join(folder, 'numbered'))
    const { pool, close } = openDatabase(target.databaseUrl, { max: 1 })
    const there = await pool.query(add)
    const here = await lived.lab.pool.query(add)
    await close()
    assert.equal(there.rows[0].id, here.rows[0].id)
  })

  test('leaves a lab that holds anything as it is', async () => {
    const other = await openTestLab()
    const rows = await hashRows(configOf(other).databaseUrl)
    await assert.rejects(restore(configOf(other), join(folder, 'kept')), /n’est pas vide/)
    assert.deepEqual(await hashRows(configOf(other).databaseUrl), rows)
    await other.close()
  })

  test('that was damaged is refused before anything is written', async () => {
    const damaged = join(folder, 'damaged')
    await cp(join(folder, 'kept'), damaged, { recursive: true })
    const [part] = (await readManifest(damaged)).files
    assert.ok(part)
    await writeFile(join(damaged, part.path), 'autre chose')
    const target = await emptyTarget()
    await assert.rejects(restore(target, damaged), /abîmée/)
    const client = await connectPlainly(target.databaseUrl)
    assert.deepEqual(await listTables(client), [])
    await client.end()
  })

  test('that fails half-way leaves its target empty', async () => {
    const broken = join(folder, 'broken')
    await cp(join(folder, 'kept'), broken, { recursive: true })
    const manifest = await readManifest(broken)
    // One table is listed under a name that is not there.
    const tables = manifest.tables.map((table) =>
      table.name === 'fact' ? { ...table, name: 'gone' } : table,
    )
    await writeFile(join(broken, 'manifest.json'), JSON.stringify({ ...manifest, tables }))
    const target = await emptyTarget()
    await assert.rejects(restore(target, broken))
    const client = await connectPlainly(target.databaseUrl)
    assert.deepEqual(await listTables(client), [])
    await client.end()
    const { db, close } = openDatabase(target.databaseUrl, { max: 1 })
    for await (const sha256 of openFiles(target, db).list()) assert.fail(`${sha256} was left`)
    await close()
  })

  test('never writes over what exists', async () => {
    const before = await readFile(join(folder, 'kept/manifest.json'), 'utf8')
    await assert.rejects(backUp(configOf(lived), join(folder, 'kept')), /existe déjà/)
    assert.equal(await readFile(join(folder, 'kept/manifest.json'), 'utf8'), before)
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('unfinished')),
      [],
    )
  })
})
