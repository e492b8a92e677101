import { nameOf } from '../../platform/choices.ts'
import { Picture } from '../../platform/files/picture.tsx'
import { isComplete, markFallback } from '../../platform/messages.ts'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView, withView, type View } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { writeAuthors } from '../authors/names.tsx'
import { formOfKind } from '../kinds/registry.ts'
import type { ShownProduction } from '../reading/queries.ts'
import { leaveLab, takeMedia, type Media } from './addresses.ts'
import type { OfflinePage } from './page.ts'

/** A production as pages that open from a folder, with the files they show. */
export interface Site {
  pages: { name: string; html: string }[]
  media: Media
  /** How many pages one goes through, and how many questions they ask. */
  steps: number
  questions: number
}

/** What stands beside the pages, by the name of its source. */
export const beside = { 'app.css': 'style.css', 'offline.js': 'pages.js' } as const

/** Writes a production as pages of its own: those its form makes, else one that holds everything. */
export function writeSite(view: View, production: ShownProduction): Site {
  const media: Media = new Map()
  // Nothing of whoever takes it away goes along.
  return withView({ ...view, viewer: null, said: null }, () => {
    const pages = formOfKind(view.words, production.kind).offline?.(production) ?? [
      { name: 'index.html', title: production.title, body: <Whole production={production} />, counts: true },
    ]
    const counted = pages.filter(({ counts }) => counts)
    const written = pages.map((page) => {
      const step = counted.indexOf(page)
      const html = `<!doctype html>${(<Frame page={page} step={step} production={production} />).toString()}`
      const marked = isComplete(view.locale) ? html : markFallback(html)
      return { name: page.name, html: leaveLab(takeMedia(marked, media), view.publicUrl) }
    })
    return { pages: written, media, steps: counted.length, questions: countQuestions(written) }
  })
}

/** Questions that the script follows, wherever a form has put them. */
const countQuestions = (pages: Site['pages']) =>
  pages.reduce((count, { html }) => count + html.split(' data-question=').length - 1, 0)

interface FrameProps {
  page: OfflinePage
  /** Its place among the pages one goes through, from 0; -1 for another. */
  step: number
  production: ShownProduction
}

function Frame({ page, step, production }: FrameProps) {
  const { lang, dir } = useView()
  const title = page.title === production.title ? page.title : `${page.title} · ${production.title}`
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={beside['app.css']} />
        <script defer src={beside['offline.js']}></script>
      </head>
      <body data-step={step < 0 ? undefined : step} data-ends={page.ends ? 'yes' : undefined}>
        <main id="main" class="wrap stack">
          {page.body}
        </main>
        <Origin production={production} />
      </body>
    </html>
  )
}

/** Everything on one page: what it is, then itself. */
function Whole({ production }: { production: ShownProduction }) {
  const { words } = useView()
  const { path, answers, parts } = production
  return (
    <>
      <Heading production={production} />
      <div class="stack" {...inLang(production.lang)}>
        {formOfKind(words, production.kind).view({ path, answers, parts, all: parts, first: true })}
      </div>
    </>
  )
}

function Heading({ production }: { production: ShownProduction }) {
  const { t } = useView()
  return (
    <>
      <div class="stack" {...inLang(production.lang)}>
        <h1>{production.title}</h1>
        <p>{production.summary}</p>
      </div>
      {production.easy && (
        <details class="more">
          <summary>{t('productions.easy-read')}</summary>
          <Prose text={production.easy} />
        </details>
      )}
      {production.cover && (
        <figure>
          <Picture file={production.cover} first />
        </figure>
      )}
    </>
  )
}

/** Who made it, what one may do with it, and where it lives: that goes with every page. */
function Origin({ production }: { production: ShownProduction }) {
  const { t, words, publicUrl } = useView()
  const licence = words.find('licence', production.licence)?.data['url']
  const address = new URL(production.path, publicUrl).href
  return (
    <footer class="end">
      <div class="wrap stack">
        <p>
          {t('productions.credit.line', {
            title: production.title,
            authors: writeAuthors(production.authors, production.group?.name ?? null),
            address,
          })}
        </p>
        <p>
          {typeof licence === 'string' ? (
            <a href={licence} rel="license">
              {nameOf('licence', production.licence)}
            </a>
          ) : (
            nameOf('licence', production.licence)
          )}
        </p>
        <p>
          <a href={address}>{t('productions.offline.lives', { number: production.number })}</a>{' '}
          <Day at={production.versionAt} />
        </p>
      </div>
    </footer>
  )
}
