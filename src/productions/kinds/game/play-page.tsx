import { Picture } from '../../../platform/files/picture.tsx'
import { Hidden } from '../../../platform/fields.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { offered, textOf, writeWalk, type Moment, type Scene, type Walk } from './story.ts'

interface PlayProps {
  game: { title: string; lang: string }
  moment: Moment
  walk: Walk
  /** Where the game is played. */
  path: string
  /** Page of the game, or of its draft. */
  back: string
  /** The scene a writer tries it from, when that is not the first. */
  from?: string | undefined
}

/** One scene, and one button for each thing one may do in it. Nothing else is needed: no script, no account. */
export function PlayPage({ game, moment, walk, path, back, from }: PlayProps) {
  const { t } = useView()
  const { scene } = moment
  const start = from === undefined ? path : `${path}?depuis=${from}`
  return (
    <Layout title={game.title} personal={from !== undefined}>
      <p>
        <a class="act quiet" href={back} {...inLang(game.lang)}>
          {game.title}
        </a>
      </p>
      <article class="stack" {...inLang(game.lang)}>
        <SceneHead scene={scene} />
        <Prose text={textOf(moment)} />
        <Choices moment={moment} walk={walk} path={path} from={from} />
      </article>
      {scene.ending && (
        <section class="note stack">
          <h2>{t('productions.game.ending')}</h2>
          <p>{t('productions.game.ending-talk')}</p>
        </section>
      )}
      <p class="acts">
        {walk.length > 0 && (
          <a class="act" href={addressOf(path, walk.slice(0, -1), from)}>
            {t('productions.game.back')}
          </a>
        )}
        {walk.length > 0 && (
          <a class="act quiet" href={start}>
            {t('productions.game.again')}
          </a>
        )}
      </p>
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

function Choices({ moment, walk, path, from }: Pick<PlayProps, 'moment' | 'walk' | 'path' | 'from'>) {
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
      {from !== undefined && <Hidden name="depuis" value={from} />}
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

/** Where a walk is read again. */
export function addressOf(path: string, walk: Walk, from?: string): string {
  const query = new URLSearchParams()
  if (from !== undefined) query.set('depuis', from)
  if (walk.length > 0) query.set('chemin', writeWalk(walk))
  return query.size > 0 ? `${path}?${query}` : path
}
