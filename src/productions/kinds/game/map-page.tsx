import { Layout } from '../../../platform/layout.tsx'
import { Drawing } from '../../../platform/picture.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { Taken } from './taken.ts'
import { doubt, type Doubt } from './doubts.ts'
import { drawMap } from './map-picture.tsx'
import { RuleNotes } from './rules.tsx'
import type { Choice, Scene } from './story.ts'

interface MapProps {
  draft: { id: string; title: string; lang: string }
  scenes: readonly Scene[]
  taken: readonly Taken[]
}

/** All the scenes of a game that is being written: where each leads, what may be wrong, and what players chose. */
export function MapPage({ draft, scenes, taken }: MapProps) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  const { doubts, whole } = doubt(scenes)
  return (
    <Layout title={t('productions.game.map')} personal>
      <p>
        <a class="act quiet" href={path} {...inLang(draft.lang)}>
          {draft.title}
        </a>
      </p>
      <h1>{t('productions.game.map')}</h1>
      <p>{t('productions.game.map-intro')}</p>
      <p class="acts">
        {scenes.length > 0 && (
          <a class="act main" href={`${path}/jouer`}>
            {t('productions.game.try')}
          </a>
        )}
        <a class="act" href={`${path}/ajouter/scene`}>
          {t('productions.part.add.scene')}
        </a>
      </p>
      {scenes.length > 0 && <Doubts doubts={doubts} whole={whole} path={path} lang={draft.lang} />}
      {scenes.length > 1 && <MapDrawing scenes={scenes} path={path} />}
      <ol class="log">
        {scenes.map((scene) => (
          <li>
            <SceneLine scene={scene} scenes={scenes} taken={taken} path={path} lang={draft.lang} />
          </li>
        ))}
      </ol>
      {taken.length > 0 && <p class="hint">{t('productions.game.taken-hint')}</p>}
      <ul class="links">
        <li>
          <a href={`${path}/ink`}>{t('productions.game.ink.title')}</a>
        </li>
        <li>
          <a href={`${path}/twine`}>{t('productions.game.twine.title')}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** The same as the list, at a glance. */
function MapDrawing({ scenes, path }: { scenes: readonly Scene[]; path: string }) {
  const { t, theme } = useView()
  const { width, height } = drawMap(scenes)
  return (
    <>
      <Drawing
        {...{ path: `${path}/carte`, width, height }}
        alt={t('productions.game.map-alt')}
        label={t('productions.game.map')}
      />
      <p class="links">
        <a href={`${path}/carte/${theme === 'dark' ? 'nuit' : 'jour'}.svg`}>
          {t('productions.lineage.picture-open')}
        </a>
      </p>
    </>
  )
}

interface DoubtsProps {
  doubts: readonly Doubt[]
  whole: boolean
  path: string
  lang: string
}

function Doubts({ doubts, whole, path, lang }: DoubtsProps) {
  const { t } = useView()
  if (doubts.length === 0 && whole) return <p class="note">{t('productions.game.no-doubt')}</p>
  return (
    <section class="note warn stack">
      <h2>{t('productions.game.doubts')}</h2>
      <ul>
        {doubts.map(({ scene, what, about }) => (
          <li>
            <a href={`${path}/parties/${scene.partId}`} {...inLang(lang)}>
              {scene.title}
            </a>{' '}
            : {t(`productions.game.doubt.${what}`)} {about !== undefined && <q {...inLang(lang)}>{about}</q>}
          </li>
        ))}
      </ul>
      {!whole && <p>{t('productions.game.too-many-ways')}</p>}
    </section>
  )
}

interface LineProps {
  scene: Scene
  scenes: readonly Scene[]
  taken: readonly Taken[]
  path: string
  lang: string
}

function SceneLine({ scene, scenes, taken, path, lang }: LineProps) {
  const { t } = useView()
  return (
    <div class="stack" id={scene.key}>
      <h2 {...inLang(lang)}>{scene.title}</h2>
      {scene.ending && (
        <p class="soft">
          {t('productions.game.ending')} <TimesEnded taken={taken} scene={scene} scenes={scenes} />
        </p>
      )}
      {scene.choices.length > 0 && (
        <ul>
          {scene.choices.map((choice, at) => (
            <li>
              <span {...inLang(lang)}>{choice.text}</span>{' '}
              <Led choice={choice} at={at} scene={scene} scenes={scenes} path={path} lang={lang} />{' '}
              <TimesTaken taken={taken} scene={scene} at={at} />
              <RuleNotes {...choice} lang={lang} />
            </li>
          ))}
        </ul>
      )}
      <p class="acts">
        <a class="act quiet" href={`${path}/parties/${scene.partId}`}>
          {t('productions.part.edit')}
          <span class="sr"> : {scene.title}</span>
        </a>
        <a class="act quiet" href={`${path}/jouer?depuis=${scene.key}`}>
          {t('productions.game.try-from')}
          <span class="sr"> : {scene.title}</span>
        </a>
      </p>
    </div>
  )
}

/** Where a choice leads; the scene that is not written yet is begun from here. */
function Led({
  choice,
  at,
  scene,
  scenes,
  path,
  lang,
}: Omit<LineProps, 'taken'> & { choice: Choice; at: number }) {
  const { t } = useView()
  const to = scenes.find(({ key }) => key === choice.to)
  if (to)
    return (
      <>
        →{' '}
        <a href={`#${to.key}`} {...inLang(lang)}>
          {to.title}
        </a>
      </>
    )
  return (
    <form method="post" action={`${path}/suite/${scene.partId}`}>
      <button class="act" name="choix" value={`${at}`}>
        {t('productions.game.write-next')}
      </button>
    </form>
  )
}

/** Fewer than these say nothing of players, and may say too much of one. */
const enough = 5

/** How often this choice was made, of all that were made in its scene. */
function TimesTaken({ taken, scene, at }: { taken: readonly Taken[]; scene: Scene; at: number }) {
  const own = taken.filter(({ key }) => key === scene.key)
  const times = own.find(({ choice }) => choice === at)?.times ?? 0
  return <Times times={times} all={sum(own)} label="productions.game.taken" />
}

/** How often this ending was come to, of all that were. */
function TimesEnded({
  taken,
  scene,
  scenes,
}: {
  taken: readonly Taken[]
  scene: Scene
  scenes: readonly Scene[]
}) {
  const endings = new Set(scenes.filter(({ ending }) => ending).map(({ key }) => key))
  const ledTo = ({ key, choice }: Taken) => scenes.find((one) => one.key === key)?.choices[choice]?.to ?? ''
  const ended = taken.filter((one) => endings.has(ledTo(one)))
  const here = ended.filter((one) => ledTo(one) === scene.key)
  return <Times times={sum(here)} all={sum(ended)} label="productions.game.ended" />
}

const sum = (taken: readonly Taken[]) => taken.reduce((all, { times }) => all + times, 0)

interface TimesProps {
  times: number
  all: number
  label: 'productions.game.taken' | 'productions.game.ended'
}

function Times({ times, all, label }: TimesProps) {
  const { t } = useView()
  if (all === 0) return null
  return <span class="soft">{all < enough ? t('productions.game.taken-few') : t(label, { times, all })}</span>
}
