import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ShownPart } from '../parts/sorts.ts'
import { cutContent } from './cut.ts'

const part = (text: string, sort: ShownPart['sort'] = 'text'): ShownPart => ({
  ...{ id: 'p', key: 'k', own: {}, sort, title: '', text, alt: '', saves: 1 },
  file: null,
  cueCount: null,
  withdrawn: null,
})
const words = (text: string) => text.replace(/\s+/g, '')

describe('cutting a long content', () => {
  it('nothing of it is lost, whatever it is', () => {
    const paragraph = fc.oneof(
      fc.lorem({ maxCount: 60 }),
      fc.string({ maxLength: 9_000, unit: 'binary' }),
      fc.constant('```\ncode\n\n'),
    )
    const text = fc.array(paragraph, { maxLength: 20 }).map((paragraphs) => paragraphs.join('\n\n'))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const pages = cutContent(texts.map((one) => part(one)))
        const kept = pages.flat().map(({ text: one }) => one)
        assert.equal(words(kept.join('')), words(texts.join('')))
      }),
    )
  })

  it('a page is short enough to come in one go', () => {
    const long = Array.from({ length: 60 }, () => 'Une phrase de tous les jours. '.repeat(20)).join('\n\n')
    const pages = cutContent([part(long)])
    assert.ok(pages.length > 3)
    for (const page of pages) assert.ok(page.reduce((sum, { text }) => sum + text.length, 0) <= 6_600)
  })

  it('pictures count, and one page is enough for little', () => {
    assert.equal(cutContent([part('Court.'), part('', 'picture')]).length, 1)
    assert.ok(cutContent(Array.from({ length: 30 }, () => part('', 'picture'))).length > 1)
    assert.deepEqual(cutContent([]), [[]])
  })

  it('a block of code is never cut in two', () => {
    const code = `\`\`\`\n${'ligne\n\n'.repeat(1_500)}\`\`\``
    const pages = cutContent([part(`${'Avant. '.repeat(600)}\n\n${code}`)])
    for (const page of pages)
      for (const { text } of page) assert.equal((text.match(/^```/gm)?.length ?? 0) % 2, 0)
  })
})
