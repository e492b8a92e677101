import { optionsOf } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import { ProductionCard } from './cards.tsx'
import type { ListedProduction, ProductionFilter } from './list-queries.ts'

interface Props {
  rows: readonly ListedProduction[]
  next: Cursor | null
  started: boolean
  filter: ProductionFilter
}

/** What was made here, by time. */
export function ProductionsPage({ rows, next, started, filter }: Props) {
  const { t } = useView()
  const filtered = Object.values(filter).some((chosen) => chosen !== '')
  return (
    <Layout
      title={t('productions.list.title')}
      description={t('productions.list.intro')}
      feed="/productions.atom"
      alternates={[{ type: 'application/rss+xml', href: '/productions/ecouter.rss' }]}
    >
      <section class="poster made stack">
        <h1>{t('productions.list.title')}</h1>
        <p>{t('productions.list.intro')}</p>
        <div class="acts">
          <a class="act main" href="/productions/proposer">
            <Icon name="made" />
            {t('productions.propose')}
          </a>
          <a class="act" href="/besoins">
            <Icon name="need" />
            {t('productions.needs.see')}
          </a>
          <a class="act" href="/productions/importer">
            <Icon name="download" />
            {t('productions.package.import')}
          </a>
        </div>
      </section>
      <Filter filter={filter} open={filtered} />
      {rows.length === 0 ? <Empty filtered={filtered} /> : <Cards rows={rows} />}
      <Pager path={pathOf(filter)} next={next} started={started} />
      <ul class="links">
        <li>
          <a href="/productions/a-sous-titrer">{t('productions.captions.help-list')}</a>
        </li>
        <li>
          <a href="/productions/carte">{t('productions.trials.map.lab-title')}</a>
        </li>
        <li>
          <a href="/productions/ecouter.rss">{t('productions.podcast.all')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function Cards({ rows }: { rows: readonly ListedProduction[] }) {
  const { t } = useView()
  return (
    <>
      <h2 class="sr">{t('nav.productions')}</h2>
      <ul class="wall">
        {rows.map((production) => (
          <ProductionCard production={production} />
        ))}
      </ul>
    </>
  )
}

function Filter({ filter, open }: { filter: ProductionFilter; open: boolean }) {
  const { t } = useView()
  return (
    <details class="more" open={open}>
      <summary>{t('productions.filter')}</summary>
      <form action="/productions" class="form stack">
        <Select
          name="genre"
          label="productions.kind"
          options={optionsOf('kind')}
          empty="productions.filter.any"
          value={filter.kind}
        />
        <Select
          name="priorite"
          label="productions.priority"
          options={optionsOf('priority')}
          empty="productions.filter.any"
          value={filter.priority}
        />
        <Select
          name="licence"
          label="productions.licence"
          options={optionsOf('licence')}
          empty="productions.filter.any"
          value={filter.licence}
        />
        <p class="acts">
          <button class="act">{t('productions.filter.show')}</button>
        </p>
      </form>
    </details>
  )
}

function Empty({ filtered }: { filtered: boolean }) {
  const { t } = useView()
  return (
    <div class="empty">
      <p>{t(filtered ? 'productions.list.none-such' : 'productions.list.empty')}</p>
      <a class="act" href={filtered ? '/productions' : '/productions/proposer'}>
        {t(filtered ? 'productions.list.all' : 'productions.propose')}
      </a>
    </div>
  )
}

function pathOf({ kind, priority, licence }: ProductionFilter): string {
  const chosen = Object.entries({ genre: kind, priorite: priority, licence }).filter(
    ([, value]) => value !== '',
  )
  const query = new URLSearchParams(chosen).toString()
  return query ? `/productions?${query}` : '/productions'
}
