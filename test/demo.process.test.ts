import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openDatabase } from '../src/platform/database.ts'
import { launchProgram } from './support/launched.ts'
import { createDatabase } from './support/postgres.ts'

suite('the demonstration, by its command', () => {
  let settings: Record<string, string>

  before(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'socialab-demo-'))
    settings = { DATABASE_URL: await createDatabase(), DATA_DIR: dataDir }
  })
  after(() => rm(settings['DATA_DIR'] ?? '', { recursive: true, force: true }))

  async function fill(): Promise<{ code: number; said: string }> {
    const filling = launchProgram(['demo'], settings)
    return { code: await filling.ended, said: filling.said() }
  }

  test('fills a lab where nothing was, and says whose eyes one may take', async () => {
    const { code, said } = await fill()
    assert.equal(code, 0, said)
    assert.match(said, /Le monde de démonstration est là\.[\s\S]*nadia-du-panier/)
    const { pool, close } = openDatabase(settings['DATABASE_URL'] ?? '')
    const { rows } = await pool.query<{ subscribers: string }>(
      `select count(*) as subscribers from graphile_worker.jobs where task_identifier = 'fact'`,
    )
    await close()
    // What follows facts was done, not left for later.
    assert.equal(rows[0]?.subscribers, '0')
  })

  test('a second time changes nothing', async () => {
    const { code, said } = await fill()
    assert.equal(code, 0, said)
    assert.match(said, /déjà là : rien n’a changé/)
  })

  test('says to begin again when it was stopped half-way', async () => {
    const { pool, close } = openDatabase(settings['DATABASE_URL'] ?? '')
    await pool.query(`delete from platform.spent_slug where space = 'demo' and slug = 'whole'`)
    await close()
    const { code, said } = await fill()
    assert.equal(code, 1)
    assert.match(said, /n’est pas entier/)
  })
})
