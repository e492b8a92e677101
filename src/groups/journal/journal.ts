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
import { isUnnamed, touchGroup } from '../members.ts'

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

/** Writes an entry with its pictures; the first shows it in cards. Returns its id. */
export async function writeEntry(
  db: Db,
  viewer: Viewer,
  entry: Omit<NewEntry, 'presentationId'>,
  { store, pictures }: { store: FileStore; pictures: readonly EntryPicture[] },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = await addEntry(tx, { ...entry, presentationId: viewer.presentationId })
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

/** Edits one's own entry. What it said before is kept for its author. 'stale' when it was edited since the form was shown. */
export async function editEntry(
  db: Db,
  entry: { id: string; groupId: string },
  { text, forMembers, version }: { text: string; forMembers: boolean; version: number },
): Promise<'edited' | 'stale'> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('groups.entry')
      .selectAll()
      .where('id', '=', entry.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (before.version !== version) return 'stale'
    const writtenAt = before.edited_at ?? before.written_at
    const said = { number: version, texts: { text: before.text }, writtenAt }
    if (await keepVersion(tx, entry.id, said, { text })) {
      await tx
        .updateTable('groups.entry')
        .set({ text, version: version + 1, edited_at: sql<Date>`now()` })
        .where('id', '=', entry.id)
        .execute()
    }
    await updateThing(tx, entry.id, {
      text: entryText(text),
      ...(await sightOf(tx, entry.groupId, forMembers)),
    })
    await recordFact(tx, 'journal.edited', { thingId: entry.id, contextId: entry.groupId })
    return 'edited'
  })
}

/** Really erases an entry: its text, its versions, its pictures. */
export async function eraseEntry(db: Db, entry: { id: string; groupId: string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await eraseThings(tx, [entry.id])
    await tx.deleteFrom('groups.entry').where('id', '=', entry.id).execute()
    await recordFact(tx, 'journal.erased', { thingId: entry.id, contextId: entry.groupId })
  })
}

/** Who sees an entry, at most those who see the group's page, and whether it must name nobody to them. */
async function sightOf(
  tx: Db,
  groupId: string,
  forMembers: boolean,
): Promise<{ audience: Audience; audienceId: string | null; unnamed?: boolean }> {
  if (forMembers) return { audience: 'group', audienceId: groupId }
  const { audience } = await tx
    .selectFrom('platform.thing')
    .select('audience')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return { audience, audienceId: null, unnamed: await isUnnamed(tx, groupId, audience) }
}

function entryText(text: string) {
  return { title: excerpt(text, 80), summary: excerpt(text, 300), body: text }
}
