import { z } from 'zod'
import { Select, type Option } from './choice-fields.tsx'
import type { FormState } from './forms.ts'
import { useView } from './view.ts'

/** Languages a text may be in: those most read in the lab, then neighbours'. Their names are those of the reader's language. */
const languages = 'fr en ar es it pt ro co oc tr ru uk fa ps so wo sw bn zh'.split(' ')

/** Whether it is one of them. */
export function isLanguage(lang: string): boolean {
  return languages.includes(lang)
}

/** The language a form says its text is in; French for one we do not know. */
export const language = z
  .string()
  .default('fr')
  .transform((lang) => (isLanguage(lang) ? lang : 'fr'))

interface LanguageProps {
  state?: FormState | undefined
  value?: string | undefined
}

/** The languages as the choices of a form, in the reader's words. */
export function languageOptions(): Option[] {
  const names = namesIn(useView().lang)
  return languages.map((code) => ({ value: code, label: names.of(code) ?? code }))
}

/** What a language is called in the reader's own. */
export function languageName(code: string): string {
  return namesIn(useView().lang).of(code) ?? code
}

const known = new Map<string, Intl.DisplayNames>()

/** Making these names costs a hundred times their use. */
function namesIn(lang: string): Intl.DisplayNames {
  const made = known.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language' })
  known.set(lang, made)
  return made
}

/** The language a text is in; the reader's own unless said. */
export function LanguageField({ state, value }: LanguageProps) {
  const { lang } = useView()
  const options = languageOptions()
  return <Select name="lang" label="form.language" options={options} state={state} value={value ?? lang} />
}
