import type { Said, Translate } from './messages.ts'
import type { Reading } from './reading.ts'
import type { Viewer } from './viewer.ts'
import type { Upload } from './files/uploads/uploads.ts'
import type { Words } from './words.ts'

/** What any component may need to know about the request it is rendered for. */
export interface View extends Reading {
  t: Translate
  dir: 'ltr' | 'rtl'
  /** The value of `lang`: the easy version is French. */
  lang: string
  viewer: Viewer | null
  /** Path and query of the page, for `aria-current` and for coming back. */
  path: string
  /** Whether it answers a form: whoever goes elsewhere loses what was typed. */
  answersForm: boolean
  publicUrl: URL
  /** Zone of the place, in which every time is written. */
  zone: string
  now: Date
  words: Words
  assets: (name: string) => string
  /** What the last act did, shown once at the top. */
  said: Said | null
  /** The reader's uploads that this page's forms may go on with (`loadUploads`). */
  uploads: readonly Upload[]
}

let current: View | null = null

/** The view of the page being rendered. Rendering is synchronous, so one variable is enough and costs nothing. */
export function useView(): View {
  if (!current) throw new Error('useView is for components, while a page is rendered')
  return current
}

/** Renders with `view` within reach of every component. */
export function withView<T>(view: View, render: () => T): T {
  current = view
  try {
    return render()
  } finally {
    current = null
  }
}
