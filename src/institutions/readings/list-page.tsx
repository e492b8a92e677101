import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { readingSorts } from '../tables.ts'
import { OfGroup } from '../of-group.tsx'
import type { ListedReading, ReadingFilter } from './queries.ts'

interface ListProps {
  rows: readonly ListedReading[]
  next: Cursor | null
  started: boolean
  filter: ReadingFilter
}

/** The address of a list, filtered so. */
function pathOf({ sort, group }: ReadingFilter): string {
  const query = new URLSearchParams({
    ...(sort !== '' && { sorte: sort }),
    ...(group !== null && { groupe: group }),
  }).toString()
  return query === '' ? '/decorticages' : `/decorticages?${query}`
}

const bringing = '/decorticages/apporter'

/** `/decorticages`: words of institutions taken apart, by time. */
export function ReadingsPage({ rows, next, started, filter }: ListProps) {
  const { t } = useView()
  const { sort, group } = filter
  return (
    <Layout title={t('institutions.readings.title')} description={t('institutions.readings.intro')}>
      <section class="poster know stack">
        <h1>{t('institutions.readings.title')}</h1>
        <p>{t('institutions.readings.intro')}</p>
        <div class="acts">
          <a class="act main" href={group === null ? bringing : `${bringing}?groupe=${group}`}>
            <Icon name="reading" />
            {t('institutions.mask.title')}
          </a>
          <a class="act" href="/interpellations">
            {t('institutions.addresses.way')}
          </a>
        </div>
      </section>
      <OfGroup slug={group} name={rows[0]?.group} all="/decorticages" />
      <nav class="tabs" aria-label={t('institutions.filter')}>
        <a href={pathOf({ sort: '', group })} aria-current={sort === '' ? 'page' : undefined}>
          {t('institutions.all')}
        </a>
        {readingSorts.map((one) => (
          <a href={pathOf({ sort: one, group })} aria-current={sort === one ? 'page' : undefined}>
            {t(`institutions.reading.sorts.${one}`)}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <p class="empty">{t('institutions.readings.empty')}</p>
      ) : (
        <ul class="wall">
          {rows.map((reading) => (
            <ReadingCard reading={reading} />
          ))}
        </ul>
      )}
      <Pager path={pathOf(filter)} next={next} started={started} />
    </Layout>
  )
}

function ReadingCard({ reading }: { reading: ListedReading }) {
  const { t } = useView()
  const lang = inLang(reading.lang)
  return (
    <li class="card know">
      <p class="kind">
        <Icon name="reading" />
        {t(`institutions.reading.sort.${reading.sort}`)} · <span {...lang}>{reading.institution}</span>
      </p>
      <h2>
        <a href={reading.path} {...lang}>
          {reading.title}
        </a>
      </h2>
      <p {...lang}>{reading.summary}</p>
      <p class="by">
        <span>{reading.author ?? t('institutions.someone')}</span>
        <Ago at={reading.at} />
        {reading.rewritten && <span>{t('institutions.reading.rewritten')}</span>}
      </p>
    </li>
  )
}
