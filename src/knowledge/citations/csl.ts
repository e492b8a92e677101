/** A reference in the words of CSL-JSON (https://citationstyles.org), so that any tool can cite it in any style. */
export interface Csl {
  type: string
  title: string
  author?: readonly { family?: string; given?: string; literal?: string }[]
  issued?: { 'date-parts': readonly (readonly number[])[] }
  'container-title'?: string
  publisher?: string
  number?: string
  DOI?: string
  ISBN?: string
  URL?: string
}

/** How a reference is cited, as HTML, by language. */
export type Cited = Readonly<Partial<Record<'fr' | 'en', string>>>
