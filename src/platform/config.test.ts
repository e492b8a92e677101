import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, loadConfig } from './config.ts'

test('a lab starts with no setting at all', () => {
  const config = loadConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.publicUrl.href, 'http://localhost:3000/')
  assert.equal(config.databaseUrl, undefined)
})

for (const [name, env] of [
  ['PORT', { PORT: '70000' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'socialab.example' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://here' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
  ['S3_BUCKET', { S3_ENDPOINT: 'https://s3.example' }],
  ['HOST', { HOST: '0.0.0.0' }],
] as const) {
  test(`a bad ${name} is refused in one line that names it`, () => {
    assert.throws(
      () => loadConfig(env),
      (error) =>
        error instanceof ConfigError &&
        error.message.startsWith(`${name} : `) &&
        !error.message.includes('\n'),
    )
  })
}

test('plain http beyond this machine is possible only when the host says so', () => {
  assert.equal(loadConfig({ HOST: '0.0.0.0', ALLOW_INSECURE_LAN: '1' }).host, '0.0.0.0')
  assert.equal(loadConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://lab.example' }).host, '0.0.0.0')
})
