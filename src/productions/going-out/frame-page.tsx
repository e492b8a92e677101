import { nameOf } from '../../platform/choices.ts'
import { labName } from '../../platform/layout.tsx'
import { Picture } from '../../platform/files/picture.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { writeAuthors } from '../authors/names.tsx'
import { Content } from '../reading/content.tsx'
import type { ShownProduction } from '../reading/queries.ts'

/** The one page that other sites may show inside theirs. */
export const framePath = '/productions/:slug/cadre'

/** A production inside the page of another site: itself, whose it is and under which licence. Every link opens the lab beside. */
export function FramePage({ production }: { production: ShownProduction }) {
  const { t, lang, dir, assets, publicUrl } = useView()
  const whole = new URL(production.path, publicUrl).href
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${production.title} · ${labName()}`}</title>
        <meta name="robots" content="noindex" />
        <base target="_blank" />
        <link rel="stylesheet" href={assets('app.css')} />
        <link rel="canonical" href={whole} />
      </head>
      <body>
        <a class="skip act" href="#main" target="_self">
          {t('nav.skip')}
        </a>
        <main id="main" class="wrap stack" tabindex={-1}>
          <h1 {...inLang(production.lang)}>{production.title}</h1>
          <p {...inLang(production.lang)}>{production.summary}</p>
          {production.cover && (
            <figure>
              <Picture file={production.cover} first />
            </figure>
          )}
          <Content of={production} page={1} path={production.path} />
          <p class="by">
            <span>{writeAuthors(production.authors, production.group?.name ?? null)}</span>
            <span>{nameOf('licence', production.licence)}</span>
          </p>
          <p>
            <a class="act" href={whole} target="_blank" rel="noopener">
              {t('productions.embed.whole', { lab: labName() })}{' '}
              <span class="soft">{t('productions.embed.new-tab')}</span>
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
