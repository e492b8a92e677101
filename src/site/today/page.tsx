import type { Child } from 'hono/jsx'
import { PostCard, type PostCardRow } from '../../conversation/index.ts'
import { GroupCard, type ListedGroup } from '../../groups/index.ts'
import { WorkshopCard, type ShownDate } from '../../place/index.ts'
import { Icon } from '../../platform/icons.tsx'
import { LabText, Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'
import { writeDay, writeTime } from '../../platform/when.tsx'
import { ProductionCard, type ListedProduction } from '../../productions/index.ts'
import { wordName } from '../../platform/words.ts'

export interface Today {
  dates: readonly ShownDate[]
  voices: readonly PostCardRow[]
  groups: readonly ListedGroup[]
  made: readonly ListedProduction[]
}

/** The home page: what one may do here, then what lives here today. */
export function TodayPage({ dates, voices, groups, made }: Today) {
  const { t } = useView()
  return (
    <Layout title={t('site.home.title')} description={t('site.home.description')} feed="/paroles.atom">
      <Poster dates={dates} />
      <Part
        title="site.home.workshops"
        all={{ path: '/ateliers', label: 'site.home.workshops-all' }}
        empty="site.home.workshops-none"
        first={{ path: '/ateliers/proposer', label: 'site.home.workshops-first' }}
        cards={dates.map((date) => (
          <WorkshopCard date={date} />
        ))}
      />
      <Part
        title="site.home.voices"
        all={{ path: '/paroles', label: 'site.home.voices-all' }}
        empty="site.home.voices-none"
        first={{ path: '/paroles/dire', label: 'site.home.say' }}
        cards={voices.map((post) => (
          <PostCard post={post} />
        ))}
      />
      <Part
        title="site.home.groups"
        all={{ path: '/groupes', label: 'site.home.groups-all' }}
        empty="site.home.groups-none"
        first={{ path: '/groupes/ouvrir', label: 'site.home.groups-first' }}
        cards={groups.map((group) => (
          <GroupCard group={group} />
        ))}
      />
      <Part
        title="site.home.made"
        all={{ path: '/productions', label: 'site.home.made-all' }}
        empty="site.home.made-none"
        first={{ path: '/productions/proposer', label: 'site.home.made-first' }}
        cards={made.map((production) => (
          <ProductionCard production={production} />
        ))}
      />
      <Know />
    </Layout>
  )
}

const ways = [
  { path: '/usages', label: 'site.home.know-uses' },
  { path: '/savoirs', label: 'site.home.know-pieces' },
  { path: '/decorticages', label: 'site.home.know-readings' },
  { path: '/interpellations', label: 'site.home.know-addresses' },
  { path: '/recherche', label: 'site.home.know-research' },
] as const

/** Where people understand what they live, and ask. */
function Know() {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('site.home.know')}</h2>
      <ul class="links">
        {ways.map(({ path, label }) => (
          <li>
            <a href={path}>{t(label)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Poster({ dates }: { dates: readonly ShownDate[] }) {
  const view = useView()
  const { t, words, locale } = view
  const welcome = words.find('lab', 'welcome')
  const tonight = dates.find(
    (date) => date.startsAt > view.now && writeDay(date.startsAt, view) === writeDay(view.now, view),
  )
  return (
    <section class="poster voice stack">
      <h1>{welcome ? wordName(welcome, locale) : t('site.home.title')}</h1>
      <p>
        <LabText slug="welcome" />
      </p>
      <p>
        <LabText slug="what" /> <a href="/c-est-quoi">{t('site.what.title')}</a>
      </p>
      <div class="acts">
        <a class="act main" href="/paroles/dire">
          <Icon name="voice" />
          {t('site.home.say')}
        </a>
        {tonight ? (
          <a class="act" href={`/ateliers/${tonight.slug}/${tonight.day}`}>
            {t('site.home.come-today', { time: writeTime(tonight.startsAt, view) })}
          </a>
        ) : (
          <a class="act" href="/lieu">
            {t('site.home.come')}
          </a>
        )}
      </div>
    </section>
  )
}

interface PartProps {
  title: MessageKey
  /** The whole list. */
  all: { path: string; label: MessageKey }
  /** What could be here. */
  empty: MessageKey
  /** The first act, when nothing is here. */
  first: { path: string; label: MessageKey }
  cards: readonly Child[]
}

function Part({ title, all, empty, first, cards }: PartProps) {
  const { t } = useView()
  return (
    <section class="stack">
      <div class="heading">
        <h2>{t(title)}</h2>
        <a href={all.path}>{t(all.label)}</a>
      </div>
      {cards.length > 0 ? (
        <ul class="wall">{cards}</ul>
      ) : (
        <div class="empty stack">
          <p>{t(empty)}</p>
          <p class="acts">
            <a class="act" href={first.path}>
              {t(first.label)}
            </a>
          </p>
        </div>
      )}
    </section>
  )
}
