import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Download } from '../blocks.tsx'
import { contentPath, playerPath, playPath } from './paths.ts'
import type { findH5p } from './queries.ts'

type Shown = NonNullable<Awaited<ReturnType<typeof findH5p>>>

/** Says what is about to run, and asks. */
export function AskPage({ shown }: { shown: Shown }) {
  const { t } = useView()
  return (
    <Layout title={shown.title} personal>
      <Heading shown={shown} />
      <p>{t('productions.h5p.program')}</p>
      <p>{t('productions.h5p.closed')}</p>
      <p class="acts">
        <a class="act main" href={`${playPath(shown.id)}/jeu`}>
          {t('productions.h5p.play')}
        </a>
      </p>
      <Download file={fileOf(shown)} />
    </Layout>
  )
}

/** The file, played in a frame that can reach nothing of the lab. */
export function StagePage({ shown, address }: { shown: Shown; address: string }) {
  const { t } = useView()
  return (
    <Layout title={shown.title} personal>
      <Heading shown={shown} />
      <noscript>
        <p class="note">{t('productions.h5p.no-script')}</p>
      </noscript>
      <iframe
        class="stage"
        src={`${address}/jeu`}
        title={t('productions.h5p.frame', { title: shown.title })}
        sandbox="allow-scripts"
        referrerpolicy="no-referrer"
      ></iframe>
      <p class="soft">{t('productions.h5p.not-kept')}</p>
      <Download file={fileOf(shown)} />
    </Layout>
  )
}

function Heading({ shown }: { shown: Shown }) {
  return (
    <>
      <p>
        <a class="act quiet" href={shown.path} {...inLang(shown.lang)}>
          {shown.whole}
        </a>
      </p>
      <h1 {...inLang(shown.lang)}>{shown.title}</h1>
    </>
  )
}

const fileOf = ({ id, name, bytes }: Shown) => ({ id, name, bytes })

interface FrameProps {
  fileId: string
  /** The key drawn for this file. */
  drawn: string
}

/** What stands in the closed frame: the player, told where the file is. */
export function PlayerPage({ fileId, drawn }: FrameProps) {
  const { t, lang, dir, assets } = useView()
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>H5P</title>
      </head>
      <body
        data-content={`${contentPath(fileId, drawn)}/contenu`}
        data-player={playerPath}
        data-failed={t('productions.h5p.failed')}
      >
        <main></main>
        <script src={assets('h5p.js')}></script>
        <script src={`${playerPath}/main.bundle.js`}></script>
      </body>
    </html>
  )
}
