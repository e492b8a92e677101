import { newId } from '../../platform/ids.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { ActKind } from '../tables.ts'

interface NewAct {
  groupId: string
  viewer: Viewer
  what: ActKind
  /** The role, need or pledge it is about. */
  subjectId?: string
  before?: string | null
  after?: string | null
}

/** Writes down what a member did for all, and tells that the group changed. */
export async function tellAct(tx: Db, act: NewAct): Promise<void> {
  await recordAct(tx, act)
  await recordFact(tx, 'group.changed', { thingId: act.groupId })
}

/** Writes down what a member did for all, so that the others see it and can undo it. */
export async function recordAct(
  tx: Db,
  { groupId, viewer, what, subjectId, before, after }: NewAct,
): Promise<void> {
  await tx
    .insertInto('groups.act')
    .values({
      id: newId(),
      group_id: groupId,
      what,
      subject_id: subjectId ?? null,
      before: before ?? null,
      after: after ?? null,
      presentation_id: viewer.presentationId,
    })
    .execute()
}

/** Writes down what the group decided together: nobody did it alone, and another decision undoes it. */
export async function tellDecided(
  tx: Db,
  groupId: string,
  { id, title }: { id: string; title: string },
): Promise<void> {
  await tx
    .insertInto('groups.act')
    .values({
      id: newId(),
      group_id: groupId,
      what: 'decided',
      subject_id: id,
      before: null,
      after: title,
      presentation_id: null,
    })
    .execute()
}
