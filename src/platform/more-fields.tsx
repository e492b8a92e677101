import type { Child } from 'hono/jsx'
import { Select } from './choice-fields.tsx'
import { priorityOptions } from './choices.ts'
import type { FormState } from './forms.ts'
import { LanguageField } from './languages.tsx'
import { useView } from './view.ts'

interface AboutProps {
  state: FormState | undefined
  value?: string | null | undefined
}

/** The issue that a text is about; none has to be chosen. */
export function AboutField({ state, value }: AboutProps) {
  return (
    <Select
      name="priority"
      label="form.about"
      options={priorityOptions(value)}
      empty="form.about-none"
      state={state}
      value={value ?? ''}
    />
  )
}

interface MoreProps {
  state: FormState | undefined
  /** What is edited, or what was chosen on the way to the form. */
  kept?: { priority?: string | null | undefined; lang?: string | undefined } | undefined
  /** What else can wait; it comes first. */
  children?: Child
}

/** What a form asks last, folded until it comes back: what the text is about and its language, after what else can wait. */
export function MoreFields({ state, kept, children }: MoreProps) {
  const { t } = useView()
  return (
    <details class="more" open={state !== undefined}>
      <summary>{t('form.more')}</summary>
      <div class="stack">
        {children}
        <AboutField state={state} value={kept?.priority} />
        <LanguageField state={state} value={kept?.lang} />
      </div>
    </details>
  )
}
