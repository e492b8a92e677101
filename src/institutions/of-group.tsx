import { useView } from '../platform/view.ts'

interface OfGroupProps {
  slug: string | null
  /** As far as the reader may see it; unknown of an empty list. */
  name: string | null | undefined
  /** Where those of all groups are. */
  all: string
}

/** Above a list of what one group keeps: whose it is, and the way to everything. */
export function OfGroup({ slug, name, all }: OfGroupProps) {
  const { t } = useView()
  if (slug === null) return null
  return (
    <p class="links">
      <a href={`/groupes/${slug}`}>
        {name == null ? t('institutions.of-group.page') : t('institutions.of-group', { name })}
      </a>
      <a href={all}>{t('institutions.of-group.all')}</a>
    </p>
  )
}
