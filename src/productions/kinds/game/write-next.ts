import type { Db } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files/contents.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { lockDraft } from '../../making/access.ts'
import { addPart } from '../../parts/parts.ts'
import { readSceneAnswers } from './answers.ts'
import { sceneSort } from './scene.ts'

/**
 * Begins the scene that a choice leads to, under the words of the choice, and returns its part; the one it leads to already, if someone was
 * quicker. Undefined when the viewer may not write it, or there is no such choice.
 */
export async function writeNext(
  db: Db,
  viewer: Viewer,
  { editionId, partId, choice }: { editionId: string; partId: string; choice: number },
  store: FileStore,
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, editionId)
    if (!draft) return undefined
    const scenes = await tx
      .selectFrom('productions.part')
      .select(['id', 'key', 'own', 'saves'])
      .where('edition_id', '=', editionId)
      .where('sort', '=', 'scene')
      .execute()
    const scene = scenes.find(({ id }) => id === partId)
    const own = readSceneAnswers(scene?.own ?? {})
    const chosen = own.choices[choice]
    if (!scene || !chosen) return undefined
    const there = scenes.find(({ key }) => key === chosen.to)
    if (there) return there.id
    const next = await addPart(
      tx,
      { store, viewer, thingId: editionId, lang: draft.lang },
      editionId,
      { sort: sceneSort, partTitle: chosen.text, partText: '', partAlt: '' },
      {},
    )
    const choices = own.choices.map((one, at) => (at === choice ? { ...one, to: next.key } : one))
    await tx
      .updateTable('productions.part')
      .set({ own: JSON.stringify({ ...own, choices }), saves: scene.saves + 1 })
      .where('id', '=', scene.id)
      .execute()
    return next.id
  })
}
