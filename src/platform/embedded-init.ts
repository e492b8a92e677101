import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { explain, StartError } from './embedded-home.ts'
import type { Home } from './embedded-home.ts'

/** Role and database of the lab. */
export const labName = 'socialab'

/** Makes the database's folder when there is none: first beside its place, then renamed, so that it is whole or absent. */
export async function initialise(home: Home): Promise<void> {
  if (existsSync(home.data)) return checkVersion(home)
  const unfinished = await mkdtemp(join(dirname(home.data), 'unfinished-'))
  try {
    if (home.owner) await chown(unfinished, home.owner.uid, home.owner.gid)
    // ICU, so that sorting and case do not depend on the machine; `und` suits every language of the lab.
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und']
    const safety = home.fleeting ? ['--no-sync'] : ['--data-checksums']
    await feed(home, 'initdb', [
      `--pgdata=${unfinished}`,
      `--username=${labName}`,
      '--auth=trust',
      ...locale,
      ...safety,
    ])
    await feed(home, 'postgres', ['--single', '-D', unfinished, 'postgres'], `create database ${labName}\n`)
    await rename(unfinished, home.data)
  } catch (error) {
    if (existsSync(join(home.data, 'PG_VERSION'))) return
    throw new StartError(`La base de données n’a pas pu être créée : ${explain(error)}.`)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function checkVersion(home: Home): Promise<void> {
  const [made, ours] = await Promise.all([
    readFile(join(home.data, 'PG_VERSION'), 'utf8'),
    feed(home, 'postgres', ['--version']),
  ])
  const wanted = ours.match(/\d+/)?.[0]
  if (made.trim() === wanted) return
  throw new StartError(
    `La base de données vient de PostgreSQL ${made.trim()}, le programme apporte ${wanted} : sauvegardez avec l’ancienne version, puis restaurez avec celle-ci.`,
  )
}

/** Runs one of PostgreSQL's programs to its end. Throws its own words when it fails. */
function feed(home: Home, program: string, args: string[], input = ''): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const env = { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] }
  const child = spawn(join(home.programs, 'bin', program), args, { cwd: '/', env, ...home.owner })
  let said = ''
  let answered = ''
  child.stdout.on('data', (text: Buffer) => (answered += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  child.on('error', reject)
  child.on('close', (code) => (code === 0 ? resolve(answered) : reject(new Error(failureIn(said, program)))))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return promise
}

function failureIn(said: string, program: string): string {
  return said.split('\n').find((line) => /error:|fatal:|panic:/i.test(line)) ?? `${program} s’est arrêté`
}
