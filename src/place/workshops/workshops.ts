import { isUnnamed } from '../../groups/index.ts'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId, type Id } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { publish, updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { moveUp } from '../bookings/seats.ts'
import { selectHosted } from './access.ts'
import { isBookedAfter, lockUpcoming, touchDates, writeDates } from './dates.ts'
import type { WorkshopDraft } from './forms.ts'
import { dayAt, listSpans, type Schedule } from './schedule.ts'
import { scheduleColumns } from './select.ts'

export type WorkshopId = Id<'workshop'>

/** When and where a write happens. */
export interface Setting {
  zone: string
  now: Date
  /** Language of the page it was typed on. */
  lang: string
}

/**
 * Proposes a workshop, at once: nobody approves it. 'past' when every date is over, 'too-far' beyond two years, 'not-member' for a group that
 * this account is not in.
 */
export async function proposeWorkshop(
  db: Db,
  viewer: Viewer,
  draft: WorkshopDraft,
  setting: Setting,
): Promise<{ path: string; day: string } | 'past' | 'too-far' | 'not-member' | 'no-group'> {
  return db.transaction().execute(async (tx) => {
    const proposer = draft.group ? await actAsMember(tx, viewer, draft.group) : viewer
    return proposer ? addWorkshop(tx, proposer, draft, setting) : 'not-member'
  })
}

/** The same in the caller's transaction, under this name: what a group decided together announces itself so. */
export async function addWorkshop(
  tx: Db,
  proposer: Pick<Viewer, 'accountId' | 'presentationId'>,
  draft: WorkshopDraft,
  setting: Setting,
): Promise<{ path: string; day: string } | 'past' | 'too-far' | 'no-group'> {
  const schedule = scheduleOf(draft)
  const [first] = listSpans(schedule, setting.zone, setting.now)
  if (isTooFar(schedule.firstDay, setting)) return 'too-far'
  if (!first) return 'past'
  if (draft.audience === 'group' && !draft.group) return 'no-group'
  const groupId = draft.group || null
  const id: WorkshopId = newId()
  const slug = await drawSlug(tx, 'atelier', slugOf(draft.title))
  const path = `/ateliers/${slug}`
  await publish(tx, {
    id,
    kind: 'workshop',
    authorId: proposer.presentationId,
    unnamed: await isUnnamed(tx, groupId, draft.audience),
    audience: draft.audience,
    audienceId: draft.audience === 'group' ? groupId : null,
    contextId: groupId,
    priority: draft.priority,
    path,
    ...textOf(draft),
    lang: setting.lang,
  })
  await tx
    .insertInto('place.workshop')
    .values({
      id,
      slug,
      account_id: proposer.accountId,
      group_id: groupId,
      ...columnsOf(draft),
      first_day: schedule.firstDay,
      weekly: schedule.weekly,
    })
    .execute()
  await writeDates(tx, id, schedule, setting)
  await recordFact(tx, 'workshop.published', factIds(id, groupId))
  return { path, day: first.day }
}

/**
 * Writes what hosts changed. Dates that are not over follow, and seats that appear go to those who wait. 'stale' when someone else wrote
 * meanwhile, 'booked-after' when people hold seats after the new last day: those dates are cancelled first, with a reason. 'missing' when the
 * workshop is not the viewer's to host.
 */
export async function editWorkshop(
  db: Db,
  viewer: Viewer,
  id: string,
  draft: WorkshopDraft,
  setting: Setting,
): Promise<'edited' | 'stale' | 'past' | 'too-far' | 'booked-after' | 'no-group' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockWorkshop(tx, viewer, id)
    if (!before) return 'missing'
    // What was a series stays one, on its day of the week: people noted it.
    const schedule = {
      ...scheduleOf(draft),
      weekly: before.weekly,
      ...(before.weekly && { firstDay: before.firstDay }),
    }
    const moved = schedule.firstDay !== before.firstDay
    if (moved && listSpans(schedule, setting.zone, setting.now).length === 0) return 'past'
    if (isTooFar(schedule.firstDay, setting)) return 'too-far'
    if (draft.audience === 'group' && !before.groupId) return 'no-group'
    if (before.version !== draft.version) return 'stale'
    if (schedule.weekly && (await isBookedAfter(tx, id, schedule.lastDay))) return 'booked-after'
    const upcoming = await lockUpcoming(tx, id)
    if (moved && upcoming.length === 0) return 'past'
    const columns = columnsOf(draft)
    const otherSpot =
      before.spot !== columns.spot || before.spot_words !== columns.spot_words || before.link !== columns.link
    await tx
      .updateTable('place.workshop')
      .set({
        ...columns,
        last_day: schedule.weekly ? schedule.lastDay : null,
        first_day: schedule.firstDay,
        version: before.version + 1,
      })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, {
      text: textOf(draft),
      unnamed: await isUnnamed(tx, before.groupId, draft.audience),
      audience: draft.audience,
      audienceId: draft.audience === 'group' ? before.groupId : null,
      priority: draft.priority,
    })
    if (upcoming.length > 0)
      await touchDates(tx, upcoming, { otherSpot, day: moved ? schedule.firstDay : null })
    // A cancelled series gets no new dates by being edited.
    const goesOn = schedule.weekly ? before.cancelled_at === null : upcoming.length > 0
    if (goesOn) await writeDates(tx, id, schedule, setting)
    await moveUp(tx, upcoming)
    await recordFact(tx, 'workshop.edited', factIds(id, before.groupId))
    return 'edited'
  })
}

function scheduleOf(draft: WorkshopDraft): Schedule {
  const weekly = draft.repeat === 'weekly'
  return {
    firstDay: draft.day,
    startTime: draft.start,
    endTime: draft.end,
    weekly,
    lastDay: weekly ? draft.until : null,
  }
}

/** Nobody knows yet what they will do then. */
export function isTooFar(day: string, { zone, now }: Setting): boolean {
  return day > dayAt(now, zone).add({ years: 2 }).toString()
}

function columnsOf(draft: WorkshopDraft) {
  return {
    title: draft.title,
    words: draft.words,
    bring: draft.bring,
    support: draft.support,
    spot: draft.spot,
    spot_words: draft.spot === 'elsewhere' ? draft.spotWords : '',
    link: draft.spot === 'online' ? draft.link : '',
    bookable: draft.entry === 'booking',
    // Without booking nobody counts seats.
    capacity: draft.entry === 'booking' ? draft.capacity : null,
    start_time: draft.start,
    end_time: draft.end,
    last_day: draft.repeat === 'weekly' ? draft.until : null,
  }
}

function textOf(draft: WorkshopDraft) {
  return {
    title: draft.title,
    summary: excerpt(draft.words, 200),
    body: `${draft.words}\n${draft.spotWords}\n${draft.bring}\n${draft.support}`,
  }
}

/** Ids of a fact about a workshop. */
export function factIds(id: string, groupId: string | null): Record<string, string> {
  return groupId ? { thingId: id, contextId: groupId } : { thingId: id }
}

/**
 * Holds a workshop until the end of the transaction: it is edited by one at a time, and nobody books meanwhile. Undefined when it is not the
 * viewer's to host.
 */
export async function lockWorkshop(tx: Db, viewer: Viewer, id: string) {
  return selectHosted(tx, viewer)
    .select(['w.version', 'w.spot', 'w.spot_words', 'w.link', 'w.cancelled_at'])
    .select(['w.group_id as groupId', ...scheduleColumns])
    .where('w.id', '=', id)
    .forUpdate('w')
    .executeTakeFirst()
}
