import { z } from 'zod'
import { choice, optionalText, optionalWhole, text } from '../../platform/forms.ts'
import type { Csl } from './csl.ts'
import type { Identifier } from './identifiers.ts'

/** What a reference is, in the words of CSL. */
export const referenceSorts = [
  'article-journal',
  'book',
  'report',
  'legislation',
  'legal_case',
  'document',
] as const

/** A reference, typed field by field. */
export const referenceForm = z.object({
  sort: choice(referenceSorts).default('article-journal'),
  refTitle: text(300),
  refAuthors: optionalText(1_000),
  refIn: optionalText(300),
  refYear: optionalWhole(1, 2_200),
  refId: optionalText(200),
})

type Author = NonNullable<Csl['author']>[number]

export type ReferenceDraft = z.infer<typeof referenceForm>

/** What was typed as a reference in the words of CSL: one author a line, « Nom, Prénom », or a body as it is called. */
export function cslOf(draft: ReferenceDraft, identifier: Identifier | null): Csl {
  const { sort, refTitle, refAuthors, refIn, refYear } = draft
  const names = refAuthors.split('\n').map((line) => line.trim())
  const author = names.filter((line) => line !== '').map(nameOf)
  return {
    type: sort,
    title: refTitle,
    ...(author.length > 0 && { author: author.slice(0, 60) }),
    ...(refYear !== null && { issued: { 'date-parts': [[refYear]] } }),
    ...(refIn && (sort === 'article-journal' ? { 'container-title': refIn } : { publisher: refIn })),
    ...(identifier && identifierOf(identifier)),
  }
}

function nameOf(line: string): Author {
  const [family = '', given] = line.split(/\s*,\s*/)
  return given ? { family, given } : { literal: line }
}

function identifierOf(identifier: Identifier): Partial<Csl> {
  if (identifier.sort === 'DOI') return { DOI: identifier.value }
  if (identifier.sort === 'ISBN') return { ISBN: identifier.value }
  if (identifier.sort === 'LEGI') return { URL: identifier.url }
  return { number: identifier.value }
}
