import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import runtime from '../runtime.json' with { type: 'json' }
import { root } from '../src/platform/root.ts'
import { findPort, isReady, until } from '../test/support/launched.ts'
import type { Answers, Job } from './load.ts'

/** A server being measured. */
export interface Measured {
  port: number
  pid: number
  stop: () => Promise<void>
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** The application itself, as `start.mjs` builds and starts it, on a database that is ready. */
export async function startApplication(settings: Record<string, string>): Promise<Measured> {
  const port = await findPort()
  const profile = process.env['BENCH_PROFILE']
  const child = spawn(
    process.execPath,
    [
      ...runtime.flags,
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
      join(root, 'build/cli.js'),
      'application',
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        ...runtime.env,
        LOG_LEVEL: 'error',
        PORT: String(port),
        // Everyone here comes from one address: it is the place's own, where limits go by account.
        VENUE_ADDRESSES: '127.0.0.1',
        ...settings,
      },
    },
  )
  await until(() => isReady(port))
  return { port, pid: child.pid ?? 0, stop: () => end(child) }
}

/** A server that does nothing else than send 20 kB, or the pieces of one file. */
export async function startBare(film?: string): Promise<Measured> {
  const port = await findPort()
  const env = { PORT: String(port), ...(film && { FILM: film }) }
  const child = fork(join(import.meta.dirname, 'bare.js'), { env })
  await once(child, 'message')
  return { port, pid: child.pid ?? 0, stop: () => end(child) }
}

export interface Load {
  run: (job: Job) => Promise<Answers>
  stop: () => Promise<void>
}

/** The process that asks. */
export function startLoad(): Load {
  const child = fork(join(import.meta.dirname, 'load.js'))
  return {
    run: async (job) => {
      child.send(job)
      const [answers] = (await once(child, 'message')) as [Answers | { error: string }]
      if ('error' in answers) throw new Error(answers.error)
      return answers
    },
    stop: () => end(child),
  }
}

/** Milliseconds of processor a process has used, in all its threads. */
export async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // After the name, which may hold anything, come the fields from the third on; 14 and 15 are ticks of 10 ms.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Megabytes (MiB) of memory a process holds. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024
}

/** What measures depend on, without the name of the machine. */
export function describeMachine(): string {
  const all = cpus()
  return `${all.length} cores, ${all[0]?.model.trim()}, Node ${process.versions.node}`
}
