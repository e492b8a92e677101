import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { kindOf, listedKinds } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { cutAtMarks } from './marks.ts'
import type { Found } from './queries.ts'

interface SearchProps {
  words: string
  kind: string | null
  rows: readonly Found[]
  next: Cursor | null
  started: boolean
}

/** `/recherche-texte`: one field, then what holds the words, newest first. */
export function SearchPage({ words, kind, rows, next, started }: SearchProps) {
  const { t } = useView()
  return (
    <Layout title={t('site.search.title')} personal>
      <h1>{t('site.search.title')}</h1>
      <form class="search" method="get" action="/recherche-texte" role="search">
        <div>
          <label for="q">{t('site.search.field')}</label>
          <span class="hint" id="q-hint">
            {t('site.search.hint')}
          </span>
          <input id="q" name="q" type="search" value={words} maxlength={200} aria-describedby="q-hint" />
        </div>
        {kind && <input type="hidden" name="sorte" value={kind} />}
        <button class="act main">{t('site.search.submit')}</button>
      </form>
      {words === '' ? (
        <Ways />
      ) : (
        <section class="stack">
          <h2>{t('site.search.results', { words })}</h2>
          <Kinds words={words} chosen={kind} />
          {rows.length === 0 ? (
            <div class="empty stack">
              <p>{t(next ? 'site.search.none-here' : 'site.search.none')}</p>
              {!next && <Ways />}
            </div>
          ) : (
            <ol class="results">
              {rows.map((found) => (
                <Result found={found} />
              ))}
            </ol>
          )}
          <Pager path={pathOf(words, kind)} next={next} started={started} />
        </section>
      )}
    </Layout>
  )
}

function pathOf(words: string, kind: string | null): string {
  return `/recherche-texte?${new URLSearchParams({ q: words, ...(kind && { sorte: kind }) })}`
}

function Kinds({ words, chosen }: { words: string; chosen: string | null }) {
  const { t } = useView()
  return (
    <nav class="tabs" aria-label={t('site.search.kind')}>
      <a href={pathOf(words, null)} aria-current={chosen === null ? 'page' : undefined}>
        {t('site.search.everything')}
      </a>
      {listedKinds().map((kind) => (
        <a href={pathOf(words, kind)} aria-current={chosen === kind ? 'page' : undefined}>
          {t(kindOf(kind).label)}
        </a>
      ))}
    </nav>
  )
}

function Result({ found }: { found: Found }) {
  const { t, lang } = useView()
  const kind = kindOf(found.kind)
  const own = found.lang === lang ? {} : { lang: found.lang }
  return (
    <li>
      <p class="kind">
        <Icon name={kind.tone} />
        {t(kind.label)}
      </p>
      <h3 {...own}>
        <a href={found.path}>
          <Marked text={found.title} marked={found.markedTitle} />
        </a>
      </h3>
      {found.summary && (
        <p {...own}>
          <Marked text={found.summary} marked={found.markedSummary} />
        </p>
      )}
      <p class="by">
        {found.author && <span>{found.author}</span>}
        <Ago at={found.at} />
      </p>
    </li>
  )
}

function Marked({ text, marked }: { text: string; marked: string }) {
  return (
    <>{cutAtMarks(text, marked).map((piece) => (piece.matches ? <mark>{piece.text}</mark> : piece.text))}</>
  )
}

/** Ways to find without searching. */
function Ways() {
  const { t } = useView()
  return (
    <>
      <p>{t('site.search.ways')}</p>
      <ul class="links">
        <li>
          <a href="/priorites">{t('nav.priorities')}</a>
        </li>
        <li>
          <a href="/groupes">{t('nav.groups')}</a>
        </li>
        <li>
          <a href="/ateliers">{t('nav.workshops')}</a>
        </li>
      </ul>
    </>
  )
}
