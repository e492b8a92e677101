// Bundles with esbuild: the program, what browsers load, and the tests. Plain JavaScript: it runs before anything is built.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build } from 'esbuild'

const compress = promisify(brotliCompress)
const root = import.meta.dirname

const forNode = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: 'linked',
  // The sources stand beside: what runs keeps its map in memory.
  sourcesContent: false,
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  logLevel: 'warning',
}

/** Written beside, then renamed: someone else may be reading, or building the same thing. */
async function writeWhole(path, contents) {
  const beside = `${path}.${process.pid}`
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(beside, contents)
  await rename(beside, path)
}

/** The whole program, in build/cli.js and its parts. */
export async function buildProgram() {
  const built = await build({ ...forNode, entryPoints: ['src/cli.ts'], outdir: 'build', write: false })
  const parts = built.outputFiles.filter((file) => basename(file.path) !== 'cli.js')
  const entry = built.outputFiles.filter((file) => basename(file.path) === 'cli.js')
  for (const file of [...parts, ...entry]) await writeWhole(file.path, file.contents)
  await forgetOld('build/parts', 1, new Set(parts.map((file) => basename(file.path))))
}

/** Removes what earlier builds left, once nobody can still be reading it. */
async function forgetOld(folder, days, kept) {
  for (const name of await readdir(join(root, folder)).catch(() => [])) {
    const path = join(root, folder, name)
    const { mtimeMs } = await stat(path)
    if (!kept.has(name) && Date.now() - mtimeMs > days * 86_400_000) await rm(path, { force: true })
  }
}

/** Style sheets and scripts for browsers: hashed names in build/assets, listed in build/assets.json. */
export async function buildAssets() {
  const entryPoints = [
    ...(await list('src/styles', ['.css'])),
    ...(await list('src/client', ['.ts', '.tsx'])),
  ]
  const built = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'build/assets',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['safari15.4', 'chrome109'],
    loader: { '.woff2': 'file', '.woff': 'file', '.svg': 'file' },
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  const names = {}
  for (const [path, { entryPoint }] of Object.entries(built.metafile.outputs)) {
    if (entryPoint) names[basename(entryPoint).replace(/\.tsx?$/, '.js')] = basename(path)
  }
  for (const file of built.outputFiles) await writeAsset(basename(file.path), file.contents)
  for (const path of await list('public', [])) {
    const contents = await readFile(join(root, path))
    const name = hashedName(basename(path), contents)
    names[basename(path)] = name
    await writeAsset(name, contents)
  }
  await writeWhole(join(root, 'build/assets.json'), JSON.stringify(names, null, 2))
  const kept = [...built.outputFiles.map((file) => basename(file.path)), ...Object.values(names)]
  // Pages that are open, and stored ones, still ask for the former names.
  await forgetOld('build/assets', 30, new Set(kept.flatMap((name) => [name, `${name}.br`])))
}

/** The towns that trials may name, in build/towns.tsv. */
export async function buildTowns() {
  await promisify(execFile)(process.execPath, [join(root, 'build-towns.mjs')])
}

function hashedName(name, contents) {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8).toUpperCase()
  return `${name.slice(0, -extname(name).length)}-${hash}${extname(name)}`
}

/** A name holds the hash of its contents: what exists is right already. */
async function writeAsset(name, contents) {
  const path = join(root, 'build/assets', name)
  if (existsSync(path)) return
  if (/\.(css|js|svg|json|webmanifest)$/.test(name)) {
    const quality = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
    }
    await writeWhole(`${path}.br`, await compress(contents, { params: quality }))
  }
  await writeWhole(path, contents)
}

async function list(folder, extensions) {
  const names = await readdir(join(root, folder)).catch(() => [])
  return names
    .filter(
      (name) =>
        !/\.test\.tsx?$/.test(name) && (extensions.length === 0 || extensions.includes(extname(name))),
    )
    .map((name) => join(folder, name))
}

/** Every test file whose path holds one of `filters` (all without), relative to the project. */
export async function findTests(filters) {
  const names = await Promise.all(
    ['src', 'test'].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
    ),
  )
  return names
    .flat()
    .filter((path) => /\.test\.tsx?$/.test(path))
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
    .sort()
}

/** Bundles `entries` (relative paths) into `outdir`, each at its own path; the code they share is loaded once. */
export async function bundleTests(outdir, entries) {
  await build({ ...forNode, entryPoints: entries, outdir, outbase: root })
  return entries.map((entry) => join(outdir, entry.replace(/\.tsx?$/, '.js')))
}
