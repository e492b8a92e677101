import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Set by the runner: the temporary server, and the migrated database that others are copied from. */
export const serverVariable = 'TEST_SERVER_URL'
export const templateName = 'template_socialab'

export function databaseAt(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function command(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function serverUrl(): string {
  const url = process.env[serverVariable]
  if (!url) throw new Error('The tests run with `npm test`, which starts their database')
  return url
}

const newName = () => `test_${randomBytes(6).toString('hex')}`

/** The URL of a new database of this version, migrated and with the preset words. It goes with the run. */
export async function createDatabase(): Promise<string> {
  const name = newName()
  await command(`create database ${name} template ${templateName}`)
  return databaseAt(serverUrl(), name)
}

/** The URL of a new database without any table. */
export async function createEmptyDatabase(): Promise<string> {
  const name = newName()
  await command(`create database ${name} template template0`)
  return databaseAt(serverUrl(), name)
}
