import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { tellLists, type TellList } from './codebook.ts'

/** What the files of a release hold, column by column. */
export function CodebookPage() {
  const { t } = useView()
  return (
    <Layout title={t('research.data.title')} description={t('research.data.intro')}>
      <h1>{t('research.data.title')}</h1>
      <p>{t('research.data.intro')}</p>
      <p>{t('research.data.safe')}</p>
      <p>{t('research.data.between')}</p>
      {tellLists(t).map((told) => (
        <ListSection told={told} />
      ))}
      <ul class="links">
        <li>
          <a href="/recherche/dictionnaire.json">{t('research.data.machine')}</a>
        </li>
        <li>
          <a href="/recherche">{t('research.title')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function ListSection({ told }: { told: TellList }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2 lang="en">{told.file}</h2>
      <p>{told.says}</p>
      <div class="table" tabindex={0} role="region" aria-label={told.file}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('research.data.column')}</th>
              <th scope="col">{t('research.data.says')}</th>
              <th scope="col">{t('research.data.values')}</th>
            </tr>
          </thead>
          <tbody>
            {told.columns.map(({ name, says, values }) => (
              <tr>
                <th scope="row" lang="en">
                  {name}
                </th>
                <td>{says}</td>
                <td lang="en">{values.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
