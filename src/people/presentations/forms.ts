import { z } from 'zod'
import { checkbox, optionalText, whole } from '../../platform/forms.ts'
import { shownName } from '../entering/forms.ts'

export const nameForm = z.object({ name: shownName, words: optionalText(1_000) })

export const editForm = nameForm.extend({
  version: whole(1, 1_000_000),
  alt: optionalText(300),
  'no-picture': checkbox,
})

/** One picture, made anew by the lab before anybody sees it. */
export const faceFiles = { picture: { kinds: ['picture'], maxBytes: 15 * 2 ** 20 } } as const
