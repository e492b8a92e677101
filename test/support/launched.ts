import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import runtime from '../../runtime.json' with { type: 'json' }
import { findHome } from '../../src/platform/embedded-home.ts'
import { root } from '../../src/platform/root.ts'

/** The one command, as someone types it: what it said and how it ended. */
export interface Launched {
  pid: number
  said: () => string
  ended: Promise<number>
  kill: (signal: NodeJS.Signals) => void
}

/** Where the runner says the program stands that was bundled with the tests, out of reach of other builds. */
export const programVariable = 'TEST_PROGRAM'

/** Runs `node start.mjs <args>` with these settings alone. */
export function launchStart(args: string[], settings: Record<string, string>): Launched {
  return launch([join(root, 'start.mjs'), ...args], settings)
}

/** Runs the built program itself, `socialab <args>`, with these settings alone, as start.mjs does. */
export function launchProgram(args: string[], settings: Record<string, string>): Launched {
  const program = process.env[programVariable] ?? join(root, 'build/cli.js')
  return launch([...runtime.flags, program, ...args], { ...runtime.env, ...settings })
}

function launch(args: string[], settings: Record<string, string>): Launched {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'error', ...settings }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const { promise: ended, resolve } = Promise.withResolvers<number>()
  child.once('close', (code) => resolve(code ?? -1))
  return { pid: child.pid ?? 0, said: () => said, ended, kill: (signal) => child.kill(signal) }
}

/** A port that nothing listens on. */
export async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Waits until `seen` holds, looking often; throws after `seconds`. */
export async function until(seen: () => Promise<boolean> | boolean, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(40)) if (await seen()) return
  throw new Error(`not seen within ${seconds} s`)
}

/** Whether the lab on this port answers, its database included. */
export async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
  return answer?.status === 200
}

/** A folder for a lab, and what takes it away with its database. */
export async function makeDataDir(): Promise<{ dataDir: string; forget: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'socialab-start-'))
  return {
    dataDir,
    forget: async () => {
      const { data } = await findHome(dataDir)
      await rm(dirname(data), { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The number of the embedded database's main process. */
export async function findPostgres(dataDir: string): Promise<number> {
  const { data } = await findHome(dataDir)
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** The children of a process whose command line holds `part`. */
export async function findChild(parent: number, part: string): Promise<number | undefined> {
  const children = (await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8'))
    .split(' ')
    .filter(Boolean)
  for (const child of children) {
    const line = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')
    if (line.includes(part)) return Number(child)
  }
  return undefined
}
