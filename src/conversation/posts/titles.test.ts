import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { openingOf, titlePost } from './titles.ts'

const said = (text: string, more: { warning?: string; transcript?: string } = {}) =>
  titlePost({ text, warning: '', transcript: '', ...more }, 'Image')

describe('the title of a post', () => {
  it('is the whole of a short text, without its marks', () => {
    assert.deepEqual(said('Je **cherche** un lit.').title, 'Je cherche un lit.')
    assert.equal(said('Je cherche un lit.').summary, '')
  })

  it('is the first sentence of a longer one, and the rest follows', () => {
    const { title, summary } = said(
      `Hier, à la CAF, rien. ${'On m’a dit de revenir demain matin. '.repeat(4)}`,
    )
    assert.equal(title, 'Hier, à la CAF, rien.')
    assert.match(summary, /^On m’a dit/)
  })

  it('is the warning alone where there is one', () => {
    const { title, summary } = said('Il m’a frappée.', { warning: 'violences' })
    assert.equal(title, 'Avec un avertissement\u00a0: violences')
    assert.equal(summary, '')
  })

  it('is what the voice message says when nothing is written, else what the post is', () => {
    assert.equal(said('', { transcript: 'Bonjour.' }).title, 'Bonjour.')
    assert.equal(said('').title, 'Image')
  })

  it('is never empty nor long, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const { title, summary } = said(text)
        assert.ok(title.length > 0 && title.length <= 320)
        assert.ok(summary.length <= 330)
        assert.ok((openingOf(text)?.length ?? 0) <= 420)
      }),
      { numRuns: 300, seed: 20_261_124 },
    )
  })
})
