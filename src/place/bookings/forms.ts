import { z } from 'zod'
import { optionalText, text, whole } from '../../platform/forms.ts'

/** One booking: whatever name someone gives. */
export const bookingForm = z.object({ name: text(60) })

export const codeForm = z.object({ code: text(100) })

const ids = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(40)).max(1_000),
)

/** Who is ticked, and who was when the list was shown. */
export const tickForm = z.object({ came: ids, before: ids })

export const strikeForm = z.object({ booking: text(40) })

export const notesForm = z.object({ notes: optionalText(4_000), version: whole(0, 999_999_999) })
