import { z } from 'zod'
import { checkbox, optionalText, severalIds, text, whole } from '../../platform/forms.ts'

/** One booking: whatever name someone gives. */
export const bookingForm = z.object({ name: text(60) })

export const codeForm = z.object({ code: text(100) })

/**
 * All that one does at the door, whichever button is pressed: who is ticked and who was when the page was shown, someone who just came, the
 * notes as they were and as they are, and, with its own button, who is struck out.
 */
export const doorForm = z.object({
  came: severalIds(1_000),
  before: severalIds(1_000),
  name: optionalText(60),
  shown: optionalText(4_000),
  notes: optionalText(4_000),
  version: whole(0, 999_999_999),
  booking: optionalText(40),
  strike: checkbox,
})

export type Door = z.infer<typeof doorForm>
