import { Layout } from '../../../platform/layout.tsx'
import { Pager, type Cursor } from '../../../platform/pager.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Ago } from '../../../platform/when.tsx'
import { sayQuarter } from '../pages.tsx'
import type { TakenLine } from './queries.ts'

/** Everything that was taken, by whom and for what: everyone reads it. */
export function LogPage({
  rows,
  next,
  started,
}: {
  rows: readonly TakenLine[]
  next: Cursor | null
  started: boolean
}) {
  const { t } = useView()
  return (
    <Layout title={t('research.release.log')} description={t('research.release.log-intro')}>
      <h1>{t('research.release.log')}</h1>
      <p>{t('research.release.log-intro')}</p>
      {rows.length === 0 && <p class="empty">{t('research.release.log-empty')}</p>}
      <ol class="log">
        {rows.map((row) => (
          <li>
            <Ago at={row.at} /> · {row.name || t('research.release.gone')}, {row.institution} ·{' '}
            <Release row={row} />
            <q>{row.purpose}</q> <Copies row={row} />
          </li>
        ))}
      </ol>
      <Pager path="/recherche/telechargements" next={next} started={started} />
    </Layout>
  )
}

/** What was taken: the study and the quarter. */
export function Release({ row }: { row: TakenLine }) {
  const { t } = useView()
  return (
    <>
      <a href={`${row.studyPath}/donnees/${row.quarter}`} {...inLang(row.lang)}>
        {row.study}
      </a>
      , {sayQuarter(row.quarter, t)}{' '}
    </>
  )
}

/** What became of the copies. */
export function Copies({ row }: { row: TakenLine }) {
  const { t } = useView()
  if (row.destroyedAt) return <>{t('research.release.destroyed')}</>
  return row.recalledAt ? <strong>{t('research.release.recalled')}</strong> : null
}
