import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { createDatabase, createEmptyDatabase } from '../../test/support/postgres.ts'
import { backUp } from './backup.ts'
import { loadConfig } from './config.ts'
import { examine } from './doctor.ts'

suite('the doctor', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socialab-doctor-'))
  })

  after(() => rm(folder, { recursive: true, force: true }))

  const config = (settings: Record<string, string> = {}) =>
    loadConfig({ DATA_DIR: join(folder, 'data'), ...settings })

  test('finds nothing broken in a lab that stands, and says what it lacks', async () => {
    const findings = await examine(config(), { databaseUrl: await createDatabase() })
    assert.deepEqual(
      findings.filter(({ state }) => state === 'broken'),
      [],
    )
    const said = findings.map(({ says }) => says).join('\n')
    assert.match(said, /La base de données est à jour/)
    assert.match(said, /SMTP_URL n’est pas donné/)
    assert.match(said, /Aucune sauvegarde/)
    assert.match(said, /ffmpeg/)
  })

  test('tells the steps that wait', async () => {
    const findings = await examine(config(), { databaseUrl: await createEmptyDatabase() })
    assert.ok(findings.some(({ state, says }) => state === 'notice' && /étapes de mise à jour/.test(says)))
  })

  test('says that the database is away, and that the folder cannot serve', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const away = { databaseUrl: 'postgres://someone@127.0.0.1:1/nothing' }
    const findings = await examine(config({ DATA_DIR: file }), away)
    const broken = findings.filter(({ state }) => state === 'broken').map(({ says }) => says)
    assert.match(broken.join('\n'), /La base de données ne répond pas/)
    assert.match(broken.join('\n'), /Le dossier des fichiers .* ne peut pas servir/)
  })

  test('knows how old the last backup is', async () => {
    const databaseUrl = await createDatabase()
    await backUp({ ...config(), databaseUrl }, join(folder, 'kept'))
    const findings = await examine(config(), { databaseUrl })
    assert.ok(findings.some(({ state, says }) => state === 'well' && /moins d’un jour/.test(says)))
  })
})
