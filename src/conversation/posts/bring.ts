import { prepareFile } from '../../platform/files/keep.ts'
import type { ReceivedFile } from '../../platform/files/receive.ts'
import { refuseForm, type FormState } from '../../platform/forms.ts'
import type { Ctx } from '../../platform/web.ts'
import { pictureFields, type postFiles } from './forms.ts'
import type { Brought, PostFile } from './say.ts'
import { nameSilent } from './titles.ts'

export type Received = Readonly<Partial<Record<keyof typeof postFiles, readonly ReceivedFile[]>>>

type Alts = Record<`alt${(typeof pictureFields)[number]}`, string>

/**
 * Makes ready what a post brings: its pictures beside their descriptions, then its voice message. A post says something in one way at least;
 * a picture that cannot be read refuses the form.
 */
export async function bringFiles(
  c: Ctx,
  words: Alts & { text: string; transcript: string },
  received: Received,
): Promise<Brought | FormState> {
  const arrived = pictureFields.flatMap((number) =>
    (received[`picture${number}`] ?? []).map((file) => ({ file, alt: words[`alt${number}`] })),
  )
  const all = [...arrived, ...(received.voice ?? []).map((file) => ({ file, alt: '' }))]
  if (all.length === 0 && !words.text) return refuseForm(c, 'text', 'form.required')
  const files: PostFile[] = []
  for (const { file, alt } of all) {
    const prepared = await prepareFile(c.var.lab.files, file)
    if (prepared === 'unreadable') return refuseForm(c, file.field, 'form.file-wrong-type')
    files.push({ prepared, alt })
  }
  return { store: c.var.lab.files, files, silent: nameSilent(received.voice !== undefined) }
}

/** Whether the form has to be shown again. */
export function isRefused(brought: Brought | FormState): brought is FormState {
  return 'errors' in brought
}
