import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Something that runs until it ends by itself (`ended` says why, in words or none when all went well) or is stopped. */
export interface Running {
  ended: Promise<string>
  stop: () => Promise<void>
}

export interface Kept extends Running {
  /** The code it ended with, once it has. */
  code: () => number | null
  /** The last lines of its error output, when they are not passed through. */
  said: () => string[]
}

interface KeptOptions {
  name: string
  env: NodeJS.ProcessEnv
  cwd: string
  stopSignal: 'SIGINT' | 'SIGTERM'
  owner?: { uid: number; gid: number }
  /** Its output goes where ours goes. */
  passThrough?: boolean
}

const longestStop = 30_000
const setpriv = '/usr/bin/setpriv'

/**
 * Starts a program that never outlives us: the kernel sends it `stopSignal` when this process dies, `kill -9` included.
 * It has its own session, so that Ctrl-C reaches us alone and we stop things in order.
 */
export function spawnKept(program: string, args: string[], options: KeptOptions): Kept {
  const { name, env, cwd, stopSignal, owner, passThrough } = options
  const output = passThrough ? 'inherit' : 'ignore'
  const [command, ...rest] = existsSync(setpriv)
    ? [setpriv, '--pdeathsig', stopSignal.slice(3), '--', program, ...args]
    : [program, ...args]
  const child = spawn(command, rest, {
    env,
    cwd,
    detached: true,
    stdio: ['ignore', output, passThrough ? 'inherit' : 'pipe'],
    ...owner,
  })
  let lines: string[] = []
  child.stderr?.on('data', (text: Buffer) => (lines = [...lines, ...text.toString().split('\n')].slice(-20)))
  const { promise: ended, resolve } = Promise.withResolvers<string>()
  child.once('error', (error) => resolve(`${name} ne se lance pas : ${error.message}.`))
  child.once('exit', (code, signal) =>
    resolve(code === 0 ? '' : `${name} s’est arrêtée (${signal ?? code}).`),
  )
  const stop = async () => {
    child.kill(stopSignal)
    const late = setTimeout(() => child.kill('SIGKILL'), longestStop)
    await ended
    clearTimeout(late)
  }
  return { ended, stop, code: () => child.exitCode, said: () => lines }
}
