import { z } from 'zod'
import { checkbox, optionalText, optionalWord, text, whole, word } from '../../platform/forms.ts'
import type { Circle } from '../../platform/viewer.ts'
import type { Words } from '../../platform/words.ts'
import { shownName } from '../entering/forms.ts'
import { longestSeat } from './circles.ts'

/** Volunteering: the steering circle has seats for each kind of participant, so whoever volunteers says at what title. */
export const volunteerForm = (circle: Circle, words: Words) =>
  z.object({
    words: optionalText(300),
    seat: circle === 'steering' ? word(words, 'seat') : optionalWord(words, 'seat').transform(() => null),
  })

export const drawForm = z.object({ months: whole(1, longestSeat), seats: whole(1, 20).default(1) })

export const seatForm = z.object({
  presentation: text(20),
  months: whole(1, longestSeat),
  label: optionalText(80),
})
export const cardsForm = z.object({ count: whole(1, 20) })
export const keysForm = z.object({ name: shownName, shared: checkbox })
