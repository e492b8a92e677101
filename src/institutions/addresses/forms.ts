import { z } from 'zod'
import { choice, day, optionalText, optionalWord, text, whole } from '../../platform/forms.ts'
import { language } from '../../platform/languages.tsx'
import { originField } from '../../platform/origins.ts'
import type { Words } from '../../platform/words.ts'
import { outcomes, sentWays } from '../tables.ts'

const optionalDay = z.union([z.literal('').transform(() => null), day]).default(null)

const asked = (words: Words) => ({
  institution: text(120),
  place: optionalText(120),
  title: text(120),
  asked: text(6_000),
  since: optionalDay,
  priority: optionalWord(words, 'priority'),
  lang: language,
})

/** Asking something of an institution, by a group. */
export const addressForm = (words: Words) =>
  z.object({ ...asked(words), group: text(12, 'institutions.address.which-group'), ...originField })

export type AddressDraft = z.infer<ReturnType<typeof addressForm>>

export const addressEditForm = (words: Words) => z.object({ ...asked(words), saves: whole(1, 1_000_000) })

export type AddressEdit = z.infer<ReturnType<typeof addressEditForm>>

export const sentForm = z.object({ sentOn: day, sentHow: choice(sentWays) })

export const outcomeForm = z.object({
  outcome: choice([...outcomes, 'open'] as const),
  outcomeText: optionalText(2_000),
})

export const commentForm = z.object({ text: text(2_000), lang: language })

const said = {
  service: text(120),
  function: optionalText(120),
  text: text(12_000),
  lang: language,
}

/** What an institution answers by its code. */
export const replyForm = z.object({ code: text(100), ...said })

export type ReplyDraft = Omit<z.infer<typeof replyForm>, 'code'>

/** Other words for what it answered, over those that were read. */
export const correctionForm = replyForm.extend({ saves: whole(1, 1_000_000) })

export const codeForm = z.object({ code: text(100) })

export const correctForm = z.object({ code: text(100), reply: text(12) })

/** What came on paper, typed by someone of the group. */
export const paperReplyForm = z.object({ ...said, paperOn: day })
