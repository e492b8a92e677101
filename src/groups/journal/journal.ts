import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { keepFile, type PreparedFile } from '../../platform/files/keep.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import type { Audience } from '../../platform/tables.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { asMember } from '../held.ts'
import { isBetweenPeers, touchGroup } from '../members.ts'

interface NewEntry {
  group: { id: string; slug: string }
  presentationId: string
  text: string
  lang: string
  /** For the members alone; else for whoever sees the group's page. */
  forMembers: boolean
  learned?: boolean
}

/** Writes an entry in the journal, in the caller's transaction. Returns its id. */
export async function addEntry(
  tx: Db,
  { group, presentationId, text, lang, forMembers, learned = false }: NewEntry,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('groups.entry')
    .values({ id, group_id: group.id, presentation_id: presentationId, text, lang, learned })
    .execute()
  await publish(tx, {
    id,
    kind: 'journal',
    ...(await sightOf(tx, group.id, forMembers)),
    authorId: presentationId,
    contextId: group.id,
    path: `/groupes/${group.slug}/carnet/${id}`,
    lang,
    ...entryText(text),
  })
  await touchGroup(tx, group.id)
  await recordFact(tx, 'journal.written', { thingId: id, contextId: group.id })
  return id
}

/** A picture of an entry and its words. */
export interface EntryPicture {
  file: PreparedFile
  alt: string
}

/** Writes an entry with its pictures; the first shows it in cards. Returns its id, null for whoever is not in the group. */
export async function writeEntry(
  db: Db,
  viewer: Viewer,
  groupId: string,
  entry: Pick<NewEntry, 'text' | 'lang' | 'forMembers'>,
  { store, pictures }: { store: FileStore; pictures: readonly EntryPicture[] },
): Promise<string | null> {
  return asMember(db, viewer, groupId, async (tx, group) => {
    const id = await addEntry(tx, { ...entry, group, presentationId: viewer.presentationId })
    for (const [position, { file, alt }] of pictures.entries()) {
      const use = await keepFile(tx, store, file, {
        ownerAccount: viewer.accountId,
        thingId: id,
        alt,
        lang: entry.lang,
        position,
      })
      if (position === 0) await updateThing(tx, id, { picture: use })
    }
    return id
  })
}

/**
 * Edits one's own entry, by whoever wrote it under any of their names, in the group or not any more. What it said before is kept for them.
 * 'stale' when it was edited since the form was shown, were it only for whom; null when it is not theirs.
 */
export async function editEntry(
  db: Db,
  viewer: Viewer,
  id: string,
  { text, forMembers, version }: { text: string; forMembers: boolean; version: number },
): Promise<'edited' | 'stale' | null> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('groups.entry')
      .selectAll()
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return null
    if (before.version !== version) return 'stale'
    const writtenAt = before.edited_at ?? before.written_at
    const said = { number: version, texts: { text: before.text }, writtenAt }
    const rewritten = await keepVersion(tx, id, said, { text })
    await tx
      .updateTable('groups.entry')
      .set({ text, version: version + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    const sight = await sightOf(tx, before.group_id, forMembers)
    await updateThing(tx, id, { text: entryText(text), ...sight })
    await recordFact(tx, 'journal.edited', { thingId: id, contextId: before.group_id })
    return 'edited'
  })
}

/** Really erases one's own entry: its text, its versions, its pictures. Null when it is not theirs. */
export async function eraseEntry(db: Db, viewer: Viewer, id: string): Promise<'erased' | null> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('groups.entry')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .returning('group_id')
      .executeTakeFirst()
    if (!erased) return null
    await eraseThings(tx, [id])
    await recordFact(tx, 'journal.erased', { thingId: id, contextId: erased.group_id })
    return 'erased'
  })
}

/** Who sees an entry, at most those who see the group's page, and whether it must name nobody to them. */
async function sightOf(
  tx: Db,
  groupId: string,
  forMembers: boolean,
): Promise<{ audience: Audience; audienceId: string | null; unnamed?: boolean }> {
  if (forMembers) return { audience: 'group', audienceId: groupId }
  // First, since it holds the group: whom its page is for does not change after it was read.
  const unnamed = await isBetweenPeers(tx, groupId)
  const { audience } = await tx
    .selectFrom('platform.thing')
    .select('audience')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return { audience, audienceId: null, unnamed }
}

function entryText(text: string) {
  return { title: excerpt(text, 80), summary: excerpt(text, 300), body: text }
}
