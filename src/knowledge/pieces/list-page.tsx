import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import { wordName } from '../../platform/words.ts'
import { kindsInTurn } from '../kinds.tsx'
import { PieceCard } from './parts.tsx'
import type { ListedPiece, PieceFilter } from './queries.ts'

interface ListProps {
  rows: readonly ListedPiece[]
  next: Cursor | null
  started: boolean
  filter: PieceFilter
}

/** `/savoirs`: what people know, every kind together by time. */
export function PiecesPage({ rows, next, started, filter }: ListProps) {
  const { t } = useView()
  const about = filter.priority && nameOf('priority', filter.priority)
  const title = about ? t('knowledge.pieces.about', { about }) : t('knowledge.pieces.title')
  return (
    <Layout title={title} description={t('knowledge.pieces.intro')}>
      <section class="poster know stack">
        <h1>{title}</h1>
        <p>{t('knowledge.pieces.intro')}</p>
        <div class="acts">
          <a class="act main" href={`/savoirs/ecrire${filter.kind && `?sorte=${filter.kind}`}`}>
            <Icon name="know" />
            {t('knowledge.piece.write')}
          </a>
          <a class="act" href="/savoirs/parcours">
            {t('knowledge.paths.way')}
          </a>
          <a class="act" href="/savoirs/temoignages">
            {t('knowledge.testimonies.way')}
          </a>
        </div>
      </section>
      <Kinds filter={filter} />
      <Priorities filter={filter} />
      <h2 class="sr">{t('knowledge.pieces.list')}</h2>
      {rows.length === 0 ? (
        <p class="empty">{t('knowledge.pieces.empty')}</p>
      ) : (
        <ul class="wall">
          {rows.map((piece) => (
            <PieceCard piece={piece} />
          ))}
        </ul>
      )}
      <Pager path={pathOf(filter)} next={next} started={started} />
    </Layout>
  )
}

function pathOf({ kind, priority }: PieceFilter): string {
  const query = new URLSearchParams({ ...(kind && { sorte: kind }), ...(priority && { priorite: priority }) })
  return query.size > 0 ? `/savoirs?${query}` : '/savoirs'
}

function Kinds({ filter }: { filter: PieceFilter }) {
  const { t, locale } = useView()
  return (
    <nav class="tabs" aria-label={t('knowledge.kinds')}>
      <a href={pathOf({ ...filter, kind: '' })} aria-current={filter.kind === '' ? 'page' : undefined}>
        {t('knowledge.kinds.all')}
      </a>
      {kindsInTurn().map((word) => (
        <a
          href={pathOf({ ...filter, kind: word.slug })}
          aria-current={filter.kind === word.slug ? 'page' : undefined}
        >
          {wordName(word, locale)}
        </a>
      ))}
    </nav>
  )
}

/** By what it is about, and the picture of that. */
function Priorities({ filter }: { filter: PieceFilter }) {
  const { t, words, locale } = useView()
  return (
    <>
      <nav class="tabs" aria-label={t('knowledge.priorities')}>
        <a
          href={pathOf({ ...filter, priority: '' })}
          aria-current={filter.priority === '' ? 'page' : undefined}
        >
          {t('knowledge.priorities.all')}
        </a>
        {words.list('priority').map((word) => (
          <a
            href={pathOf({ ...filter, priority: word.slug })}
            aria-current={filter.priority === word.slug ? 'page' : undefined}
          >
            {wordName(word, locale)}
          </a>
        ))}
      </nav>
      {filter.priority && (
        <p class="acts screen">
          <a class="act quiet" href={`/savoirs/dessin?priorite=${filter.priority}`}>
            {t('knowledge.picture.see')}
          </a>
        </p>
      )}
    </>
  )
}
