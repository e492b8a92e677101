import { Field } from '../../../platform/fields.tsx'
import { useView } from '../../../platform/view.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'
import { audioSort, fileSort, filmSort, pictureSort, textSort } from '../../parts/sorts.ts'
import { gameAnswers } from './answers.ts'
import { offlineScenes } from './offline-pages.tsx'
import { sceneSort } from './scene.ts'

/** A game made of scenes and choices, with what one prints or reads beside it. */
export const gameForm = defineForm({
  form: 'game',
  icon: 'choice',
  hint: 'productions.form.game',
  schemaType: 'Game',
  first: sceneSort,
  sorts: [sceneSort, textSort, pictureSort, audioSort, filmSort, fileSort],
  answers: gameAnswers,
  apart: [sceneSort],
  table: { path: 'scenes', label: 'productions.game.map' },
  offline: (game) => offlineScenes(game),
  Fields: ({ state, answers }) => (
    <Field
      name="talk"
      label="productions.game.talk"
      hint="productions.game.talk-hint"
      state={state}
      value={answers.talk}
      rows={4}
      max={4_000}
      optional
    />
  ),
  View: ({ path, parts, all, first }) => (
    <>
      {first && all.some(({ sort }) => sort === 'scene') && <PlayLink path={path} />}
      <Blocks parts={parts} />
    </>
  ),
})

function PlayLink({ path }: { path: string }) {
  const { t } = useView()
  return (
    <p class="acts">
      <a class="act main" href={`${path}/jouer`}>
        {t('productions.game.play')}
      </a>
      <a class="act quiet" href={`${path}/jeu.ink`} download>
        {t('productions.game.ink')}
      </a>
      <a class="act quiet" href={`${path}/debriefing`}>
        {t('productions.game.debrief')}
      </a>
    </p>
  )
}
