import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName, wordText, type Word } from '../../platform/words.ts'
import type { AroundRow } from './queries.ts'

const propose = '/mots/proposer?liste=priority'

/** `/priorites`: what the lab speaks about, and what people propose to speak about. */
export function PrioritiesPage({
  adopted,
  proposed,
}: {
  adopted: readonly Word[]
  proposed: readonly Word[]
}) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.priorities')} description={t('conversation.priorities-lead')}>
      <h1>{t('conversation.priorities')}</h1>
      <p>{t('conversation.priorities-lead')}</p>
      <h2 class="sr">{t('conversation.adopted')}</h2>
      <PriorityList priorities={adopted} />
      {proposed.length > 0 && (
        <section class="stack">
          <h2>{t('conversation.proposed')}</h2>
          <p>{t('conversation.proposed-lead')}</p>
          <PriorityList priorities={proposed} />
        </section>
      )}
      <p class="acts">
        <a class="act" href={propose}>
          {t('conversation.propose')}
        </a>
      </p>
    </Layout>
  )
}

function PriorityList({ priorities }: { priorities: readonly Word[] }) {
  const { t, locale } = useView()
  return (
    <ul class="wall">
      {priorities.map((word) => (
        <li class="card voice">
          <p class="kind">
            <Icon name="priority" />
            {t(word.adopted ? 'conversation.priority' : 'conversation.proposal')}
          </p>
          <h3>
            <a href={`/priorites/${word.slug}`}>{wordName(word, locale)}</a>
          </h3>
          <p>{wordText(word, locale)}</p>
        </li>
      ))}
    </ul>
  )
}

/** `/priorites/:slug`: one priority, and what people say, do and make around it. */
export function PriorityPage({ priority, around }: { priority: Word; around: readonly AroundRow[] }) {
  const { t, locale } = useView()
  const name = wordName(priority, locale)
  const kinds = [...Map.groupBy(around, (row) => row.kind)]
  return (
    <Layout title={name} description={wordText(priority, locale)}>
      <section class="poster voice stack">
        <h1>{name}</h1>
        <p>{wordText(priority, locale)}</p>
        {!priority.adopted && <p>{t('conversation.proposal-note')}</p>}
        <div class="acts">
          <a class="act main" href={`/paroles/dire?priorite=${priority.slug}`}>
            {t('conversation.say-about')}
          </a>
          <a class="act" href={`/groupes/ouvrir?priorite=${priority.slug}`}>
            {t('conversation.open-group')}
          </a>
        </div>
      </section>
      {kinds.length === 0 && (
        <div class="empty">
          <p>{t('conversation.nothing-around')}</p>
        </div>
      )}
      {kinds.map(([kind, rows]) => (
        <section class="stack" aria-labelledby={`kind-${kind}`}>
          <div class="heading">
            <h2 id={`kind-${kind}`}>{t(severalOf(kind))}</h2>
            <a href={`/priorites/${priority.slug}?genre=${kind}`} aria-describedby={`kind-${kind}`}>
              {t('conversation.see-all')}
            </a>
          </div>
          <Around rows={rows} />
        </section>
      ))}
      <Further priority={priority} />
    </Layout>
  )
}

/** The word for a list of them. */
function severalOf(kind: string): MessageKey {
  const { several, label } = kindOf(kind)
  return several ?? label
}

/** Where more of it is, narrowed to the priority where the list can be. */
function Further({ priority }: { priority: Word }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('conversation.around.title')}</h2>
      <ul class="links">
        <li>
          <a href={`/savoirs?priorite=${priority.slug}`}>{t('conversation.around.knowledge')}</a>
        </li>
        <li>
          <a href={`/usages?priorite=${priority.slug}`}>{t('conversation.around.uses')}</a>
        </li>
        <li>
          <a href="/interpellations">{t('conversation.around.addresses')}</a>
        </li>
        <li>
          <a href="/recherche">{t('conversation.around.research')}</a>
        </li>
      </ul>
    </section>
  )
}

function Around({ rows }: { rows: readonly AroundRow[] }) {
  const { t } = useView()
  return (
    <ul class="wall">
      {rows.map((row) => {
        const { tone, label } = kindOf(row.kind)
        return (
          <li class={`card ${tone}`}>
            <p class="kind">
              <Icon name={tone} />
              {t(label)}
            </p>
            <h3 {...inLang(row.lang)}>
              <a href={row.path}>{row.title}</a>
            </h3>
            {row.summary && <p {...inLang(row.lang)}>{row.summary}</p>}
            <p class="by">
              {row.author && <span>{row.author}</span>}
              <Ago at={row.at} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}

interface AllOfKindProps {
  priority: Word
  kind: string
  rows: readonly AroundRow[]
  next: Cursor | null
  started: boolean
}

/** `/priorites/:slug?genre=…`: everything of one kind around a priority. */
export function AllOfKindPage({ priority, kind, rows, next, started }: AllOfKindProps) {
  const { t, locale } = useView()
  const name = wordName(priority, locale)
  const path = `/priorites/${priority.slug}`
  return (
    <Layout title={`${name} · ${t(severalOf(kind))}`}>
      <h1>{`${name} · ${t(severalOf(kind))}`}</h1>
      <p class="acts">
        <a class="act quiet" href={path}>
          {t('conversation.back-to', { title: name })}
        </a>
      </p>
      {rows.length === 0 && <p>{t('conversation.nothing-around')}</p>}
      <h2 class="sr">{t('conversation.see-all')}</h2>
      <Around rows={rows} />
      <Pager path={`${path}?genre=${kind}`} next={next} started={started} />
    </Layout>
  )
}
