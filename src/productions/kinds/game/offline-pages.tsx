import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { Made, OfflinePage } from '../../offline/page.ts'
import { Blocks } from '../blocks.tsx'
import { sameName } from './memory.ts'
import { SceneHead } from './play-page.tsx'
import { readScenes, type Scene } from './story.ts'

/** A game as pages: one to begin with, then one a scene, each choice a link. Coming to an ending is having played it. */
export function offlineScenes(game: Made): OfflinePage[] {
  const scenes = readScenes(game.parts)
  const first = { name: 'index.html', title: game.title, body: <Start game={game} first={scenes[0]} /> }
  return [
    first,
    ...scenes.map((scene) => ({
      name: fileOf(scene.key),
      title: scene.title,
      body: <ScenePage scene={scene} scenes={scenes} lang={game.lang} />,
      ends: scene.ending,
    })),
  ]
}

const fileOf = (key: string) => `scene-${key}.html`

function Start({ game, first }: { game: Made; first: Scene | undefined }) {
  const { t } = useView()
  return (
    <>
      <div class="stack" {...inLang(game.lang)}>
        <h1>{game.title}</h1>
        <p>{game.summary}</p>
      </div>
      {first && (
        <p class="acts">
          <a class="act main" href={fileOf(first.key)}>
            {t('productions.game.play')}
          </a>
        </p>
      )}
      <div class="stack" {...inLang(game.lang)}>
        <Blocks parts={game.parts.filter(({ sort }) => sort !== 'scene')} />
      </div>
    </>
  )
}

/** Rules as the script that goes along reads them (`client/offline.ts`); without it every choice is there, and every text. */
const writeRules = (rules: readonly { name: string }[]) =>
  JSON.stringify(rules.map((rule) => ({ ...rule, name: sameName(rule.name) })))

function ScenePage({ scene, scenes, lang }: { scene: Scene; scenes: readonly Scene[]; lang: string }) {
  const { t } = useView()
  const known = new Set(scenes.map(({ key }) => key))
  const choices = scene.choices.filter(({ to }) => known.has(to))
  return (
    <>
      <article class="stack" {...inLang(lang)}>
        <SceneHead scene={scene} />
        <Prose text={scene.text} />
        {scene.added.map(({ text, condition }) => (
          <div data-conditions={writeRules([condition])}>
            <Prose text={text} />
          </div>
        ))}
        <div class="acts">
          {choices.map(({ text, to, changes, conditions }) => (
            <a
              class="act"
              href={fileOf(to)}
              data-changes={writeRules(changes)}
              data-conditions={writeRules(conditions)}
            >
              {text}
            </a>
          ))}
        </div>
      </article>
      {choices.length === 0 && (
        <p class="acts">
          <a class="act quiet" href="index.html">
            {t('productions.game.again')}
          </a>
        </p>
      )}
    </>
  )
}
