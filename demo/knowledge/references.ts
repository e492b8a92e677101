import type { Csl } from '../../src/knowledge/citations/csl.ts'
import type { Key } from './crossings.ts'

/** What some pieces rest on. */
export const references: Readonly<Partial<Record<Key, Csl>>> = {
  meaning: {
    type: 'article-journal',
    title: 'The prevalence of voice-hearers in the general population: a literature review',
    author: [
      { family: 'Beavan', given: 'Vanessa' },
      { family: 'Read', given: 'John' },
      { family: 'Cartwright', given: 'Claire' },
    ],
    issued: { 'date-parts': [[2011]] },
    'container-title': 'Journal of Mental Health',
    DOI: '10.3109/09638237.2011.562262',
  },
  law: {
    type: 'legislation',
    title: 'Loi n° 89-462 du 6 juillet 1989 tendant à améliorer les rapports locatifs, article 24',
    issued: { 'date-parts': [[1989]] },
    URL: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006069108',
  },
}
