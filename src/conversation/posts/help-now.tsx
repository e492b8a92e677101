import { HelpNumbers, LabText } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'

/** After words that sound like danger: who answers now, and when people of the lab next read. It follows an act and stops nothing. */
export function HelpNow() {
  const { t } = useView()
  return (
    <section class="note warn stack" aria-labelledby="help-now">
      <h2 id="help-now">{t('conversation.help-title')}</h2>
      <p>{t('conversation.help-text')}</p>
      <ul class="now">
        <HelpNumbers />
      </ul>
      <p>
        <LabText slug="reading-times" />
      </p>
    </section>
  )
}
