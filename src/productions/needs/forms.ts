import { z } from 'zod'
import { optionalText, optionalWord, text } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import { originField } from '../../platform/origins.ts'
import type { Words } from '../../platform/words.ts'
import { savedState } from '../parts/forms.ts'

const needFields = (words: Words) => ({
  title: text(120),
  purpose: text(2_000),
  withWhom: optionalText(400),
  tried: optionalText(2_000),
  lang: language,
  priority: optionalWord(words, 'priority'),
})

/** What one lacks: the rest says for what, with whom, what was tried. */
export const needForm = (words: Words) => z.object({ ...needFields(words), ...originField })

export type NeedDraft = z.infer<ReturnType<typeof needForm>>

export const needEditForm = (words: Words) => z.object({ ...needFields(words), ...savedState })

export type NeedEdit = z.infer<ReturnType<typeof needEditForm>>

export const answerForm = z.object({ production: text(12) })
