import type { Child } from 'hono/jsx'
import type { Answers } from '../tables.ts'
import type { ShownPart } from '../parts/sorts.ts'

/** What a form is given to make its pages of: one version of a production. */
export interface Made {
  title: string
  summary: string
  lang: string
  answers: Answers
  parts: readonly ShownPart[]
}

/** A page of a production as it opens from a folder: no lab, no account, no network. It links to the others by their names. */
export interface OfflinePage {
  /** Its file: `index.html` for the one that opens first. */
  name: string
  title: string
  body: Child
  /** Whether one must have seen it to have gone through the whole; if none is, the first page is enough. */
  counts?: boolean
  /** Whether coming here is having gone through the whole, whatever else was seen. */
  ends?: boolean
}
