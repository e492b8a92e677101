import { z } from 'zod'
import { choice, optionalText, text, ticked, whole } from '../../platform/forms.ts'
import { originField } from '../../platform/origins.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { Words } from '../../platform/words.ts'
import type { Effect } from './effects.ts'
import { choices } from './tables.ts'

const refusal = (key: MessageKey) => key

/** How many days a proposal may be given. */
export const dayChoices = ['3', '5', '7', '14'] as const
export const usualDays = '5'

const words = { title: text(120), text: text(6_000), changes: optionalText(2_000) }
const proposal = z.object({
  ...words,
  days: choice(dayChoices).default(usualDays).transform(Number),
  person: optionalText(20),
  ...originField,
})

/** Proposing: the same questions for all, then those of what it changes. */
export const proposalForm = (effect: Effect, lab: Words) =>
  z.intersection(
    proposal.refine(({ person }) => !effect.about || person !== '', {
      path: ['person'],
      message: refusal('groups.decision.field.person.which'),
    }),
    // What it asks comes apart from the rest, to be kept with the decision.
    effect.schema(lab).transform((data) => ({ data })),
  )

/** Amending one's own. */
export const amendForm = (effect: Effect, lab: Words) =>
  z.intersection(
    z.object({ ...words, version: whole(1, 100_000) }),
    effect.schema(lab).transform((data) => ({ data })),
  )

const position = {
  choice: choice(choices, 'groups.decision.field.choice.which'),
  reason: optionalText(4_000),
  wayOut: optionalText(4_000),
  version: whole(1, 100_000),
}

interface Answer {
  choice: (typeof choices)[number]
  reason: string
  wayOut: string
}

/** An objection gives its reason and a way out; the other answers need no word. */
function objectsWell({ choice: chosen, reason, wayOut }: Answer, context: z.RefinementCtx): void {
  if (chosen !== 'objection') return
  const refuse = (field: string, message: MessageKey) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (reason === '') refuse('reason', 'groups.decision.field.reason.needed')
  if (wayOut === '') refuse('wayOut', 'groups.decision.field.way-out.needed')
}

export const positionForm = z.object(position).superRefine(objectsWell)

/** An answer typed at the desk: whose it is, by the name they bear in the group or by the code of their slip. */
export const bringForm = z
  .object({
    ...position,
    member: optionalText(20),
    code: optionalText(100),
    read: ticked('groups.decision.field.read.needed'),
  })
  .superRefine(objectsWell)
  .refine(({ member, code }) => (member === '') !== (code === ''), {
    path: ['code'],
    message: refusal('groups.decision.field.slip.which'),
  })

/** What the code of a slip is asked to decide, and the answer to it. */
export const paperDecisionForm = z.object({ code: text(100), decision: text(20) })
export const paperAnswerForm = z
  .object({ ...position, code: text(100), decision: text(20) })
  .superRefine(objectsWell)

export const messageForm = z.object({ words: text(6_000) })
