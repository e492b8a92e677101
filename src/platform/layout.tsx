import type { Child } from 'hono/jsx'
import { Icon, Mark, type IconName } from './icons.tsx'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'
import { wordName, wordText } from './words.ts'

interface LayoutProps {
  /** What the page is, before the name of the lab. */
  title: string
  /** For search engines and messengers; open pages only. */
  description?: string | undefined
  /** Address of a picture of the page, for messengers. */
  picture?: string | undefined
  /** Feeds of the same things. */
  feed?: string
  /** What other programs read of this page. */
  alternates?: readonly { type: string; href: string }[]
  /** schema.org description of the page. */
  data?: object
  /** Scripts that add to this page, by the name of their source. */
  scripts?: readonly string[]
  /** Pages for one pair of eyes: no search engine keeps them. */
  personal?: boolean
  children?: Child
}

const sections: readonly { path: string; tone: IconName; label: MessageKey }[] = [
  { path: '/paroles', tone: 'voice', label: 'nav.voices' },
  { path: '/groupes', tone: 'group', label: 'nav.groups' },
  { path: '/ateliers', tone: 'workshop', label: 'nav.workshops' },
  { path: '/productions', tone: 'made', label: 'nav.productions' },
]

/** The frame of every page: skip link, header, what the last act did, the page itself, help and ways on. */
export function Layout(props: LayoutProps) {
  const view = useView()
  const { t } = view
  return (
    <html
      lang={view.lang}
      dir={view.dir}
      data-font={view.font}
      data-size={view.size}
      data-spacing={view.spacing}
      data-contrast={view.contrast}
      data-colours={view.colours}
      data-theme={view.theme}
    >
      <Head {...props} />
      <body>
        <a class="skip act" href="#main">
          {t('nav.skip')}
        </a>
        <Header />
        <main id="main" class="wrap stack" tabindex={-1}>
          {view.said && (
            <p class="said" role="status">
              {t(view.said.key, view.said.args)}
            </p>
          )}
          {view.locale === 'ar' && <p class="note">{t('nav.not-re-read')}</p>}
          {props.children}
        </main>
        <Footer />
      </body>
    </html>
  )
}

function Head(props: LayoutProps) {
  const { title, description, picture, feed, alternates = [], data, scripts = [], personal } = props
  const view = useView()
  const name = labName()
  const address = new URL(view.path, view.publicUrl).href
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{`${title} · ${name}`}</title>
      <link rel="stylesheet" href={view.assets('app.css')} />
      {view.font && <link rel="stylesheet" href={view.assets(`font-${view.font}.css`)} />}
      <link rel="icon" href={view.assets('favicon.svg')} type="image/svg+xml" />
      {personal && <meta name="robots" content="noindex" />}
      {feed && <link rel="alternate" type="application/atom+xml" href={feed} title={title} />}
      {alternates.map(({ type, href }) => (
        <link rel="alternate" type={type} href={href} title={title} />
      ))}
      {description !== undefined && (
        <>
          <meta name="description" content={description} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={description} />
          <meta property="og:site_name" content={name} />
          <meta property="og:url" content={address} />
          {picture && <meta property="og:image" content={new URL(picture, view.publicUrl).href} />}
        </>
      )}
      {data && <StructuredData data={data} />}
      {scripts.map((script) => (
        <script type="module" src={view.assets(script)}></script>
      ))}
    </head>
  )
}

function StructuredData({ data }: { data: object }) {
  // A data block is never run; escaping < keeps any text from ending it.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }}></script>
}

function Header() {
  const { t, viewer, path } = useView()
  const here = path.split('?')[0] ?? '/'
  return (
    <header class="top">
      <div class="wrap">
        <a class="name" href="/">
          <Mark /> {labName()}
        </a>
        <a
          class="act"
          href={viewer ? '/moi' : '/entrer'}
          aria-current={currentness(here, viewer ? '/moi' : '/entrer')}
        >
          <span>{viewer ? viewer.name : t('nav.enter')}</span>
        </a>
        <OtherVersion />
        <nav aria-label={t('nav.main')}>
          <ul>
            {sections.map((section) => (
              <li>
                <a class={section.tone} href={section.path} aria-current={currentness(here, section.path)}>
                  <Icon name={section.tone} />
                  {t(section.label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}

/** The way to the simple version of this page and back. Not where it would lose something: what was typed, or a code shown once. */
function OtherVersion() {
  const { t, locale, path, said, answersForm } = useView()
  if (!locale.startsWith('fr') || answersForm || said?.args?.['code'] !== undefined) return null
  return (
    <form method="post" action="/reglages/version">
      <input type="hidden" name="retour" value={path} />
      <button class="act quiet" name="locale" value={locale === 'fr' ? 'fr-x-simple' : 'fr'}>
        {t('nav.other-version')}
      </button>
    </form>
  )
}

function currentness(here: string, section: string): 'page' | 'true' | undefined {
  if (here === section) return 'page'
  return here.startsWith(`${section}/`) ? 'true' : undefined
}

function Footer() {
  const { t, viewer } = useView()
  return (
    <footer class="end">
      <div class="wrap stack">
        <h2>{t('nav.help-now')}</h2>
        <ul class="now">
          <HelpNumbers />
          <li>
            <a href="/aide#numeros">{t('nav.all-numbers')}</a>
          </li>
        </ul>
        <nav aria-label={t('nav.more')}>
          <ul class="links">
            <Way path="/recherche-texte" label="nav.search" />
            <Way path="/reglages" label="nav.reading" />
            <Way path="/priorites" label="nav.priorities" />
            <Way path="/savoirs" label="nav.knowledge" />
            <Way path="/usages" label="nav.uses" />
            <Way path="/interpellations" label="nav.addresses" />
            <Way path="/lieu" label="nav.place" />
            <Way path="/recherche" label="nav.research" />
            <Way path="/cercles" label="nav.circles" />
            <Way path="/aide" label="nav.help" />
            <Way path="/charte" label="nav.charter" />
            <Way path="/accessibilite" label="nav.accessibility" />
            <Way path="/donnees" label="nav.data" />
            {viewer && <Way path="/sortir" label="nav.leave" />}
          </ul>
        </nav>
      </div>
    </footer>
  )
}

/** The numbers that every page shows, as items of a list; `lead` comes before the others. */
export function HelpNumbers({ lead }: { lead?: string }) {
  const { words, locale } = useView()
  const shown = words.list('help').filter((word) => word.data['first'] === true)
  const ordered = shown.toSorted((a, b) => Number(b.slug === lead) - Number(a.slug === lead))
  return ordered.map((word) => (
    <li>
      <a href={`${word.data['sms'] === true ? 'sms' : 'tel'}:${word.slug}`}>
        <b>{word.slug}</b> <span>{wordName(word, locale)}</span>
      </a>
    </li>
  ))
}

function Way({ path, label }: { path: string; label: MessageKey }) {
  const { t } = useView()
  return (
    <li>
      <a href={path}>{t(label)}</a>
    </li>
  )
}

/** What the lab is called, in the reader's locale. */
export function labName(): string {
  const { words, locale } = useView()
  const word = words.find('lab', 'name')
  return word ? wordName(word, locale) : 'Socialab'
}

/** A text of the lab itself, such as its welcome, in the reader's locale. */
export function LabText({ slug }: { slug: string }) {
  const { words, locale } = useView()
  const word = words.find('lab', slug)
  return <>{word ? wordText(word, locale) || wordName(word, locale) : ''}</>
}
