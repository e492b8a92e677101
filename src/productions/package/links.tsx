import { Icon } from '../../platform/icons.tsx'
import { useView } from '../../platform/view.ts'

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
