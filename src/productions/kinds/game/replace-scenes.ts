import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { cleanText } from '../../../platform/body.ts'
import type { Db } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { lockDraft } from '../../making/access.ts'
import { dropFiles, noteClash } from '../../parts/parts.ts'
import type { ImportedScene } from './imported.ts'

/** Which saved state of all the scenes a text was read from. */
export function stateOf(scenes: readonly { id: string; saves: number }[]): string {
  const saved = scenes.map(({ id, saves }) => `${id} ${saves}`).sort()
  return createHash('sha256').update(saved.join('\n')).digest('hex').slice(0, 16)
}

/** The key that a scene had here before, by the name it goes under in ink. */
export function keyOfName(name: string): string | undefined {
  return /^scene_([0-9a-z]{12})$/.exec(name)?.[1]
}

/**
 * Puts these scenes in the place of those of a draft, read in `state`. A scene that was one of them keeps its key, and so its picture and
 * what players chose in it; those that are not among them are taken away. 'stale' when someone saved a scene meanwhile.
 */
export async function replaceScenes(
  db: Db,
  viewer: Viewer,
  { editionId, state }: { editionId: string; state: string },
  imported: readonly ImportedScene[],
): Promise<'saved' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockDraft(tx, viewer, editionId))) return 'missing'
    const scenes = await tx
      .selectFrom('productions.part')
      .select(['id', 'key', 'saves', 'text', 'file_id'])
      .where('edition_id', '=', editionId)
      .where('sort', '=', 'scene')
      .execute()
    if (stateOf(scenes) !== state) {
      await noteClash(tx, editionId)
      return 'stale'
    }
    const former = new Map(scenes.map((scene) => [scene.key, scene]))
    const keys = new Map(
      imported.map(({ name }) => [name, former.get(keyOfName(name) ?? '')?.key ?? newId()]),
    )
    const kept = new Set(keys.values())
    await putScenes(tx, editionId, imported, keys, former)
    const gone = scenes.filter(({ key }) => !kept.has(key))
    if (gone.length > 0) {
      const ids = gone.map(({ id }) => id)
      await tx.deleteFrom('productions.part').where('id', 'in', ids).execute()
      const files = gone.flatMap(({ file_id: file }) => (file ? [file] : []))
      await dropFiles(tx, editionId, files)
    }
    return 'saved'
  })
}

async function putScenes(
  tx: Db,
  editionId: string,
  imported: readonly ImportedScene[],
  keys: ReadonlyMap<string, string>,
  former: ReadonlyMap<string, { text: string }>,
): Promise<void> {
  const rows = imported.map(({ name, title, text, choices, ...own }, at) => {
    const key = keys.get(name) ?? newId()
    const before = former.get(key)?.text ?? text
    const led = choices.map((choice) => ({ ...choice, to: keys.get(choice.to) ?? '' }))
    const { speaker, ending, talk, added } = own
    return {
      ...{
        id: newId(),
        key,
        edition_id: editionId,
        sort: 'scene',
        title: cleanText(title),
        position: at + 1,
      },
      // What only the other tool's way of cutting lines would change stays as it was typed.
      text: sameLines(before, text) ? before : cleanText(text),
      own: JSON.stringify({ speaker, ending, talk, choices: led, added }, storable),
    }
  })
  await tx
    .insertInto('productions.part')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['edition_id', 'key']).doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        text: eb.ref('excluded.text'),
        own: eb.ref('excluded.own'),
        position: eb.ref('excluded.position'),
        saves: sql<number>`productions.part.saves + 1`,
      })),
    )
    .execute()
}

/** A file holds any sign, a page of Twine writes any by its number, and a text that is cut may end in half of one. */
const storable = (_: string, value: unknown) => (typeof value === 'string' ? cleanText(value) : value)

const sameLines = (one: string, other: string) =>
  one
    .trim()
    .split(/\s*\n\s*/)
    .join('\n') ===
  other
    .trim()
    .split(/\s*\n\s*/)
    .join('\n')
