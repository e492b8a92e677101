import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockDraft } from '../making/access.ts'
import { noteClash } from '../parts/parts.ts'
import { inOrder, type Cue } from './cue.ts'

/** What becomes of captions: null for not written yet, none at all for a film in which nobody speaks. */
export type Change = (now: readonly Cue[]) => readonly Cue[] | null

export type Saved = 'saved' | 'stale' | 'missing'

/** Puts these lines in the place of `count` cues from `from`; what no line says any more is gone. */
export function replaceLines(from: number, count: number, lines: readonly Cue[]): Change {
  return (now) => {
    const cues = inOrder([...now.slice(0, from), ...lines, ...now.slice(from + count)])
    return cues.length > 0 ? cues : null
  }
}

/** Captions as the columns of what holds them. */
export function cueColumns(cues: readonly Cue[] | null) {
  return {
    cue_count: cues && cues.length,
    cues: cues && cues.length > 0 ? JSON.stringify(cues) : null,
  }
}

/**
 * Saves the captions of a part that is being written over the state they were read in, `saves`. 'stale' when someone saved them meanwhile:
 * nothing is written, and the draft remembers so that the other is told too.
 */
export async function saveCues(
  db: Db,
  viewer: Viewer,
  { editionId, partId, saves }: { editionId: string; partId: string; saves: number },
  change: Change,
): Promise<Saved> {
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, editionId)
    const part = draft && (await findCues(tx, editionId, partId))
    if (!part) return 'missing'
    if (part.cue_saves !== saves) {
      await noteClash(tx, editionId)
      return 'stale'
    }
    await tx
      .updateTable('productions.part')
      .set({ ...cueColumns(change(part.cues ?? [])), cue_saves: saves + 1 })
      .where('id', '=', partId)
      .execute()
    return 'saved'
  })
}

function findCues(tx: Db, editionId: string, partId: string) {
  return tx
    .selectFrom('productions.part')
    .select(['cues', 'cue_saves'])
    .where('id', '=', partId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
}
