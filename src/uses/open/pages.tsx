import { Form, Hidden } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { wordName, type Word } from '../../platform/words.ts'
import { columnNames, columns } from './columns.ts'
import { mostLines, type Judged } from './take.ts'

const files = [
  { path: '/usages.csv', type: 'text/csv', label: 'uses.data.csv' },
  { path: '/usages.json', type: 'application/json', label: 'uses.data.json' },
  { path: '/usages.jsonld', type: 'application/ld+json', label: 'uses.data.jsonld' },
] as const

/** `/usages/donnees`: the uses as open data, with what each column says. */
export function DataPage({ licence, data }: { licence: Word | undefined; data: object }) {
  const { t, locale } = useView()
  return (
    <Layout
      title={t('uses.data.title')}
      description={t('uses.data.intro')}
      data={data}
      alternates={files.map(({ path, type }) => ({ type, href: path }))}
    >
      <h1>{t('uses.data.title')}</h1>
      <p>{t('uses.data.intro')}</p>
      <ul class="links">
        {files.map(({ path, label }) => (
          <li>
            <a href={path}>{t(label)}</a>
          </li>
        ))}
      </ul>
      <p>{t('uses.data.who')}</p>
      {licence && (
        <p>
          {t('uses.data.licence')} <LicenceLink licence={licence} name={wordName(licence, locale)} />
        </p>
      )}
      <h2>{t('uses.data.dictionary')}</h2>
      <dl class="facts">
        {columnNames.map((column) => (
          <div>
            <dt lang="fr">{column}</dt>
            <dd>{t(columns[column])}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('uses.take.title')}</h2>
      <p class="links">
        <a href="/usages/apporter">{t('uses.take.way')}</a>
      </p>
    </Layout>
  )
}

function LicenceLink({ licence, name }: { licence: Word; name: string }) {
  const { url } = licence.data
  return typeof url === 'string' ? <a href={url}>{name}</a> : <span>{name}</span>
}

/** `/usages/apporter`: a table of uses told elsewhere; nothing is published before its lines were looked at. */
export function BringPage({ state }: { state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('uses.take.title')}>
      <h1>{t('uses.take.title')}</h1>
      <p>{t('uses.take.intro', { most: mostLines })}</p>
      <p class="links">
        <a href="/usages/donnees">{t('uses.take.columns')}</a>
      </p>
      <Form action="/usages/apporter" state={state} submit="uses.take.look" files>
        <FileField
          name="table"
          label="uses.take.file"
          hint="uses.take.file-hint"
          accept=".csv,text/csv"
          state={state}
          required
        />
      </Form>
    </Layout>
  )
}

/** What would come of a table: how many lines are good, and why each of the others is not. */
export function JudgedPage({ judged, id }: { judged: Judged; id: string | null }) {
  const { t } = useView()
  const { good, refused } = judged
  return (
    <Layout title={t('uses.take.judged')} personal>
      <h1>{t('uses.take.judged')}</h1>
      <p>{t('uses.take.good', { count: good.length })}</p>
      {id !== null && (
        <Form action="/usages/apporter/publier" submit="uses.take.publish">
          <Hidden name="table" value={id} />
        </Form>
      )}
      {refused.length > 0 && (
        <section class="stack">
          <h2>{t('uses.take.refused', { count: refused.length })}</h2>
          <ul class="log">
            {refused.map(({ number, title, column, why }) => (
              <li>
                {t('uses.take.line', { number, title })} {column && `${t(columns[column])} `}
                {t(why.key, why.args)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="links">
        <a href="/usages/apporter">{t('uses.take.again')}</a>
      </p>
    </Layout>
  )
}
