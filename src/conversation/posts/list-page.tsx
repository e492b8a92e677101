import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import { wordName, type Word } from '../../platform/words.ts'
import { PostCard } from './parts.tsx'
import type { PostCardRow } from './list-queries.ts'

interface VoicesProps {
  rows: readonly PostCardRow[]
  order: 'time' | 'waiting'
  /** The priority that filters the list. */
  priority: Word | null
  next: Cursor | string | null
  /** Not the first page. */
  started: boolean
}

/** `/paroles`: voices by time, or those that wait for an answer. */
export function VoicesPage({ rows, order, priority, next, started }: VoicesProps) {
  const { t, locale } = useView()
  const name = priority ? wordName(priority, locale) : ''
  const here = listPath(order, priority?.slug ?? null)
  return (
    <Layout
      title={priority ? t('conversation.voices-on', { name }) : t('conversation.voices')}
      description={t('conversation.voices-lead')}
      feed="/paroles.atom"
    >
      <section class="poster voice stack">
        <h1>{priority ? t('conversation.voices-on', { name }) : t('conversation.voices')}</h1>
        <p>{t('conversation.voices-lead')}</p>
        <div class="acts">
          <a class="act main" href={priority ? `/paroles/dire?priorite=${priority.slug}` : '/paroles/dire'}>
            {t('conversation.say')}
          </a>
          <a class="act quiet" href="/paroles/pour">
            {t('conversation.for-someone')}
          </a>
        </div>
      </section>
      <Filters order={order} priority={priority?.slug ?? null} />
      {rows.length === 0 ? (
        <EmptyList order={order} />
      ) : (
        <section>
          <h2 class="sr">{t(order === 'time' ? 'conversation.by-time' : 'conversation.by-waiting')}</h2>
          <ul class="wall">
            {rows.map((post) => (
              <PostCard post={post} />
            ))}
          </ul>
        </section>
      )}
      {typeof next === 'string' ? (
        <nav class="pager" aria-label={t('nav.pages')}>
          <a class="act" href={addQuery(here, `apres=${next}`)} rel="next">
            {t('conversation.next-waiting')}
          </a>
        </nav>
      ) : (
        <Pager path={here} next={next} started={started} />
      )}
    </Layout>
  )
}

function EmptyList({ order }: { order: 'time' | 'waiting' }) {
  const { t } = useView()
  return (
    <div class="empty">
      <p>{order === 'waiting' ? t('conversation.nobody-waits') : t('conversation.no-voice')}</p>
      <a class="act" href={order === 'waiting' ? '/paroles' : '/paroles/dire'}>
        {order === 'waiting' ? t('conversation.by-time') : t('conversation.say-first')}
      </a>
    </div>
  )
}

function Filters({ order, priority }: { order: 'time' | 'waiting'; priority: string | null }) {
  const { t, words, locale } = useView()
  const current = (is: boolean) => (is ? ('true' as const) : undefined)
  return (
    <>
      <nav class="tabs" aria-label={t('conversation.order')}>
        <a href={listPath('time', priority)} aria-current={current(order === 'time')}>
          {t('conversation.by-time')}
        </a>
        <a href={listPath('waiting', priority)} aria-current={current(order === 'waiting')}>
          {t('conversation.by-waiting')}
        </a>
      </nav>
      <nav class="tabs" aria-label={t('conversation.about')}>
        <a href={listPath(order, null)} aria-current={current(priority === null)}>
          {t('conversation.about-all')}
        </a>
        {words.list('priority').map((word) => (
          <a href={listPath(order, word.slug)} aria-current={current(priority === word.slug)}>
            {wordName(word, locale)}
          </a>
        ))}
      </nav>
    </>
  )
}

function listPath(order: 'time' | 'waiting', priority: string | null): string {
  const query = [order === 'waiting' && 'ordre=attente', priority && `priorite=${priority}`].filter(Boolean)
  return query.length > 0 ? `/paroles?${query.join('&')}` : '/paroles'
}

function addQuery(path: string, pair: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${pair}`
}
