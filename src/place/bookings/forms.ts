import { z } from 'zod'
import { optionalText, severalIds, text, whole } from '../../platform/forms.ts'

/** One booking: whatever name someone gives. */
export const bookingForm = z.object({ name: text(60) })

export const codeForm = z.object({ code: text(100) })

/** Who is ticked, and who was when the list was shown. */
export const tickForm = z.object({ came: severalIds(1_000), before: severalIds(1_000) })

export const strikeForm = z.object({ booking: text(40) })

export const notesForm = z.object({ notes: optionalText(4_000), version: whole(0, 999_999_999) })
