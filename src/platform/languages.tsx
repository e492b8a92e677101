import { z } from 'zod'
import { Select } from './choice-fields.tsx'
import type { FormState } from './forms.ts'
import { useView } from './view.ts'

/** Languages a text may be in: those most read in the lab, then neighbours'. Their names are those of the reader's language. */
const languages = 'fr en ar es it pt ro co oc tr ru uk fa ps so wo sw bn zh'.split(' ')

/** The language a form says its text is in; French for one we do not know. */
export const language = z
  .string()
  .default('fr')
  .transform((lang) => (languages.includes(lang) ? lang : 'fr'))

interface LanguageProps {
  state?: FormState | undefined
  value?: string | undefined
}

/** The language a text is in; the reader's own unless said. */
export function LanguageField({ state, value }: LanguageProps) {
  const { lang } = useView()
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const options = languages.map((code) => ({ value: code, label: names.of(code) ?? code }))
  return <Select name="lang" label="form.language" options={options} state={state} value={value ?? lang} />
}
