import type { Child } from 'hono/jsx'
import { Picture } from '../../../platform/files/picture.tsx'
import { Hidden } from '../../../platform/fields.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { addressOf, listNoted, sayNoted, type Start } from './start.ts'
import { offered, textOf, writeWalk, type Moment, type Scene, type Walk } from './story.ts'
import { Questions } from './talk.tsx'

interface PlayProps {
  game: { title: string; lang: string }
  moment: Moment
  walk: Walk
  /** Where the game is played. */
  path: string
  /** Page of the game, or of its draft. */
  back: string
  /** Questions to talk about at each ending. */
  talk: string
  start: Start
  /** All the scenes, for a writer who tries them. */
  trying?: readonly Scene[] | undefined
}

/** One scene, and one button for each thing one may do in it. Nothing else is needed: no script, no account. */
export function PlayPage({ game, moment, walk, path, back, talk, start, trying }: PlayProps) {
  const { t } = useView()
  const { scene } = moment
  return (
    <Layout title={game.title} personal={trying !== undefined} scripts={['play.js']}>
      <p>
        <a class="act quiet" href={back} {...inLang(game.lang)}>
          {game.title}
        </a>
      </p>
      <play-on class="stack">
        <article class="stack" {...inLang(game.lang)}>
          <SceneHead scene={scene} />
          <Prose text={textOf(moment)} />
          <Choices moment={moment} walk={walk} path={path} start={start} />
        </article>
        {scene.ending && (
          <section class="note stack">
            <h2>{t('productions.game.ending')}</h2>
            <p>{t('productions.game.ending-talk')}</p>
            <Questions questions={`${talk}\n${scene.talk}`} lang={game.lang} />
          </section>
        )}
        <p class="acts">
          {walk.length > 0 && (
            <a class="act" href={addressOf(path, walk.slice(0, -1), start)}>
              {t('productions.game.back')}
            </a>
          )}
          {walk.length > 0 && (
            <a class="act quiet" href={addressOf(path, [], start)}>
              {t('productions.game.again')}
            </a>
          )}
        </p>
        {trying && walk.length === 0 && (
          <NotedForm scenes={trying} path={path} start={start} lang={game.lang} />
        )}
      </play-on>
    </Layout>
  )
}

/** What a scene shows before its words. */
export function SceneHead({ scene }: { scene: Scene }) {
  return (
    <>
      <h1>{scene.title}</h1>
      {scene.picture && (
        <figure>
          <Picture file={scene.picture} first />
        </figure>
      )}
      {scene.speaker && <p class="kind">{scene.speaker}</p>}
    </>
  )
}

function Choices({ moment, walk, path, start }: Pick<PlayProps, 'moment' | 'walk' | 'path' | 'start'>) {
  const { t, lang } = useView()
  const choices = offered(moment)
  if (choices.length === 0)
    return moment.scene.ending ? null : (
      <p class="soft" lang={lang}>
        {t('productions.game.unfinished')}
      </p>
    )
  return (
    <form method="post" action={path} class="stack">
      <Hidden name="chemin" value={writeWalk(walk)} />
      {start.from !== undefined && <Hidden name="depuis" value={start.from} />}
      {start.noted.map((noted) => (
        <Hidden name="retenu" value={noted} />
      ))}
      <div class="acts">
        {choices.map(({ choice, at }) => (
          <button class="act" name="choix" value={`${at}`}>
            {choice.text}
          </button>
        ))}
      </div>
    </form>
  )
}

interface NotedProps {
  scenes: readonly Scene[]
  path: string
  start: Start
  lang: string
}

/** What a writer who begins in the middle says is remembered. */
function NotedForm({ scenes, path, start, lang }: NotedProps) {
  const { t } = useView()
  const boxes = listNoted(scenes)
  if (boxes.length === 0) return null
  return (
    <details class="more" open={start.noted.length > 0}>
      <summary>{t('productions.game.noted')}</summary>
      <form method="get" action={path} class="form stack">
        {start.from !== undefined && <Hidden name="depuis" value={start.from} />}
        <fieldset class="field">
          <legend>{t('productions.game.noted-which')}</legend>
          {boxes.map((box) => (
            <label class="check">
              <input type="checkbox" name="retenu" value={box} checked={start.noted.includes(box)} />
              <span {...inLang(lang)}>{sayNoted(box)}</span>
            </label>
          ))}
        </fieldset>
        <p class="acts">
          <button class="act">{t('productions.game.try-from')}</button>
        </p>
      </form>
    </details>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'play-on': { class?: string; children?: Child }
    }
  }
}
