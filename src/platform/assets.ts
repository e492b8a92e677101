import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { root } from './root.ts'
import { newRoutes } from './web.ts'

const folder = join(root, 'build', 'assets')

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const names: Record<string, string> = readNames()

function readNames(): Record<string, string> {
  const file = join(root, 'build', 'assets.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** The address of a style, script or drawing of our own; its content's hash is in the name, so browsers keep it for ever. */
export function assetPath(name: string): string {
  return `/assets/${hashedName(name)}`
}

function hashedName(name: string): string {
  const hashed = names[name]
  if (!hashed) throw new Error(`no asset ${name}: it is not among the entries of the build`)
  return hashed
}

/** The content of a style or script of our own, to go along with what people take away. */
export async function readAsset(name: string): Promise<Uint8Array> {
  return (await load(hashedName(name))).plain
}

const served = new Map<
  string,
  Promise<{ plain: Uint8Array<ArrayBuffer>; brotli: Uint8Array<ArrayBuffer> | null }>
>()

function load(name: string) {
  const known = served.get(name)
  if (known) return known
  const loading = Promise.all([
    readFile(join(folder, name)),
    readFile(join(folder, `${name}.br`)).catch(() => null),
  ]).then(([plain, brotli]) => ({ plain: new Uint8Array(plain), brotli: brotli && new Uint8Array(brotli) }))
  served.set(name, loading)
  return loading
}

const files = new Set(existsSync(folder) ? readdirSync(folder) : [])

export const assetRoutes = newRoutes().get('/assets/:name', async (c) => {
  const name = c.req.param('name')
  if (!files.has(name)) return c.notFound()
  const { plain, brotli } = await load(name)
  c.header('content-type', types[extname(name)] ?? 'application/octet-stream')
  c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('vary', 'accept-encoding')
  if (!brotli || !c.req.header('accept-encoding')?.includes('br')) return c.body(plain)
  c.header('content-encoding', 'br')
  return c.body(brotli)
})
