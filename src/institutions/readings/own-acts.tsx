import { Form } from '../../platform/fields.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownReading } from './queries.ts'

/** What those who write a reading may do with it. */
export function ReadingActs({ reading }: { reading: ShownReading }) {
  const { t } = useView()
  return (
    <>
      <p class="acts">
        <a class="act" href={`${reading.path}/modifier`}>
          {t('institutions.edit')}
        </a>
        <a class="act quiet" href={`${reading.path}/photo`}>
          {t('institutions.photo.title')}
        </a>
        {reading.own && reading.edited_at && (
          <a class="act quiet" href={`${reading.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      {(reading.own || reading.presentation_id === null) && (
        <details class="more">
          <summary>{t('institutions.erase')}</summary>
          <div class="stack">
            <p>{t('institutions.reading.erase-means')}</p>
            <Form action={`${reading.path}/effacer`} submit="institutions.erase-yes" danger />
          </div>
        </details>
      )}
    </>
  )
}
