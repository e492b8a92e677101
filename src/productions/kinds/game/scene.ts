import { pictureFile, type PartSort } from '../../parts/sorts.ts'
import { sceneForm } from './answers.ts'
import { SceneFields } from './scene-fields.tsx'

/** One card of a game: others lead to it by its name, so it needs one. */
export const sceneSort: PartSort = {
  name: 'scene',
  label: 'productions.part.scene',
  add: 'productions.part.add.scene',
  title: { label: 'productions.part.title.scene', missing: 'productions.scene.title-missing' },
  text: { label: 'productions.part.text.scene', hint: 'productions.part.hint.scene', rows: 5, needed: true },
  file: pictureFile,
  own: { schema: sceneForm, Fields: SceneFields },
}
