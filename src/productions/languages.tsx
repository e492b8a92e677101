import { z } from 'zod'
import { Select } from '../platform/fields.tsx'
import type { FormState } from '../platform/forms.ts'
import { useView } from '../platform/view.ts'

/** Languages a text may be in: those most read in the lab, then neighbours'. */
const languages = 'fr en ar es it pt ro co oc tr ru uk fa ps so wo sw bn zh'.split(' ')

export const language = z
  .string()
  .default('fr')
  .transform((lang) => (languages.includes(lang) ? lang : 'fr'))

/** The language a text is in; the reader's own first. */
export function LanguageField({
  state,
  value,
}: {
  state?: FormState | undefined
  value?: string | undefined
}) {
  const { lang } = useView()
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const options = languages.map((code) => ({ value: code, label: names.of(code) ?? code }))
  return <Select name="lang" label="productions.lang" options={options} state={state} value={value ?? lang} />
}
