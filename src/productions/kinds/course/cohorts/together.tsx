import { useView } from '../../../../platform/view.ts'
import type { Followed } from '../load.ts'
import { CalendarDay, todayOf } from './day.tsx'
import type { ListedCohort } from './queries.ts'

/** On the page of a course, one line: with whom it may be followed, or, to who writes it, that others may be called. */
export function Together({ followed, cohort }: { followed: Followed; cohort: ListedCohort | undefined }) {
  const view = useView()
  const { t } = view
  const { path, productionId, writable, withdrawn } = followed
  if (productionId === null || withdrawn) return null
  if (!cohort)
    return writable ? (
      <p>
        <a class="act quiet" href={`${path}/groupes`}>
          {t('productions.cohort.call-others')}
        </a>
      </p>
    ) : null
  return (
    <p>
      <a href={`${path}/groupes`}>{t('productions.cohort.title')}</a>
      {'\u00a0: '}
      <a href={`${path}/groupes/${cohort.id}`}>{cohort.name}</a>,{' '}
      {t(cohort.begins < todayOf(view) ? 'productions.cohort.since' : 'productions.cohort.from')}{' '}
      <CalendarDay day={cohort.begins} />
    </p>
  )
}
