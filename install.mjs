// Installs the dependencies when the lockfile is not the one they were installed from. Plain JavaScript for Node 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, openSync, closeSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What stops the start. Its message is one line. */
export class Refusal extends Error {}

export function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Makes node_modules what the lockfile says; `forTests` adds what only tests and checks need. */
export async function install(root, { forTests }) {
  if (isInstalled(root, forTests)) return
  const release = await takeTurn(join(root, '.install.lock'))
  try {
    if (isInstalled(root, forTests)) return
    // The same lockfile and only tests' packages missing: add them, nothing is taken from a lab that runs.
    const adding = isInstalled(root, false)
    if (!adding && labRuns(root)) {
      throw new Refusal('Le lab tourne depuis ce dossier : arrêtez-le avant de changer ses dépendances.')
    }
    const kind = forTests ? '--include=dev' : '--omit=dev'
    const verb = adding ? ['install', '--no-save', '--prefer-offline'] : ['ci']
    const done = spawnSync(
      'npm',
      [...verb, '--ignore-scripts', kind, '--no-fund', '--no-audit', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_ENV: '' },
      },
    )
    if (done.status !== 0) throw new Refusal('Les dépendances n’ont pas pu être installées.')
    writeFileSync(stampOf(root), stamp(root, forTests))
  } finally {
    release()
  }
}

const stampOf = (root) => join(root, 'node_modules/.socialab')

function stamp(root, forTests) {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${hash} ${forTests ? 'tests' : 'program'}\n`
}

function isInstalled(root, forTests) {
  const found = existsSync(stampOf(root)) ? readFileSync(stampOf(root), 'utf8') : ''
  if (found === stamp(root, true) || (!forTests && found === stamp(root, false))) return true
  if (!agrees(root, forTests)) return false
  writeFileSync(stampOf(root), stamp(root, forTests))
  return true
}

/** Whether npm, called by hand, has already installed every package of the lockfile that this machine can use. */
function agrees(root, forTests) {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      (entry.dev && !forTests) ||
      entry.devOptional ||
      have[path]?.version === entry.version,
  )
}

/** The launcher of a lab leaves its number in build/ while it runs. */
function labRuns(root) {
  const folder = join(root, 'build')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.some((name) => isRunning(Number(name.match(/^running-(\d+)$/)?.[1] ?? NaN)))
}

/** One install at a time in a checkout. */
async function takeTurn(path) {
  for (let said = false; ; said = true) {
    try {
      const file = openSync(path, 'wx')
      writeFileSync(file, String(process.pid))
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Refusal(`Ce dossier ne peut pas être écrit : ${error.code}.`)
    }
    if (!said) console.error('Une autre installation est en cours…')
    const pid = Number(readFileSync(path, 'utf8') || NaN)
    if (pid && !isRunning(pid)) rmSync(path, { force: true })
    await sleep(300)
  }
}
