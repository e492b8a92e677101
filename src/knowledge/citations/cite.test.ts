import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cite } from './cite.ts'
import type { Csl } from './csl.ts'

const wordsOf = (html: string | undefined) => (html ?? '').replace(/^<div class="csl-entry">|<\/div>$/g, '')
const inFrench = async (reference: Csl) => wordsOf((await cite(reference)).fr)
const inEnglish = async (reference: Csl) => wordsOf((await cite(reference)).en)

const bourdieu = { family: 'Bourdieu', given: 'Pierre' }
const passeron = { family: 'Passeron', given: 'Jean-Claude' }
const article: Csl = {
  type: 'article-journal',
  title: 'The prevalence of voice-hearers',
  author: [
    { family: 'Beavan', given: 'Vanessa' },
    { family: 'Read', given: 'John' },
    { literal: 'Un laboratoire' },
  ],
  issued: { 'date-parts': [[2011]] },
  'container-title': 'Journal of Mental Health',
  DOI: '10.3109/09638237.2011.562262',
}

describe('a reference is cited', () => {
  it('as a book with its ISBN', async () => {
    const book: Csl = {
      type: 'book',
      title: 'La Distinction',
      author: [bourdieu],
      issued: { 'date-parts': [[1979]] },
      publisher: 'Minuit',
      ISBN: '9782707302755',
    }
    assert.equal(
      await inFrench(book),
      'Bourdieu, Pierre (1979). <i>La Distinction</i>. Minuit. ISBN 9782707302755',
    )
  })

  it('as an article by three, in French and in English', async () => {
    assert.equal(
      await inFrench(article),
      'Beavan, Vanessa, John Read et Un laboratoire (2011). «\u00a0The prevalence of voice-hearers\u00a0». ' +
        '<i>Journal of Mental Health</i>. https://doi.org/10.3109/09638237.2011.562262',
    )
    assert.equal(
      await inEnglish(article),
      'Beavan, Vanessa, John Read and Un laboratoire (2011). “The prevalence of voice-hearers”. ' +
        '<i>Journal of Mental Health</i>. https://doi.org/10.3109/09638237.2011.562262',
    )
  })

  it('as a law, which nobody signs, and as a judgment', async () => {
    const law: Csl = {
      type: 'legislation',
      title: 'Loi n° 89-462 du 6 juillet 1989, article 24',
      issued: { 'date-parts': [[1989]] },
      URL: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006069108',
    }
    assert.equal(
      await inFrench(law),
      '<i>Loi n° 89-462 du 6 juillet 1989, article 24</i> (1989). https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006069108',
    )
    const judgment: Csl = {
      type: 'legal_case',
      title: 'Première chambre civile',
      publisher: 'Cour de cassation',
      number: 'ECLI:FR:CCASS:2020:C100123',
    }
    assert.equal(
      await inFrench(judgment),
      '<i>Première chambre civile</i> (sans date). Cour de cassation. ECLI:FR:CCASS:2020:C100123',
    )
  })

  it('with two authors, without a date', async () => {
    const report: Csl = { type: 'report', title: 'Les Héritiers', author: [bourdieu, passeron] }
    assert.equal(
      await inFrench(report),
      'Bourdieu, Pierre et Jean-Claude Passeron (sans date). <i>Les Héritiers</i>.',
    )
    assert.equal(
      await inEnglish(report),
      'Bourdieu, Pierre and Jean-Claude Passeron (no date). <i>Les Héritiers</i>.',
    )
  })

  it('with the first of four authors or more', async () => {
    const many: Csl = {
      type: 'document',
      title: 'Que faire ?',
      author: [bourdieu, ...Array(59).fill(passeron)],
    }
    assert.equal(await inFrench(many), 'Bourdieu, Pierre et autres (sans date). <i>Que faire\u202f?</i>')
  })

  it('by an address that stays what it is', async () => {
    const odd = { ...article, DOI: "10.1002/l'un--l'autre" }
    assert.match(await inFrench(odd), / https:\/\/doi\.org\/10\.1002\/l%27un--l%27autre$/)
  })

  it('whatever is typed, never as a mark', async () => {
    for (const typed of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"\'«“'.repeat(70)]) {
      const cited = await inFrench({ ...article, title: typed, author: [{ literal: typed }] })
      assert.doesNotMatch(cited, /<(?!\/?i>)/, typed)
      assert.notEqual(cited, '')
    }
  })
})
