import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../platform/root.ts'

const tones = ['voice', 'group', 'workshop', 'made', 'know', 'need', 'people']
/** What is read, and what it is printed on. */
const pairs: readonly (readonly [string, string])[] = [
  ...['ink', 'soft', 'accent', 'bad'].flatMap((text) => [[text, 'paper'] as const, [text, 'sheet'] as const]),
  ...tones.map((tone) => ['ink', tone] as const),
  ['on-accent', 'accent'],
  ['paper', 'ink'],
]

test('every text is seven times lighter or darker than what it is printed on, by day and by night', () => {
  for (const list of readLists()) {
    for (const [text, ground] of pairs) {
      const ratio = contrast(colour(list, text), colour(list, ground))
      assert.ok(ratio >= 7, `${text} on ${ground}: ${ratio.toFixed(2)}`)
    }
  }
})

test('edges of fields and the ring of focus stand out three times from what surrounds them', () => {
  for (const list of readLists()) {
    for (const ground of ['paper', 'sheet', ...tones]) {
      for (const edge of ['line', 'accent']) {
        assert.ok(contrast(colour(list, edge), colour(list, ground)) >= 3, `${edge} on ${ground}`)
      }
    }
  }
})

test('a dark device and a dark choice give the same colours', () => {
  const [, device, choice] = readLists()
  assert.deepEqual(device, choice)
})

/** The lists of colours in the order of the file: light, a dark device, a dark choice. */
function readLists(): Map<string, string>[] {
  const css = readFileSync(join(root, 'src/styles/parts/tokens.css'), 'utf8')
  const blocks = css.match(/\{[^{}]*--paper:[^{}]*\}/g) ?? []
  assert.equal(blocks.length, 3)
  return blocks.map((block) => {
    const found = block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)
    return new Map(Array.from(found, ([, name = '', value = '']) => [name, value]))
  })
}

function colour(list: Map<string, string>, name: string): string {
  const value = list.get(name)
  assert.ok(value, `no colour named ${name}`)
  return value.length === 4 ? value.replace(/[0-9a-f]/g, '$&$&') : value
}

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
