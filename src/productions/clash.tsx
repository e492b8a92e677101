import type { FormState } from '../platform/forms.ts'
import type { MessageKey } from '../platform/messages.ts'
import { useView } from '../platform/view.ts'

interface SavedText {
  field: string
  label: MessageKey
  text: string
}

/** Shown when someone saved a text while another was typing over the former state: the saved one here, the typed one in the form below. */
export function Clash({ state, texts }: { state: FormState; texts: readonly SavedText[] }) {
  const { t } = useView()
  const typed = new Map(state.typed)
  const different = texts.filter(({ field, text }) => (typed.get(field) ?? '').trim() !== text.trim())
  return (
    <section class="note warn stack" role="alert">
      <h2>{t('productions.clash.title')}</h2>
      <p>{t('productions.clash.text')}</p>
      {different.map(({ field, label, text }) => (
        <div class="field">
          <label for={`${field}-saved`}>{t(label)}</label>
          <textarea id={`${field}-saved`} rows={6} readonly>
            {`\n${text}`}
          </textarea>
        </div>
      ))}
    </section>
  )
}
