import { z } from 'zod'
import { text } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import type { Words } from '../../platform/words.ts'
import { savedState } from '../pieces/forms.ts'

const chooseWay: MessageKey = 'knowledge.crossing.choose'

/** Which of the two answers the other, and how: `vers:illustre` when the piece that one looks at illustrates the other. */
const way = (words: Words) =>
  z
    .string(chooseWay)
    .regex(/^(vers|depuis):/, chooseWay)
    .transform((typed) => {
      const [side, ...kind] = typed.split(':')
      return { towards: side === 'vers', kind: kind.join(':') }
    })
    .refine(({ kind }) => words.find('crossing', kind) !== undefined, chooseWay)

const said = (words: Words) => z.object({ way: way(words), why: text(600), lang: language })

export const crossingForm = (words: Words) =>
  said(words).extend({ other: z.string().regex(/^[0-9a-z]{12}$/) })

export type CrossingDraft = z.infer<ReturnType<typeof said>>

export const crossingEditForm = (words: Words) => said(words).extend(savedState)
