import { z } from 'zod'
import { useView } from '../../../platform/view.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'
import { sceneForm } from './answers.ts'
import { SceneFields } from './scene-fields.tsx'

/** A game made of scenes and choices, with what one prints or reads beside it. */
export const gameForm = defineForm({
  form: 'game',
  icon: 'choice',
  hint: 'productions.form.game',
  schemaType: 'Game',
  first: 'scene',
  sorts: ['scene', 'text', 'picture', 'audio', 'film', 'file'],
  answers: z.object({}),
  parts: { scene: { schema: sceneForm, Fields: SceneFields } },
  table: { path: 'scenes', label: 'productions.game.map' },
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
    </p>
  )
}
