import { Icon } from '../../platform/icons.tsx'
import { useView } from '../../platform/view.ts'
import { labName } from './queries.ts'
import type { ProductionHead } from '../reading/queries.ts'

/** The whole production as one file, and what one does with it. */
export function TakeAway({ path }: { path: string }) {
  const { t } = useView()
  return (
    <>
      <p>
        <a class="act" href={`${path}/tout.zip`} download>
          <Icon name="download" /> {t('productions.package.take')}
        </a>
      </p>
      <p class="hint">{t('productions.package.take-hint')}</p>
    </>
  )
}

interface ElsewhereProps {
  production: Pick<ProductionHead, 'path' | 'writable'>
  from: { lab: string; url: string; shown: boolean }
}

/** Where it was made, and the act that shows it to everyone while only those who brought it see it. */
export function FromElsewhere({ production, from }: ElsewhereProps) {
  const { t } = useView()
  return (
    <div class="note stack">
      <p>
        {t('productions.package.from')}{' '}
        <a href={from.url} rel="nofollow ugc noopener">
          {labName({ lab: from.lab, address: from.url })}
        </a>
        {'. '}
        {t('productions.package.from-means')}
      </p>
      {production.writable && !from.shown && (
        <form method="post" action={`${production.path}/montrer`} class="row">
          <span>{t('productions.package.waits')}</span>
          <button class="act">{t('productions.package.show')}</button>
        </form>
      )}
    </div>
  )
}
