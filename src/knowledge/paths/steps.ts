import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { StepDraft } from './forms.ts'
import { changePath, lockPath } from './paths.ts'
import { mostSteps } from './progress.ts'

/** A step with what shows it already found. */
type Found = StepDraft & { evidenceId: string | null }

/** Adds a step at the end of its door. Returns its id; 'full' when the path holds enough, 'missing' when the path or the piece is not there. */
export async function addStep(
  db: Db,
  viewer: Viewer,
  pathId: string,
  draft: Found & { piece: string },
): Promise<string | 'full' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const path = await lockPath(tx, viewer, pathId)
    const piece = path && (await findPiece(tx, viewer, draft.piece))
    if (!piece) return 'missing'
    const { last, count } = await tx
      .selectFrom('knowledge.step')
      .select(({ fn }) => [fn.max('position').as('last'), fn.countAll<string>().as('count')])
      .where('path_id', '=', pathId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostSteps) return 'full'
    const id = newId()
    await changePath(tx, path, async () => {
      await tx
        .insertInto('knowledge.step')
        .values({ id, path_id: pathId, position: (last ?? 0) + 1, piece_id: piece.id, ...columnsOf(draft) })
        .execute()
    })
    return id
  })
}

async function findPiece(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('platform.thing as t')
    .select('t.id')
    .where('t.id', '=', id)
    .where('t.kind', '=', 'piece')
    .where(visibleTo(viewer))
    .executeTakeFirst()
}

/** Writes other words over a step. 'stale' when it changed since the form was shown, 'missing' when it is not theirs. */
export async function editStep(
  db: Db,
  viewer: Viewer,
  { pathId, id }: { pathId: string; id: string },
  { saves, ...draft }: Found & { saves: number },
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const path = await lockPath(tx, viewer, pathId)
    if (!path) return 'missing'
    const before = await tx
      .selectFrom('knowledge.step')
      .select('saves')
      .where('path_id', '=', pathId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    await changePath(tx, path, async () => {
      await tx
        .updateTable('knowledge.step')
        .set({ ...columnsOf(draft), saves: saves + 1 })
        .where('id', '=', id)
        .execute()
    })
    return 'edited'
  })
}

/** Moves a step before the one that stands before it behind the same door. False when there is none, or it is not theirs. */
export async function raiseStep(db: Db, viewer: Viewer, pathId: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const path = await lockPath(tx, viewer, pathId)
    if (!path) return false
    const steps = await tx
      .selectFrom('knowledge.step')
      .select(['id', 'kind', 'position'])
      .where('path_id', '=', pathId)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const step = steps.find((one) => one.id === id)
    const behind = steps.filter(({ kind }) => kind === step?.kind)
    const before = step && behind[behind.indexOf(step) - 1]
    if (!step || !before) return false
    await changePath(tx, path, async () => {
      for (const [one, position] of [
        [step.id, before.position],
        [before.id, step.position],
      ] as const)
        await tx.updateTable('knowledge.step').set({ position }).where('id', '=', one).execute()
    })
    return true
  })
}

/** Takes a step away; its piece stays. False when it is not theirs. */
export async function removeStep(db: Db, viewer: Viewer, pathId: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const path = await lockPath(tx, viewer, pathId)
    if (!path) return false
    await changePath(tx, path, async () => {
      await tx.deleteFrom('knowledge.step').where('path_id', '=', pathId).where('id', '=', id).execute()
    })
    return true
  })
}

function columnsOf({ kind, words, question, evidenceId }: Found) {
  return { kind, words, question, evidence_id: evidenceId }
}
