import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../platform/root.ts'

const told = readTold()

test('every class a page uses is told in docs/look.md', () => {
  const pages = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'),
  )
  assert.ok(pages.length > 0)
  const strangers = pages.flatMap((name) => {
    const used = readFileSync(join(root, 'src', name), 'utf8').matchAll(/\bclass="([^"]+)"/g)
    return Array.from(used, ([, names = '']) => names.split(/\s+/))
      .flat()
      .filter((one) => !told.has(one))
      .map((one) => `${name}: ${one}`)
  })
  assert.deepEqual(strangers, [])
})

test('every class that is styled is told too', () => {
  const folder = join(root, 'src/styles/parts')
  const css = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  assert.ok(css.length > 0)
  const found = css.join('\n').matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)
  const strangers = Array.from(found, ([, name = '']) => name).filter((name) => !told.has(name))
  assert.deepEqual(strangers, [])
})

/** The words in backquotes of the first column, and the tones named before the tables. */
function readTold(): Set<string> {
  const lines = readFileSync(join(root, 'docs/look.md'), 'utf8').split('\n')
  const cells = lines.filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1] ?? '')
  const tones = lines.filter((line) => line.startsWith('Tones '))
  const quoted = [...cells, ...tones].join(' ').matchAll(/`([^`]+)`/g)
  return new Set(Array.from(quoted, ([, names = '']) => names.split(' ')).flat())
}
