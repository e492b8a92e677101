import { LabText } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { wordName } from '../../platform/words.ts'

/** After words that sound like danger: who answers now, and when people of the lab next read. It follows an act and stops nothing. */
export function HelpNow() {
  const { t, words, locale } = useView()
  const numbers = words.list('help').filter((word) => word.data['first'] === true)
  return (
    <section class="note warn stack" aria-labelledby="help-now">
      <h2 id="help-now">{t('conversation.help-title')}</h2>
      <p>{t('conversation.help-text')}</p>
      <ul class="now">
        {numbers.map((word) => (
          <li>
            <a href={`${word.data['sms'] === true ? 'sms' : 'tel'}:${word.slug}`}>
              <b>{word.slug}</b> {wordName(word, locale)}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <LabText slug="reading-times" />
      </p>
    </section>
  )
}
