import { z } from 'zod'
import {
  choice,
  optionalText,
  optionalWhole,
  optionalWord,
  text,
  ticked,
  whole,
  word,
} from '../platform/forms.ts'
import { originField } from '../platform/origins.ts'
import type { MessageKey } from '../platform/messages.ts'
import type { Words } from '../platform/words.ts'
import { roleMonths } from './roles/holdings.ts'

/** The answer of a group that does not know yet what it will produce. */
export const unknownPromise = 'inconnue'

const refusal = (key: MessageKey) => key

const promise = (words: Words) =>
  z
    .string(refusal('groups.promise.choose'))
    .refine(
      (slug) => slug === unknownPromise || words.find('kind', slug) !== undefined,
      refusal('groups.promise.choose'),
    )
    .transform((slug) => (slug === unknownPromise ? null : slug))

const groupFields = (words: Words) => ({
  name: text(80),
  purpose: text(2_000),
  promise: promise(words),
  priority: optionalWord(words, 'priority'),
  strand: optionalText(80).transform((slug) => (slug === '' ? null : slug)),
  pole: optionalWord(words, 'pole'),
  size: optionalWhole(1, 1_000),
  peersFor: optionalText(400),
  peersOut: optionalText(400),
  audience: z.enum(['open', 'lab']).default('open'),
})

/** What may leave the group has a meaning only when the group says who it is for. */
const peersTogether = ({ peersFor, peersOut }: { peersFor: string; peersOut: string }) =>
  peersFor !== '' || peersOut === ''
const peersRefusal = { path: ['peersFor'], message: refusal('groups.peers.for-whom') }

/** Opening a group: three fields are required, the others wait behind « plus de choix ». */
export const groupForm = (words: Words) =>
  z.object({ ...groupFields(words), ...originField }).refine(peersTogether, peersRefusal)

/** Editing it: the same but for where it comes from, with the version that was read. */
export const editForm = (words: Words) =>
  z.object({ ...groupFields(words), version: whole(1, 1_000_000) }).refine(peersTogether, peersRefusal)

export type GroupDraft = z.infer<ReturnType<typeof groupForm>>
export type GroupEdit = Omit<z.infer<ReturnType<typeof editForm>>, 'version'>

/** The question asked again. */
export const promiseForm = (words: Words) => z.object({ promise: promise(words) })

export const strandForm = z.object({ name: text(80), purpose: text(2_000) })
export const strandEditForm = strandForm.extend({ version: whole(1, 1_000_000) })

export const objectionForm = z.object({ reason: text(500) })

export const stopForm = z.object({ learned: text(10_000) })

/** An entry of the journal, with the words of up to four pictures. */
const entryFields = { text: text(20_000), for: choice(['page', 'group']).default('page') }
export const entryForm = z.object({
  ...entryFields,
  alt1: optionalText(500),
  alt2: optionalText(500),
  alt3: optionalText(500),
  alt4: optionalText(500),
})
export const entryEditForm = z.object({ ...entryFields, version: whole(1, 1_000_000) })

/** A role the group needs: a word of the lab, or one's own. */
export const roleForm = (words: Words) =>
  z
    .object({ word: optionalWord(words, 'role'), name: optionalText(60), details: optionalText(400) })
    .refine(({ word, name }) => word !== null || name !== '', {
      path: ['name'],
      message: refusal('groups.role.which'),
    })

/** Entering a group between peers: the one box it asks for. */
export const enterForm = z.object({ concerned: ticked() })

export const takeForm = z.object({ months: choice(roleMonths).transform(Number) })

// Other names than those of an offer: the two forms stand on one page, where each field has its own id.
export const needForm = (words: Words) =>
  z.object({ missing: word(words, 'means'), about: optionalText(400) })

export const pledgeForm = (words: Words) =>
  z.object({
    word: word(words, 'means'),
    details: text(400),
    need: optionalText(20).transform((id) => (id === '' ? null : id)),
  })
