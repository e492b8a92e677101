import { sql, type Selectable } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { registerTask } from '../../platform/jobs.ts'
import { updateThing } from '../../platform/things.ts'
import { writeWords } from '../effects.ts'
import { addEntry } from '../journal/journal.ts'
import { holdRole, leadRoleOf } from '../roles/holdings.ts'
import type { AnnouncedChangeTable } from '../tables.ts'
import { applyTask } from './announce.ts'

type Change = Selectable<AnnouncedChangeTable>
type WhenDue = (tx: Db, change: Change) => Promise<boolean>

/** What each change does. False when it makes no sense any more: it is then closed as taken back. */
const effects: Record<Change['what'], WhenDue> = {
  name: changeWords,
  purpose: changeWords,
  peers_for: changeWords,
  peers_out: changeWords,
  audience: showTo,
  lead: giveLead,
  stop: stopGroup,
}

/** Applies a change whose time has come and to which nobody objected. It may be called twice: the second time finds it closed. */
export async function applyChange(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdGroupOf(tx, id)
    const change = await tx
      .selectFrom('groups.announced_change')
      .selectAll()
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .where('takes_effect_at', '<=', sql<Date>`now()`)
      .forUpdate()
      .executeTakeFirst()
    if (!change) return
    const applied = await effects[change.what](tx, change)
    await tx
      .updateTable('groups.announced_change')
      .set({ closed_at: sql<Date>`now()`, outcome: applied ? 'applied' : 'withdrawn' })
      .where('id', '=', id)
      .execute()
    await recordFact(tx, 'group.changed', { thingId: change.group_id })
  })
}

/** As every act in a group does, before it reads what it goes by. */
async function holdGroupOf(tx: Db, changeId: string): Promise<void> {
  await tx
    .selectFrom('groups.group')
    .select('id')
    .where('id', '=', (eb) =>
      eb.selectFrom('groups.announced_change').select('group_id').where('id', '=', changeId),
    )
    .forNoKeyUpdate()
    .execute()
}

registerTask(applyTask, (db, { id }: { id: string }) => applyChange(db, id))

async function changeWords(tx: Db, { what, value, group_id }: Change): Promise<boolean> {
  // The kinds of changes that come here are exactly the words of a group.
  await writeWords(tx, group_id, what as Parameters<typeof writeWords>[2], value)
  return true
}

async function showTo(tx: Db, { value, group_id }: Change): Promise<boolean> {
  const audience = value === 'open' ? 'open' : 'lab'
  await updateThing(tx, group_id, { audience })
  if (audience === 'open') return true
  // Journal and decisions never show more than the page does; what was written for the lab alone stays so when the page opens.
  await tx
    .updateTable('platform.thing')
    .set({ audience })
    .where('context_id', '=', group_id)
    .where('kind', 'in', ['journal', 'decision'])
    .where('audience', '=', 'open')
    .execute()
  return true
}

async function giveLead(tx: Db, { value, group_id, account_id, presentation_id }: Change): Promise<boolean> {
  const member = await tx
    .selectFrom('groups.member')
    .select('account_id')
    .where('group_id', '=', group_id)
    .where('account_id', '=', account_id)
    // Whoever left and came back under another name would be seen to be the one who announced it.
    .where('presentation_id', '=', presentation_id)
    .executeTakeFirst()
  if (!member) return false
  const roleId = await leadRoleOf(tx, group_id)
  return holdRole(
    tx,
    roleId,
    { accountId: account_id, presentationId: presentation_id },
    { months: Number(value), replace: true },
  )
}

async function stopGroup(tx: Db, { value, group_id, presentation_id }: Change): Promise<boolean> {
  const group = await tx
    .updateTable('groups.group')
    .set({ ended_at: sql<Date>`now()`, ending: 'stopped' })
    .where('id', '=', group_id)
    .where('ended_at', 'is', null)
    .returning(['id', 'slug', 'name', 'lang', 'peers_for'])
    .executeTakeFirst()
  if (!group) return false
  const forMembers = group.peers_for !== ''
  await addEntry(tx, {
    group,
    presentationId: presentation_id,
    text: value,
    lang: group.lang,
    forMembers,
    learned: true,
  })
  await recordFact(tx, 'group.stopped', { thingId: group_id })
  return true
}
