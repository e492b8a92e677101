import { z } from 'zod'
import { checkbox, text, ticked } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'

const problem = (key: MessageKey) => key

const noName = problem('people.name.missing')
const noPass = problem('people.pass.missing')
const noCode = problem('people.card.missing')

/** A name as it is shown: one line, no control characters, no marks that turn the line round. */
export const shownName = z
  .string(noName)
  .transform((name) =>
    name
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uE000\uE001]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .pipe(z.string().min(1, noName).max(40))

/** Twelve signs: short phrases of everyday words pass, single words do not. */
export const newPassphrase = z
  .string(noPass)
  .max(200)
  .refine((phrase) => phrase.trim().length >= 12 && new Set(phrase).size >= 5, problem('people.pass.weak'))

/** The drawn words are the passphrase unless another one is written. */
export const joinForm = z
  .object({
    name: shownName,
    'pass-drawn': z.string().max(100).default(''),
    'new-pass': z.string().max(200).default(''),
    age: ticked('people.join.age-missing'),
    'new-shared': checkbox,
  })
  .superRefine((typed, context) => {
    const checked = newPassphrase.safeParse(typed['new-pass'] || typed['pass-drawn'])
    for (const { message } of checked.error?.issues ?? [])
      context.addIssue({ code: 'custom', message, path: ['new-pass'] })
  })

export const enterForm = z.object({
  handle: text(200, 'people.enter.handle-missing'),
  pass: text(200, noPass),
  shared: checkbox,
})
export const cardForm = z.object({ card: text(100, noCode), 'card-shared': checkbox })
export const welcomeForm = z.object({ code: text(100, noCode), name: shownName, shared: checkbox })
