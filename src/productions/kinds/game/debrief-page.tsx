import { Layout } from '../../../platform/layout.tsx'
import { PrintAct } from '../../../platform/paper.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { Scene } from './story.ts'
import { Questions } from './talk.tsx'

interface Props {
  game: { title: string; lang: string; path: string }
  talk: string
  scenes: readonly Scene[]
}

/** For whoever leads the talk after a game: the questions, and what one could have chosen in each scene. To print. */
export function DebriefPage({ game, talk, scenes }: Props) {
  const { t } = useView()
  const title = t('productions.game.debrief')
  return (
    <Layout title={`${title} · ${game.title}`} scripts={['print.js']}>
      <p class="screen">
        <a class="act quiet" href={game.path} {...inLang(game.lang)}>
          {game.title}
        </a>
      </p>
      <h1>{title}</h1>
      <p>{t('productions.game.debrief-intro')}</p>
      <section class="stack">
        <h2>{t('productions.game.talk')}</h2>
        <p>{t('productions.game.ending-talk')}</p>
        <Questions questions={talk} lang={game.lang} />
      </section>
      <section class="stack">
        <h2>{t('productions.game.debrief-scenes')}</h2>
        {scenes.map((scene) => (
          <DebriefScene scene={scene} scenes={scenes} lang={game.lang} />
        ))}
      </section>
      <PrintAct />
    </Layout>
  )
}

function DebriefScene({ scene, scenes, lang }: { scene: Scene; scenes: readonly Scene[]; lang: string }) {
  const { t } = useView()
  const titles = new Map(scenes.map(({ key, title }) => [key, title]))
  return (
    <section class="stack">
      <h3 {...inLang(lang)}>{scene.title}</h3>
      {scene.ending && <p class="soft">{t('productions.game.ending')}</p>}
      <Questions questions={scene.talk} lang={lang} />
      {scene.choices.length > 0 && (
        <ul {...inLang(lang)}>
          {scene.choices.map(({ text, to }) => (
            <li>
              {text} → {titles.get(to) ?? '…'}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
