import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from './config.ts'
import { explain, findHome, StartError } from './embedded-home.ts'
import type { Home } from './embedded-home.ts'
import { initialise, labName } from './embedded-init.ts'
import { spawnKept } from './processes.ts'
import type { Kept, Running } from './processes.ts'

export interface Reached extends Running {
  url: string
}

/** Where the database is: the configured one, else the embedded one, started unless it already answers. */
export async function reachDatabase(config: Config): Promise<Reached> {
  if (config.databaseUrl) {
    return { url: config.databaseUrl, ended: new Promise(() => {}), stop: () => Promise.resolve() }
  }
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new StartError(`DATA_DIR : le dossier ${config.dataDir} ne peut pas servir, ${explain(error)}.`)
  })
  return startEmbedded(await findHome(config.dataDir))
}

/**
 * Starts the embedded database, or joins it when another process of this lab runs it already (its `stop` then leaves it
 * running). Throws StartError when it cannot.
 */
export async function startEmbedded(home: Home): Promise<Reached> {
  const url = `postgres://${labName}@localhost/${labName}?host=${encodeURIComponent(home.socket)}`
  const patience = { busy: Date.now() + 60_000, failing: Date.now() + 8_000 }
  let said = 'elle ne répond pas'
  while (Date.now() < patience.busy) {
    const found = await knock(home)
    if (typeof found === 'object') return { url, ...join(found) }
    if (found === 'nobody') {
      await initialise(home)
      const server = spawnServer(home)
      if (await answers(home, server)) return { url, ended: server.ended, stop: server.stop }
      said =
        server
          .said()
          .find((line) => /FATAL|PANIC/.test(line))
          ?.replace(/^.*?(FATAL|PANIC): +/, '') ?? said
      // A server killed a moment ago may still be letting go of its lock and its memory.
      if (Date.now() > patience.failing) break
    }
    await sleep(100)
  }
  throw new StartError(`La base de données ne démarre pas : ${explain(new Error(said))}.`)
}

/** Tries the socket: a connection when a server answers, `busy` while it starts or stops. */
async function knock(home: Home): Promise<pg.Client | 'busy' | 'nobody'> {
  const client = new pg.Client({
    host: home.socket,
    user: labName,
    database: labName,
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    return error instanceof pg.DatabaseError ? 'busy' : 'nobody'
  }
}

function join(client: pg.Client): Running {
  const { promise, resolve } = Promise.withResolvers<string>()
  client.once('end', () => resolve('La base de données s’est arrêtée.'))
  return { ended: promise, stop: () => client.end() }
}

async function answers(home: Home, server: Kept): Promise<boolean> {
  let over = false
  void server.ended.then(() => (over = true))
  while (!over) {
    const found = await knock(home)
    if (typeof found === 'object') {
      await found.end()
      // Another process may have started its own just before ours.
      return !over
    }
    await sleep(20)
  }
  return false
}

function spawnServer(home: Home): Kept {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: home.socket,
    unix_socket_permissions: '0700',
    // Test files that share a process open their labs together.
    max_connections: home.fleeting ? '500' : '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    log_checkpoints: 'off',
    // Statements and their values hold what people wrote: they stay out of the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    idle_in_transaction_session_timeout: '60s',
    ...(home.fleeting && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      autovacuum: 'off',
    }),
  }
  const args = [
    '-D',
    home.data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  return spawnKept(`${home.programs}/bin/postgres`, args, {
    name: 'La base de données',
    env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] },
    cwd: '/',
    // PostgreSQL's "fast" stop: it ends the connections and writes everything down.
    stopSignal: 'SIGINT',
    ...(home.owner && { owner: home.owner }),
  })
}
