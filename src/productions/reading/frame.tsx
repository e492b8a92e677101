import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { ProductionHead } from './queries.ts'

const tabs: readonly { path: string; label: MessageKey }[] = [
  { path: '', label: 'productions.tab.read' },
  { path: '/essais', label: 'productions.tab.trials' },
  { path: '/versions', label: 'productions.tab.versions' },
  { path: '/filiation', label: 'productions.tab.lineage' },
]

/** The pages around one production, as links; the one being read is said so. */
export function Tabs({ production, here }: { production: Pick<ProductionHead, 'path'>; here: string }) {
  const { t } = useView()
  return (
    <nav class="tabs" aria-label={t('productions.tabs')}>
      {tabs.map(({ path, label }) => (
        <a href={`${production.path}${path}`} aria-current={path === here ? 'page' : undefined}>
          {t(label)}
        </a>
      ))}
    </nav>
  )
}

/** The title of a page around a production: which one, and what of it. */
export function SideHeading({ production, title }: { production: ProductionHead; title: string }) {
  return (
    <div class="stack">
      <p>
        <a class="act quiet" href={production.path} {...inLang(production.lang)}>
          {production.title}
        </a>
      </p>
      <h1>{title}</h1>
    </div>
  )
}
