import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { propose } from './support/decisions.ts'
import { openGroup } from './support/groups.ts'
import type { Member } from './support/lab.ts'
import { until } from './support/launched.ts'
import { createDatabase } from './support/postgres.ts'
import { admit, killNow, serve, type Served } from './support/process.ts'

const rounds = 5

suite('kill -9 while a group decides', () => {
  let database: Database
  let dataDir: string
  let settings: Record<string, string>
  let lab: Served

  before(async () => {
    const databaseUrl = await createDatabase()
    database = openDatabase(databaseUrl)
    dataDir = await mkdtemp(join(tmpdir(), 'socialab-decide-'))
    settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
    lab = await serve('application', settings)
  })
  after(async () => {
    lab.kill('SIGTERM')
    await lab.ended
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const count = async (query: string, values: unknown[] = []) =>
    Number((await database.pool.query<{ count: string }>(query, values)).rows[0]?.count)

  /** Two members propose roles and agree to them, one after the other; the paths whose agreement was acknowledged. */
  async function decideOn(nadia: Member, samir: Member, group: string, round: number): Promise<string[]> {
    const agreed: string[] = []
    for (let n = 0; n < 6; n += 1) {
      const title = `Tâche ${round}-${n}`
      const decision = await propose(nadia, group, 'role', { title, roleName: title }).catch(() => null)
      if (!decision) continue
      const page = await samir
        .post(`${decision}/reponse`, { choice: 'consent', version: '1' })
        .catch(() => null)
      if (page?.status === 303) agreed.push(decision)
    }
    return agreed
  }

  test('between an answer and the end: what was acknowledged counts, and what passed is done once', async () => {
    const nadia = await admit(database.db, 'Nadia', lab.address)
    const samir = await admit(database.db, 'Samir', lab.address)
    const group = await openGroup(nadia)
    await samir.post(`${group}/entrer`)
    const agreed: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      await database.pool.query('delete from platform.limit_count')
      agreed.push(...(await decideOn(nadia, samir, group, round)))
      // Their time comes, and the process ends while it ends them.
      await database.pool.query(`update groups.decision set ends_at = now() where closed_at is null`)
      await database.pool.query(
        `select graphile_worker.add_job('groups.closeDecision', json_build_object('id', id), job_key => 'groups.closeDecision:' || id)
         from groups.decision where closed_at is null`,
      )
      await sleep(20 + Math.random() * 150)
      await killNow(lab)
      // What a process that is gone had taken is taken up after hours; here at once.
      await database.pool.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
      lab = await serve('application', settings, lab)
    }
    assert.ok(agreed.length > rounds, `${agreed.length} were agreed to`)
    await until(
      async () =>
        (await count('select count(*) from groups.decision where closed_at is null and ends_at <= now()')) ===
        0,
      60,
    )
    for (const path of agreed) {
      const id = path.split('/').at(-1)
      const passed = `select count(*) from groups.decision where id = $1 and outcome = 'consent' and applied`
      assert.equal(await count(passed, [id]), 1, path)
    }
    const twice = `select count(*) from (select name from groups.role where name <> '' group by name having count(*) > 1) as t`
    assert.equal(await count(twice), 0, 'roles made twice')
    const passed = await count(`select count(*) from groups.decision where outcome = 'consent'`)
    assert.equal(await count(`select count(*) from groups.role where name <> ''`), passed)
    assert.equal(await count(`select count(*) from groups.act where what = 'decided'`), passed)
  })
})
