import { z } from 'zod'
import { choice, text } from '../../platform/forms.ts'
import { rules } from '../rules.ts'

export const hideForm = z.object({ rule: choice(rules), facts: text(2_000), answer: text(1_000) })
export const keepForm = z.object({ answer: text(1_000) })
export const showForm = z.object({ facts: text(2_000) })
