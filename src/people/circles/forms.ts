import { z } from 'zod'
import { checkbox, optionalText, text, whole } from '../../platform/forms.ts'
import { shownName } from '../entering/forms.ts'
import { longestSeat } from './circles.ts'

export const volunteerForm = z.object({ words: optionalText(300) })
export const seatForm = z.object({
  presentation: text(20),
  months: whole(1, longestSeat),
  label: optionalText(80),
})
export const cardsForm = z.object({ count: whole(1, 20) })
export const keysForm = z.object({ name: shownName, shared: checkbox })
