import type { FormState } from '../platform/forms.ts'
import type { MessageKey } from '../platform/messages.ts'
import { useView } from '../platform/view.ts'

/** A text as someone else has just written it. */
export interface Other {
  label: MessageKey
  text: string
}

/** The texts that differ from what was typed, for a page that shows both. */
export function findOthers(
  state: FormState,
  labels: Readonly<Record<string, MessageKey>>,
  now: Readonly<Record<string, string>>,
): Other[] {
  return Object.entries(labels).flatMap(([field, label]) => {
    const typed = state.typed.find(([name]) => name === field)?.[1] ?? ''
    const text = now[field] ?? ''
    return typed.trim().replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n') ? [] : [{ label, text }]
  })
}

/** What changed while one was typing: nothing of the two is lost. */
export function Conflict({ others }: { others: readonly Other[] | undefined }) {
  const { t } = useView()
  if (!others) return null
  return (
    <section class="note warn stack" role="alert">
      <h2>{t('place.conflict.title')}</h2>
      <p>{t('place.conflict.text')}</p>
      <dl class="facts">
        {others.map(({ label, text }) => (
          <div>
            <dt>{t(label)}</dt>
            <dd>{text || t('place.conflict.empty')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
