import { z } from 'zod'
import { choice, optionalText, text } from '../../platform/forms.ts'

export const contestForm = z.object({ words: text(4_000) })
export const paperContestForm = z.object({ code: text(100), quoi: text(20), words: text(4_000) })
export const hearForm = z.object({ position: choice(['show', 'keep', 'pass']), reason: optionalText(2_000) })
