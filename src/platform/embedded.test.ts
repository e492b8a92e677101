import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import pg from 'pg'
import { makeFleetingHome, StartError } from './embedded-home.ts'
import { startEmbedded } from './embedded.ts'

suite('the embedded database', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socialab-embedded-'))
    await chmod(folder, 0o711)
  })

  after(() => rm(folder, { recursive: true, force: true }))

  const ask = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query(sql)
    await client.end()
    return rows
  }

  test('is joined, not started twice, and outlives those who joined', async () => {
    const home = await makeFleetingHome(join(folder, 'joined'), '18')
    const [first, second] = await Promise.all([startEmbedded(home), startEmbedded(home)])
    await ask(first.url, 'create table seen (n integer)')
    assert.deepEqual(await ask(second.url, 'select n from seen'), [])
    const third = await startEmbedded(home)
    await third.stop()
    assert.deepEqual(await ask(first.url, 'select n from seen'), [])
    await Promise.all([first.stop(), second.stop()])
    await assert.rejects(ask(first.url, 'select 1'))
  })

  test('sorts and folds case in every language', async () => {
    const home = await makeFleetingHome(join(folder, 'sorted'), '18')
    const { url, stop } = await startEmbedded(home)
    const rows = await ask(
      url,
      `select lower('ÉCOLE') as low, array(select w from unnest('{zèbre,été,eau,Œuvre}'::text[]) w order by w) as words`,
    )
    assert.deepEqual(rows, [{ low: 'école', words: ['eau', 'été', 'Œuvre', 'zèbre'] }])
    await stop()
  })

  test('finds a shorter place for its socket when the folder is deep', async () => {
    const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60))
    await mkdir(deep, { recursive: true })
    const home = await makeFleetingHome(deep, '18')
    const { url, stop } = await startEmbedded(home)
    assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }])
    await stop()
    assert.equal(dirname(home.socket), '/tmp')
    await rm(home.socket, { recursive: true })
  })

  test('that cannot be created says why and leaves nothing half-made', async () => {
    const home = await makeFleetingHome(join(folder, 'full'), '18')
    const programs = join(folder, 'programs')
    await mkdir(join(programs, 'bin'), { recursive: true })
    const failing =
      '#!/bin/sh\necho "initdb: error: could not write to file: No space left on device" >&2\nexit 1\n'
    await writeFile(join(programs, 'bin/initdb'), failing, { mode: 0o755 })
    await assert.rejects(startEmbedded({ ...home, programs }), (error) => {
      assert.ok(error instanceof StartError)
      assert.match(error.message, /il n’y a plus de place sur le disque/)
      return true
    })
    assert.deepEqual(await readdir(join(folder, 'full')), ['socket'])
  })

  test('of another major version is left alone', async () => {
    const home = await makeFleetingHome(join(folder, 'older'), '18')
    await mkdir(home.data)
    await writeFile(join(home.data, 'PG_VERSION'), '14\n')
    await assert.rejects(startEmbedded(home), /vient de PostgreSQL 14/)
  })
})
