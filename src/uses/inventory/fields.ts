import type { MessageKey } from '../../platform/messages.ts'

/** What a use says in words, in the order it is asked and read. */
export const useLabels = {
  title: 'uses.field.title',
  who: 'uses.field.who',
  tool: 'uses.field.tool',
  purpose: 'uses.field.purpose',
  place: 'uses.field.place',
  opens: 'uses.field.opens',
  leavesOut: 'uses.field.leavesOut',
  risks: 'uses.field.risks',
  needed: 'uses.field.needed',
  transcript: 'uses.field.transcript',
} as const satisfies Record<string, MessageKey>

export type UseField = keyof typeof useLabels

/** All that a use says in words, field by field. */
export type UseTexts = Readonly<Record<UseField, string>>

/** All that it says, with the words of the lab and the tools it names. */
export interface UseWords extends UseTexts {
  tools: readonly string[]
  toolKeys: readonly string[]
  publics: readonly string[]
  settings: readonly string[]
}

/** How to answer, beside the question. */
export const useHints: Readonly<Partial<Record<UseField, MessageKey>>> = {
  title: 'uses.hint.title',
  who: 'uses.hint.who',
  tool: 'uses.hint.tool',
  place: 'uses.hint.place',
  opens: 'uses.hint.opens',
  leavesOut: 'uses.hint.leavesOut',
  risks: 'uses.hint.risks',
  needed: 'uses.hint.needed',
}

/** Characters that an answer holds. */
export const longest: Readonly<Record<UseField, number>> = {
  title: 120,
  who: 400,
  tool: 200,
  purpose: 2_000,
  place: 400,
  opens: 2_000,
  leavesOut: 2_000,
  risks: 2_000,
  needed: 2_000,
  transcript: 20_000,
}

// The keys of the record are the fields.
export const useFields = Object.keys(useLabels) as readonly UseField[]
