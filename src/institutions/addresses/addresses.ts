import { sql } from 'kysely'
import { touchGroup } from '../../groups/index.ts'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { recordOrigin } from '../../platform/origins.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isIn, sightOf } from '../access.ts'
import type { Outcome, SentWay } from '../tables.ts'
import type { AddressDraft, AddressEdit } from './forms.ts'

/**
 * Asks something of an institution, in the name of a group, by one of its members. `today` is the day in the place. Returns the path of its
 * page; 'not-member' for a group they are not in.
 */
export async function writeAddress(
  db: Db,
  viewer: Viewer,
  { group: groupId, de, ...draft }: AddressDraft,
  today: string,
): Promise<{ id: string; path: string } | 'not-member'> {
  return db.transaction().execute(async (tx) => {
    const writer = await actAsMember(tx, viewer, groupId)
    if (!writer) return 'not-member'
    const id = newId()
    const slug = await drawSlug(tx, 'address', slugOf(draft.title))
    const path = `/interpellations/${slug}`
    const silence = { since: draft.since, silent_from: draft.since ?? today }
    const named = { group_id: groupId, presentation_id: writer.presentationId }
    await tx
      .insertInto('institutions.address')
      .values({ id, slug, ...named, ...draft, ...silence })
      .execute()
    await publish(tx, {
      id,
      kind: 'address',
      authorId: writer.presentationId,
      ...(await sightOf(tx, groupId)),
      priority: draft.priority,
      path,
      lang: draft.lang,
      ...thingOf(draft),
    })
    await recordOrigin(tx, viewer, de, id)
    await touchGroup(tx, groupId)
    await recordFact(tx, 'address.published', { thingId: id })
    return { id, path }
  })
}

type Words = Pick<AddressEdit, 'institution' | 'place' | 'title' | 'asked'>

function textsOf({ institution, place, title, asked }: Words) {
  return { institution, place, title, asked }
}

function thingOf({ institution, place, title, asked }: Words) {
  return { title, summary: excerpt(asked, 200), body: [institution, place, asked].join('\n') }
}

/** An address of a group this person is in, held until the end of the transaction. */
export async function lockAddress(tx: Db, viewer: Viewer, id: string) {
  return tx
    .selectFrom('institutions.address as a')
    .innerJoin('platform.thing as t', 't.id', 'a.id')
    .select(['a.id', 'a.group_id', 'a.presentation_id', 'a.institution', 'a.place', 'a.title', 'a.asked'])
    .select([
      'a.saves',
      'a.written_at',
      'a.edited_at',
      'a.outcome_text',
      'a.outcome_at',
      't.path',
      't.audience',
    ])
    .where('a.id', '=', id)
    .where(isIn(viewer, 'a.group_id'))
    .forUpdate('a')
    .executeTakeFirst()
}

/** What is asked, said otherwise, by a member of its group. What it said before is kept for whoever wrote it. 'missing' when it is not theirs. */
export async function editAddress(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...edit }: AddressEdit,
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await lockAddress(tx, viewer, id)
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const said = { number: saves, texts: textsOf(before), writtenAt: before.edited_at ?? before.written_at }
    const rewritten = await keepVersion(tx, id, said, textsOf(edit))
    await tx
      .updateTable('institutions.address')
      .set({ ...edit, saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await countSilence(tx, id)
    await updateThing(tx, id, { text: { ...thingOf(edit), lang: edit.lang }, priority: edit.priority })
    await recordFact(tx, 'address.edited', { thingId: id })
    return 'edited'
  })
}

/** Notes when and how it was sent; silence counts from that day. Null when it is not theirs. */
export async function noteSent(
  db: Db,
  viewer: Viewer,
  id: string,
  { sentOn, sentHow }: { sentOn: string; sentHow: SentWay },
): Promise<'noted' | null> {
  return change(db, viewer, id, async (tx) => {
    await tx
      .updateTable('institutions.address')
      .set({ sent_on: sentOn, sent_how: sentHow })
      .where('id', '=', id)
      .execute()
    await countSilence(tx, id)
    return 'noted' as const
  })
}

async function countSilence(tx: Db, id: string): Promise<void> {
  await tx
    .updateTable('institutions.address')
    .set({ silent_from: sql<string>`coalesce(sent_on, since, written_at::date)` })
    .where('id', '=', id)
    .execute()
}

/**
 * Says what came of it: promise kept, broken, or closed without either; 'open' waits again. What was said of it before is kept for whoever
 * wrote the address. Null when it is not theirs.
 */
export async function sayOutcome(
  db: Db,
  viewer: Viewer,
  id: string,
  { outcome, outcomeText }: { outcome: Outcome | 'open'; outcomeText: string },
): Promise<'said' | null> {
  return change(db, viewer, id, async (tx, { saves, outcome_text: before, ...address }) => {
    const over = outcome !== 'open'
    const writtenAt = address.outcome_at ?? address.edited_at ?? address.written_at
    const said = { number: saves, texts: { outcomeText: before }, writtenAt }
    const rewritten = before !== '' && (await keepVersion(tx, id, said, { outcomeText }))
    await tx
      .updateTable('institutions.address')
      .set({
        ...(rewritten && { saves: saves + 1, edited_at: sql<Date>`now()` }),
        outcome: over ? outcome : null,
        outcome_text: outcomeText,
        outcome_at: over ? sql<Date>`now()` : null,
      })
      .where('id', '=', id)
      .execute()
    return 'said' as const
  })
}

/** Does something with an address of theirs, and tells that it changed. */
export async function change<Done>(
  db: Db,
  viewer: Viewer,
  id: string,
  act: (tx: Db, address: NonNullable<Awaited<ReturnType<typeof lockAddress>>>) => Promise<Done>,
): Promise<Done | null> {
  return db.transaction().execute(async (tx) => {
    const address = await lockAddress(tx, viewer, id)
    if (!address) return null
    const done = await act(tx, address)
    await updateThing(tx, id, {})
    await recordFact(tx, 'address.changed', { thingId: id })
    return done
  })
}

/** Erases an address with its answers, by whoever wrote it, or by its group once that person is gone. Null when it is not theirs. */
export async function eraseAddress(db: Db, viewer: Viewer, id: string): Promise<'erased' | null> {
  return db.transaction().execute(async (tx) => {
    const address = await lockAddress(tx, viewer, id)
    const writer = address?.presentation_id ?? null
    if (!address || (writer !== null && !viewer.presentationIds.includes(writer))) return null
    const inside = await tx
      .selectFrom('institutions.reply')
      .select('id')
      .where('address_id', '=', id)
      .unionAll(tx.selectFrom('institutions.comment').select('id').where('address_id', '=', id))
      .execute()
    await tx.deleteFrom('institutions.address').where('id', '=', id).execute()
    await eraseThings(tx, [...inside.map((row) => row.id), id])
    await recordFact(tx, 'address.erased', { thingId: id })
    return 'erased'
  })
}
