import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { columnsOf, listNames, type ListName } from '../dataset/lists.ts'
import type { Dataset } from '../dataset/shape.ts'
import { sayQuarter } from './pages.tsx'

/** Shown at once; nobody reads more on a telephone. */
const most = 100

/** What would leave of what its reader did, list by list, as the files have it. */
export function OwnRowsPage({ rows }: { rows: Dataset }) {
  const { t } = useView()
  return (
    <Layout title={t('research.release.own')} personal>
      <h1>{t('research.release.own')}</h1>
      <p>{t('research.release.own-intro', { quarter: sayQuarter(rows.quarter, t) })}</p>
      <p class="note">{t('research.release.own-blur')}</p>
      {listNames
        .filter((list) => list !== 'scopes')
        .map((list) => (
          <OwnList list={list} rows={rows[list] ?? []} />
        ))}
      <ul class="links">
        <li>
          <a href={`/moi/etudes/${rows.study}/donnees`}>{t('research.consent.rows')}</a>
        </li>
        <li>
          <a href="/recherche/dictionnaire">{t('research.data.title')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function OwnList({ list, rows }: { list: ListName; rows: readonly object[] }) {
  const { t } = useView()
  if (rows.length === 0) return null
  return (
    <section class="stack">
      <h2 lang="en">{list}.csv</h2>
      <p>{t(`research.data.list.${list}`)}</p>
      <div class="table" tabindex={0} role="region" aria-label={`${list}.csv`}>
        <table lang="en">
          <thead>
            <tr>
              {columnsOf(list).map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <tr>
                {columnsOf(list).map((column) => (
                  <td>{String(new Map(Object.entries(row)).get(column) ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && <p>{t('research.release.own-more', { count: rows.length - most })}</p>}
    </section>
  )
}
