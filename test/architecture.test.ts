import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { root } from '../src/platform/root.ts'
import { readSources, type Source } from './support/sources.ts'

/** Each knows only those before it; dependency-cruiser reads the same list. */
const order: string[] = JSON.parse(readFileSync(join(root, 'modules.json'), 'utf8'))
/** Folders of src that run in browsers. */
const forBrowsers = ['client', 'styles']

const sources = readSources('src')

/** The folder of src a file is in; empty for the files that put everything together. */
function moduleOf(path: string): string {
  const [, folder = '', inside] = path.split('/')
  return inside === undefined ? '' : folder
}

interface Import {
  from: string
  /** A path of the project for a relative import, else a package's name. */
  to: string
}

const importing = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g

function listImports({ path, text }: Source): Import[] {
  return [...text.matchAll(importing)].map(([, , to = '']) => ({
    from: path,
    to: to.startsWith('.') ? join(dirname(path), to) : to,
  }))
}

const imports = sources.flatMap(listImports)
const describeImport = ({ from, to }: Import) => `${from} → ${to}`

describe('modules', () => {
  test('every folder of src has its place in the order', () => {
    const folders = new Set(sources.map(({ path }) => moduleOf(path)).filter(Boolean))
    assert.deepEqual(
      [...folders].filter((folder) => !order.includes(folder) && !forBrowsers.includes(folder)),
      [],
    )
  })

  test('the import lines that were read lead to files', () => {
    const relative = imports.filter(({ to }) => to.startsWith('src/'))
    assert.ok(relative.length > 0, 'no import was read')
    assert.deepEqual(relative.filter(({ to }) => !existsSync(join(root, to))).map(describeImport), [])
  })

  test('a module knows only those before it', () => {
    const backwards = imports.filter(({ from, to }) => {
      const own = order.indexOf(moduleOf(from))
      if (own < 0 || !to.startsWith('src/')) return false
      return moduleOf(to) === '' || order.indexOf(moduleOf(to)) > own
    })
    assert.deepEqual(backwards.map(describeImport), [])
  })

  test('a module is entered by its front door', () => {
    const around = imports.filter(({ from, to }) => {
      const other = moduleOf(to)
      if (!to.startsWith('src/') || ['', 'platform', moduleOf(from)].includes(other)) return false
      return to !== `src/${other}/index.ts`
    })
    assert.deepEqual(around.map(describeImport), [])
  })

  test('a front door opens with what the module is for', () => {
    const doors = sources.filter(({ path }) => /^src\/\w+\/index\.ts$/.test(path))
    assert.deepEqual(
      doors.filter(({ text }) => !/^\/(\/ |\*\*)/.test(text)).map(({ path }) => path),
      [],
    )
  })

  test('what runs in browsers and what runs on the server do not import each other', () => {
    const crossing = imports.filter(({ from, to }) => {
      const ends = [from, to]
        .filter((path) => path.startsWith('src/'))
        .map((path) => forBrowsers.includes(moduleOf(path)))
      return ends.length === 2 && ends[0] !== ends[1]
    })
    assert.deepEqual(crossing.map(describeImport), [])
  })

  test('only federation speaks ActivityPub', () => {
    const speaking = imports.filter(
      ({ from, to }) => to.startsWith('@fedify/') && moduleOf(from) !== 'federation',
    )
    assert.deepEqual(speaking.map(describeImport), [])
  })
})

const created = /\bcreate table (?:if not exists )?(\w+)\."?(\w+)"?/gi
const tables = readSources('migrations', /\.sql$/).flatMap(({ text }) =>
  [...text.matchAll(created)].map(([, owner = '', name = '']) => ({ owner, name })),
)

/** The table's qualified name as SQL or Kysely write it, but not as the start of a longer name. */
function mentions(text: string, { owner, name }: { owner: string; name: string }): boolean {
  return new RegExp(`(?<![\\w.-])"?${owner}"?\\."?${name}"?(?![\\w.-])`).test(text)
}

describe('tables', () => {
  test('every table belongs to a module', () => {
    assert.ok(tables.length > 0, 'no table was read')
    assert.deepEqual(
      tables.filter(({ owner }) => !order.includes(owner)),
      [],
    )
  })

  test('a module never reads the tables of another', () => {
    const owned = tables.filter(({ owner }) => owner !== 'platform')
    const trespassing = sources.flatMap(({ path, text }) =>
      owned
        .filter((table) => table.owner !== moduleOf(path) && mentions(text, table))
        .map(({ owner, name }) => `${path} reads ${owner}.${name}`),
    )
    assert.deepEqual(trespassing, [])
  })
})
