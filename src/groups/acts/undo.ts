import { sql, type Selectable } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { setPlainly } from '../groups.ts'
import { asMember } from '../held.ts'
import type { ActKind, ActTable } from '../tables.ts'
import { recordAct } from './acts.ts'

type Act = Selectable<ActTable>

/** How each act is undone. A role or a need that was named is closed on its own page; the others without are told only. */
const undoing: { [kind in ActKind]?: (tx: Db, act: Act, viewer: Viewer) => Promise<void> } = {
  promise: putBack,
  priority: putBack,
  strand: putBack,
  pole: putBack,
  size: putBack,
  'role.closed': openRoleAgain,
  'need.covered': openNeedAgain,
  'pledge.agreed': offerAgain,
  produced: startAgain,
}

// The keys of the object above are act kinds and nothing else.
const undoable = Object.keys(undoing) as ActKind[]

/** Whether an act of this kind can be undone. */
export function isUndoable(what: ActKind): boolean {
  return undoable.includes(what)
}

/** Undoes what a member did, in the sight of all: the undoing is an act too. False when it was undone already, null for whoever is not in the group. */
export async function undoAct(
  db: Db,
  viewer: Viewer,
  groupId: string,
  actId: string,
): Promise<boolean | null> {
  return asMember(db, viewer, groupId, async (tx) => {
    const act = await tx
      .updateTable('groups.act')
      .set({ undone_at: sql<Date>`now()` })
      .where('id', '=', actId)
      .where('group_id', '=', groupId)
      .where('what', 'in', undoable)
      .where('undone_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    const undo = act && undoing[act.what]
    if (!undo) return false
    await undo(tx, act, viewer)
    await recordFact(tx, 'group.changed', { thingId: groupId })
    return true
  })
}

async function putBack(tx: Db, act: Act, viewer: Viewer): Promise<void> {
  // The kinds that come here are exactly the names of what can be set.
  const what = act.what as Parameters<typeof setPlainly>[2]
  await setPlainly(tx, act.group_id, what, act.before)
  await recordAct(tx, { groupId: act.group_id, viewer, what, before: act.after, after: act.before })
}

async function openRoleAgain(tx: Db, act: Act, viewer: Viewer): Promise<void> {
  await tx
    .updateTable('groups.role')
    .set({ closed_at: null })
    .where('id', '=', act.subject_id ?? '')
    .execute()
  await recordAct(tx, { groupId: act.group_id, viewer, what: 'role.named', ...subjectOf(act) })
}

async function openNeedAgain(tx: Db, act: Act, viewer: Viewer): Promise<void> {
  await tx
    .updateTable('groups.need')
    .set({ covered_at: null })
    .where('id', '=', act.subject_id ?? '')
    .execute()
  await recordAct(tx, { groupId: act.group_id, viewer, what: 'need.said', ...subjectOf(act) })
}

async function offerAgain(tx: Db, act: Act): Promise<void> {
  await tx
    .updateTable('groups.pledge')
    .set({ agreed_at: null })
    .where('id', '=', act.subject_id ?? '')
    .execute()
}

async function startAgain(tx: Db, act: Act, viewer: Viewer): Promise<void> {
  await tx
    .updateTable('groups.group')
    .set({ ended_at: null, ending: null, moved_at: sql<Date>`now()` })
    .where('id', '=', act.group_id)
    .where('ending', '=', 'produced')
    .execute()
  await recordAct(tx, { groupId: act.group_id, viewer, what: 'woken' })
}

function subjectOf(act: Act) {
  return { after: act.after, ...(act.subject_id !== null && { subjectId: act.subject_id }) }
}
