import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { copyFiles } from '../../platform/files/keep.ts'
import { newId } from '../../platform/ids.ts'
import { eraseThings, updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepCover, type Keeping, type Prepared } from '../parts/files.ts'
import { dropFiles, noteClash } from '../parts/parts.ts'
import type { Answers } from '../tables.ts'
import { lockDraft, lockProduction } from './access.ts'
import type { Whole } from './forms.ts'
import { columnsOf, showToWriters } from './start.ts'

/**
 * Begins the next version of a production from the one that is published, or goes on with what is being written already. Returns its id;
 * undefined when the production is not the viewer's to write, or was made elsewhere.
 */
export async function openWriting(db: Db, viewer: Viewer, productionId: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, productionId)
    if (!production || production.arrived) return undefined
    const open = await tx
      .selectFrom('productions.edition')
      .select('id')
      .where('production_id', '=', productionId)
      .where('number', 'is', null)
      .executeTakeFirst()
    if (open) return open.id
    const writer = { accountId: viewer.accountId, presentationId: production.writer }
    return copyEdition(tx, writer, { from: production, into: productionId, groupId: production.group_id })
  })
}

interface Copying {
  /** Whose published version is copied. */
  from: { id: string; version: number | null }
  /** The production that is being written: the same, or an adaptation of it. */
  into: string
  groupId: string | null
  /** Another title and maybe another language, for an adaptation. */
  changed?: { title: string; lang?: string }
}

/**
 * Copies the published version of a production into a state to write. An adaptation gets uses of the files that are its own; the next
 * version of the same production goes on with the same ones.
 */
export async function copyEdition(
  tx: Db,
  writer: Pick<Viewer, 'accountId' | 'presentationId'>,
  { from, into, groupId, changed }: Copying,
): Promise<string> {
  const old = await tx
    .selectFrom('productions.edition')
    .selectAll()
    .where('production_id', '=', from.id)
    .where('number', '=', from.version)
    .executeTakeFirstOrThrow()
  const parts = await tx.selectFrom('productions.part').selectAll().where('edition_id', '=', old.id).execute()
  const id = newId()
  const whole = { ...old, coverAlt: old.cover_alt, ...changed }
  await showToWriters(tx, writer.presentationId, { id, productionId: into, groupId, whole })
  const files = [old.cover_id, ...parts.map((part) => part.file_id)].filter((file) => file !== null)
  const own =
    from.id === into
      ? new Map(files.map((file) => [file, file]))
      : await copyFiles(tx, files, { ownerAccount: writer.accountId, thingId: id })
  const ownOf = (file: string | null) => (file === null ? null : (own.get(file) ?? null))
  await tx
    .insertInto('productions.edition')
    .values({ id, production_id: into, ...columnsOf(whole, old.answers), cover_id: ownOf(old.cover_id) })
    .execute()
  if (parts.length > 0) {
    await tx
      .insertInto('productions.part')
      .values(
        parts.map(({ position, key, sort, title, text, own: answers, alt, ...part }) => ({
          ...{ id: newId(), edition_id: id, position, key, sort, title, text, alt },
          own: JSON.stringify(answers),
          file_id: ownOf(part.file_id),
          cue_count: part.cue_count,
          withdrawn: part.withdrawn,
          cues: part.cues && JSON.stringify(part.cues),
        })),
      )
      .execute()
  }
  return id
}

/**
 * Saves what is said of the whole over the state it was read in, `saves`. 'stale' when someone saved it meanwhile: nothing is written, and
 * the draft remembers so that the other is told too.
 */
export async function saveWhole(
  db: Db,
  viewer: Viewer,
  { id, saves }: { id: string; saves: number },
  change: { whole: Whole; answers: Answers; coverGone: boolean },
  { store, prepared }: { store: Keeping['store']; prepared: Prepared },
): Promise<'saved' | 'stale' | 'missing'> {
  const { whole, answers, coverGone } = change
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, id)
    if (!draft) return 'missing'
    if (draft.saves !== saves) {
      await noteClash(tx, id)
      return 'stale'
    }
    const keeping = { store, viewer, thingId: id, lang: whole.lang }
    const cover = prepared['cover'] && (await keepCover(tx, keeping, prepared['cover'], whole.coverAlt))
    await tx
      .updateTable('productions.edition')
      .set({
        ...columnsOf(whole, answers),
        saves: saves + 1,
        saved_at: sql<Date>`now()`,
        ...((cover || coverGone) && { cover_id: cover ?? null }),
      })
      .where('id', '=', id)
      .execute()
    if ((cover || coverGone) && draft.cover_id) await dropFiles(tx, id, [draft.cover_id])
    await updateThing(tx, id, { text: { title: whole.title, lang: whole.lang } })
    return 'saved'
  })
}

/** Throws away what is being written, for good; what is published stays as it is. The id of the production where there is one left. */
export async function throwAway(db: Db, viewer: Viewer, id: string): Promise<'gone' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, viewer, id)
    if (!draft) return 'missing'
    await eraseThings(tx, [id])
    if (draft.version === null)
      await tx.deleteFrom('productions.production').where('id', '=', draft.production).execute()
    else await tx.deleteFrom('productions.edition').where('id', '=', id).execute()
    return 'gone'
  })
}
