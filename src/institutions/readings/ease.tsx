import { measureEase, type Ease } from '../../platform/reading-ease.ts'
import { useView } from '../../platform/view.ts'

/** How easily a text is read, before and after: a hint, never a mark. */
export function EaseNote({ original, rewritten }: { original: string; rewritten: string | null }) {
  const { t } = useView()
  const before = measureEase(original)
  const after = rewritten === null ? null : measureEase(rewritten)
  if (!before && !after) return null
  return (
    <details class="more">
      <summary>{t('institutions.ease.title')}</summary>
      <div class="stack">
        <dl class="facts">
          {before && <EaseFact ease={before} which="original" />}
          {after && <EaseFact ease={after} which="rewritten" />}
        </dl>
        <EaseHints ease={after ?? before} />
        <p class="soft">{t('institutions.ease.what')}</p>
      </div>
    </details>
  )
}

function EaseFact({ ease, which }: { ease: Ease; which: 'original' | 'rewritten' }) {
  const { t } = useView()
  const { level, score, wordsPerSentence: words } = ease
  return (
    <div>
      <dt>{t(`institutions.ease.${which}`)}</dt>
      <dd>{t('institutions.ease.says', { level: t(`institutions.ease.level.${level}`), score, words })}</dd>
    </div>
  )
}

/** Long sentences, and names in capitals that nothing explains. */
export function EaseHints({ ease }: { ease: Ease | null }) {
  const { t } = useView()
  if (!ease || (ease.long.length === 0 && ease.acronyms.length === 0)) return null
  return (
    <ul>
      {ease.long.slice(0, 5).map((sentence) => (
        <li>{t('institutions.ease.long', { begins: sentence.split(' ').slice(0, 6).join(' ') })}</li>
      ))}
      {ease.acronyms.length > 0 && (
        <li>{t('institutions.ease.acronyms', { names: ease.acronyms.slice(0, 10).join(', ') })}</li>
      )}
    </ul>
  )
}
