#!/usr/bin/env node
// The one command. Plain JavaScript for the Node 20 of a bare machine: it installs what is missing, builds, and hands over
// to Node 24, which the project brings with it.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { install, isRunning, Refusal } from './install.mjs'

const root = import.meta.dirname
const [command = 'serve', ...args] = process.argv.slice(2)

/** The Node that the project brings, else the one we run on. */
function findNode() {
  const own = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Refusal('Il faut Node 24 ou plus récent : aucun n’est fourni pour cette machine.')
}

/** Starts a program that ends with us, and passes on the signals that ask for an end. */
function hand(program, programArgs, env = {}) {
  const setpriv = '/usr/bin/setpriv'
  const [first, ...rest] = existsSync(setpriv)
    ? [setpriv, '--pdeathsig', 'TERM', '--', program, ...programArgs]
    : [program, ...programArgs]
  const child = spawn(first, rest, { stdio: 'inherit', cwd: process.cwd(), env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
  return { child, ended }
}

const run = (program, programArgs, env) => hand(program, programArgs, env).ended

const nodeFlags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning']

/**
 * How the program runs, here, in the tests and in the bench. It keeps to half a gigabyte in all; left alone, Node would wait for more before
 * it looks for what can go. What is short-lived has room for the pages made at one time: with half of it, cleaning took a quarter of the
 * work. The C library, too, keeps what was freed unless it is told otherwise.
 */
const runtime = JSON.parse(readFileSync(join(root, 'runtime.json'), 'utf8'))

async function build() {
  const { buildAssets, buildProgram, buildTowns } = await import('./build.mjs')
  await Promise.all([buildProgram(), buildAssets(), buildTowns()])
}

/** esbuild keeps a process of its own for the next build. */
async function stopBuilding() {
  const { stop } = await import('esbuild')
  await stop()
}

async function callProgram(name) {
  await install(root, { forTests: false })
  await build()
  await stopBuilding()
  return run(findNode(), [...runtime.flags, join(root, 'build/cli.js'), name, ...args], runtime.env)
}

/** The lab, built and started again at each change of its sources; the database stays up. */
async function develop() {
  await install(root, { forTests: true })
  await build()
  const { child, ended } = hand(
    findNode(),
    [...runtime.flags, join(root, 'build/cli.js'), 'serve'],
    runtime.env,
  )
  let over = false
  void ended.then(() => (over = true))
  // Looking is cheap, and misses no editor's way of saving, which watching does.
  for (let seen = lastChange(); !over; await sleep(300)) {
    const now = lastChange()
    if (now === seen) continue
    seen = now
    const built = await build().then(
      () => true,
      () => false,
    )
    if (built) child.kill('SIGUSR2')
  }
  await stopBuilding()
  return ended
}

/** Something that changes when any file of the program does. */
function lastChange() {
  const folders = ['src', 'locales', 'presets', 'migrations', 'public', 'demo'].filter((name) =>
    existsSync(join(root, name)),
  )
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, name)),
  )
  const times = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return `${paths.length} ${Math.max(...times)}`
}

/**
 * Bundles `programs` and `given` files apart, so that several runs can go at once, and runs the first program on the files and `words`.
 */
async function runBundled(programs, given = [], words = []) {
  const { bundleTests } = await import('./build.mjs')
  for (const name of existsSync(join(root, 'build')) ? readdirSync(join(root, 'build')) : []) {
    const [, pid] = name.match(/^tests-(\d+)$/) ?? []
    if (pid && !isRunning(Number(pid))) rmSync(join(root, 'build', name), { recursive: true, force: true })
  }
  const folder = join(root, 'build', `tests-${process.pid}`)
  try {
    const [program] = await bundleTests(folder, [...programs, ...given])
    await stopBuilding()
    const files = given.map((path) => join(folder, path.replace(/\.tsx?$/, '.js')))
    return await run(findNode(), [...nodeFlags, program, ...files, ...words])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function test() {
  await install(root, { forTests: true })
  const { buildAssets, buildTowns, findTests } = await import('./build.mjs')
  const [tests] = await Promise.all([findTests(args), buildAssets(), buildTowns()])
  return runBundled(['test/run.ts', 'test/support/report.ts', 'src/cli.ts'], tests)
}

async function check() {
  await install(root, { forTests: true })
  return run(findNode(), [...nodeFlags, join(root, 'check.mjs'), ...args])
}

/** Measures and crossings that are programs of their own, with the processes they start. */
async function measure(...entries) {
  await install(root, { forTests: true })
  await build()
  return runBundled(entries, [], args)
}

const commands = {
  dev: develop,
  test,
  check,
  bench: () => measure('bench/run.ts', 'bench/load.ts', 'bench/bare.ts'),
  film: () => measure('bench/film.ts', 'bench/load.ts', 'bench/bare.ts'),
  opinions: () => measure('bench/opinions.ts'),
  kill: () => measure('bench/kill.ts'),
  axe: () => measure('test/axe.ts'),
}

try {
  process.exitCode = await (commands[command] ?? (() => callProgram(command)))()
} catch (error) {
  // esbuild has already shown what is wrong in the sources.
  if (error instanceof Refusal) console.error(error.message)
  else if (!error?.errors) console.error(error)
  process.exitCode = 1
}
