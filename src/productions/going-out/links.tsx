import { useView } from '../../platform/view.ts'
import { oembedAddress } from './embed.ts'
import type { ProductionHead, ShownProduction } from '../reading/queries.ts'

/** Whether a production may be shown outside the lab: anybody sees it already. */
export function goesOut({ audience, withdrawnAt, hiddenReason }: ProductionHead): boolean {
  return audience === 'open' && withdrawnAt === null && hiddenReason === null
}

/** Whether it has several sounds, to be followed one after the other. */
export function hasSeries({ parts }: Pick<ShownProduction, 'parts'>): boolean {
  return parts.filter(({ sort }) => sort === 'audio').length > 1
}

/** What other programs read of its page. */
export function alternatesOf(production: ShownProduction): { type: string; href: string }[] {
  if (!goesOut(production)) return []
  const sounds = { type: 'application/rss+xml', href: `${production.path}/ecouter.rss` }
  return [
    { type: 'application/json+oembed', href: oembedAddress(production.path) },
    ...(hasSeries(production) ? [sounds] : []),
  ]
}

/** The ways to show a production elsewhere. */
export function GoingOut({ production }: { production: ShownProduction }) {
  const { t } = useView()
  if (!goesOut(production)) return null
  return (
    <section class="stack">
      <h2>{t('productions.embed.section')}</h2>
      <ul class="links">
        <li>
          <a href={`${production.path}/integrer`}>{t('productions.embed.link')}</a>
        </li>
        <li>
          <a href={`${production.path}/affiche`}>{t('productions.poster.link')}</a>
        </li>
        {hasSeries(production) && (
          <li>
            <a href={`${production.path}/ecouter.rss`}>{t('productions.podcast.link')}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
