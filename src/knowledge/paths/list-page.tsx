import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { writeNames } from '../names/names.tsx'
import type { ListedPath } from './queries.ts'

interface ListProps {
  rows: readonly ListedPath[]
  next: Cursor | null
  started: boolean
}

/** `/savoirs/parcours`: ways through what people know, by time. */
export function PathsPage({ rows, next, started }: ListProps) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.paths.title')} description={t('knowledge.paths.intro')}>
      <section class="poster know stack">
        <h1>{t('knowledge.paths.title')}</h1>
        <p>{t('knowledge.paths.intro')}</p>
        <div class="acts">
          <a class="act main" href="/parcours/ecrire">
            <Icon name="strand" />
            {t('knowledge.path.write')}
          </a>
          <a class="act" href="/savoirs">
            {t('knowledge.pieces.title')}
          </a>
        </div>
      </section>
      <h2 class="sr">{t('knowledge.paths.list')}</h2>
      {rows.length === 0 ? (
        <p class="empty">{t('knowledge.paths.empty')}</p>
      ) : (
        <ul class="wall">
          {rows.map((path) => (
            <PathCard path={path} />
          ))}
        </ul>
      )}
      <Pager path="/savoirs/parcours" next={next} started={started} />
    </Layout>
  )
}

function PathCard({ path }: { path: ListedPath }) {
  const { t } = useView()
  const lang = inLang(path.lang)
  return (
    <li class="card know">
      <p class="kind">
        <Icon name="strand" />
        {t('knowledge.kind.path')}
        {path.priority && ` · ${nameOf('priority', path.priority)}`}
      </p>
      <h3>
        <a href={path.path} {...lang}>
          {path.title}
        </a>
      </h3>
      <p {...lang}>{path.summary}</p>
      <p class="by">
        <span>{writeNames(path.authors)}</span>
        <Ago at={path.at} />
      </p>
    </li>
  )
}
