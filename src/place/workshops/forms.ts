import { z } from 'zod'
import {
  choice,
  day,
  isWebAddress,
  optionalText,
  optionalWhole,
  optionalWord,
  text,
  time,
  whole,
} from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { Words } from '../../platform/words.ts'

const spots = ['venue', 'elsewhere', 'online'] as const
export type Spot = (typeof spots)[number]

/** The longest a workshop may last past midnight: a longer one is two times typed the wrong way round. */
const longestNight = 8 * 60

/** What is proposed or edited. */
export const workshopForm = (words: Words) =>
  z
    .object({
      title: text(120),
      words: optionalText(6_000),
      day,
      start: time,
      end: time,
      repeat: choice(['once', 'weekly']).default('once'),
      until: z.union([z.literal('').transform(() => null), day]).default(null),
      spot: choice(spots).default('venue'),
      spotWords: optionalText(300),
      link: optionalText(500),
      entry: choice(['booking', 'free']).default('booking'),
      capacity: optionalWhole(1, 1_000),
      group: optionalText(40),
      audience: choice(['open', 'lab', 'group']).default('open'),
      priority: optionalWord(words, 'priority'),
      bring: optionalText(600),
      support: optionalText(600),
      version: optionalWhole(1, 999_999_999),
    })
    .superRefine((draft, context) => {
      const refuse = (field: string, key: MessageKey) =>
        context.addIssue({ code: 'custom', path: [field], message: key })
      if (endsBefore(draft)) refuse('end', 'place.form.end-before')
      if (draft.repeat === 'weekly' && draft.until !== null && draft.until < draft.day)
        refuse('until', 'place.form.until-before')
      if (draft.spot === 'elsewhere' && draft.spotWords === '') refuse('spotWords', 'form.required')
      if (draft.spot === 'online' && !isWebAddress(draft.link)) refuse('link', 'form.not-link')
    })

export type WorkshopDraft = z.infer<ReturnType<typeof workshopForm>>

/** When one date of a series takes place instead. */
export const moveForm = z
  .object({ day, start: time, end: time, version: whole(0, 999_999_999) })
  .refine((draft) => !endsBefore(draft), { path: ['end'], message: problem('place.form.end-before') })

export type MoveDraft = z.infer<typeof moveForm>

export const cancelForm = z.object({ reason: text(600) })

function problem(key: MessageKey): MessageKey {
  return key
}

/** Whether the end is before the start, rather than after midnight. */
export function endsBefore({ start, end }: { start: string; end: string }): boolean {
  const length = minutesOf(end) - minutesOf(start)
  return length <= 0 && length + 1_440 > longestNight
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
