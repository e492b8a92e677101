import { languageName } from '../../platform/languages.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Beside } from './queries.ts'

/** The same text in other languages or easier to read, whichever of them is read. */
export function OtherWords({ beside }: { beside: readonly Beside[] }) {
  const { t } = useView()
  const others = beside.filter(({ kind }) => kind === 'production')
  if (others.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('productions.lineage.also')}</h2>
      <ul class="links">
        {others.map(({ path, lang, title, adaptedKind }) => (
          <li>
            <a href={path} hreflang={lang}>
              {t(adaptedKind === 'easy' ? 'productions.lineage.also-easy' : 'productions.lineage.also-in', {
                language: languageName(lang),
              })}{' '}
              <span {...inLang(lang)}>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
