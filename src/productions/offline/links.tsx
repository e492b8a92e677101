import { useView } from '../../platform/view.ts'

/** The pages of a production, to open without the lab or to put on a course platform. */
export function OfflineLinks({ path }: { path: string }) {
  const { t } = useView()
  return (
    <ul>
      <li>
        <a href={`${path}/pages.zip`}>{t('productions.offline.pages')}</a>{' '}
        {t('productions.offline.pages-hint')}
      </li>
      <li>
        <a href={`${path}/scorm.zip`}>{t('productions.offline.scorm')}</a>{' '}
        {t('productions.offline.scorm-hint')}
      </li>
    </ul>
  )
}
