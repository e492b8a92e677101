import { z } from 'zod'
import { choice, optionalText, text } from '../../platform/forms.ts'
import { troubles } from '../rules.ts'

export const reportForm = z.object({
  quoi: optionalText(20),
  pourquoi: choice(troubles),
  words: optionalText(4_000),
  contact: optionalText(200),
})

export const codeForm = z.object({ code: text(100) })
