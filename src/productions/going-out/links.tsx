import { useView } from '../../platform/view.ts'
import type { ProductionHead } from '../reading/queries.ts'

/** Whether a production may be shown outside the lab: anybody sees it already. */
export function goesOut({ audience, withdrawnAt, hiddenReason }: ProductionHead): boolean {
  return audience === 'open' && withdrawnAt === null && hiddenReason === null
}

/** The ways to show a production elsewhere. */
export function GoingOut({ production }: { production: ProductionHead }) {
  const { t } = useView()
  if (!goesOut(production)) return null
  return (
    <section class="stack">
      <h2>{t('productions.embed.section')}</h2>
      <ul class="links">
        <li>
          <a href={`${production.path}/integrer`}>{t('productions.embed.link')}</a>
        </li>
      </ul>
    </section>
  )
}
