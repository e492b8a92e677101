import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Answered, WithdrawButton } from './own-answer.tsx'
import type { ShownStudy } from '../queries.ts'
import type { OwnTable } from './own-data.ts'
import type { OwnConsent } from './queries.ts'

interface OwnDataProps {
  study: ShownStudy
  consent: OwnConsent | undefined
  tables: readonly OwnTable[]
}

/** What would leave about the reader now, as it would: nothing more is held for the study. */
export function OwnDataPage({ study, consent, tables }: OwnDataProps) {
  const { t } = useView()
  const path = `/moi/etudes/${study.slug}/donnees`
  const full = tables.filter(({ rows }) => rows.length > 0)
  return (
    <Layout title={t('research.consent.rows')} personal>
      <h1>{t('research.consent.rows')}</h1>
      <p class="links">
        <a href={study.path} {...inLang(study.lang)}>
          {study.title}
        </a>
      </p>
      <p>{t('research.consent.rows-intro')}</p>
      {consent && (
        <p>
          <Answered consent={consent} />
        </p>
      )}
      {full.length === 0 && <p class="empty">{t('research.consent.no-rows')}</p>}
      {full.map((table) => (
        <RowsTable table={table} />
      ))}
      {full.length > 0 && (
        <p class="acts">
          <a class="act" href={`${path}.csv`}>
            {t('research.consent.rows-csv')}
          </a>
        </p>
      )}
      {consent?.data && (
        <p class="links">
          <a href={`${path}/traces`}>{t('research.release.own')}</a>
        </p>
      )}
      {consent?.mayWithdraw && <WithdrawButton path={study.path} />}
      <p class="links">
        <a href="/recherche/dictionnaire">{t('research.data.title')}</a>{' '}
        <a href="/moi/etudes">{t('research.consent.mine')}</a>
      </p>
    </Layout>
  )
}

function RowsTable({ table }: { table: OwnTable }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t(table.title)}</h2>
      <div class="table" tabindex={0} role="region" aria-label={t(table.title)}>
        <table>
          <thead>
            <tr>
              {table.columns.map(({ key, label }) => (
                <th scope="col">{label ? t(label) : key}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {table.columns.map(({ key }) => (
                  <td>{row[key] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
