import type { Db } from '../platform/database.ts'
import { leaveFilesTo } from '../platform/files/keep.ts'
import type { Person } from '../platform/personal.ts'
import { eraseThings } from '../platform/things.ts'
import { dropProductions } from './making/withdraw.ts'

/** Everything this module keeps about someone, for their export. */
export async function exportProductions(db: Db, { accountId, presentationIds }: Person) {
  const productions = await db
    .selectFrom('productions.production')
    .select(['id', 'slug', 'version', 'licence', 'adapted_why', 'started_at', 'published_at', 'withdrawn_at'])
    .where('account_id', '=', accountId)
    .execute()
  const ids = productions.map(({ id }) => id)
  const editions = await db
    .selectFrom('productions.edition')
    .select([
      'id',
      'production_id',
      'number',
      'kind',
      'title',
      'summary',
      'easy',
      'answers',
      'changed',
      'lang',
      'saved_at',
    ])
    .where('production_id', 'in', [...ids, ''])
    .execute()
  const parts = await db
    .selectFrom('productions.part')
    .select(['edition_id', 'position', 'sort', 'title', 'text', 'alt', 'file_id'])
    .where('edition_id', 'in', editions.map(({ id }) => id).concat(''))
    .orderBy('position')
    .execute()
  const names = await db
    .selectFrom('productions.author')
    .select(['production_id', 'name', 'agreed_at'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  const needs = await db
    .selectFrom('productions.need')
    .selectAll()
    .where('presentation_id', 'in', presentationIds)
    .execute()
  const trials = await db
    .selectFrom('productions.trial')
    .selectAll()
    .where('presentation_id', 'in', presentationIds)
    .execute()
  return { productions, versions: editions, parts, names, needs, trials }
}

/**
 * Erases what someone kept here. What they made alone goes with every version and file; what they made with a group stays with the group,
 * without their name. Needs they said and trials they told go.
 */
export async function eraseProductions(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  const made = await tx
    .selectFrom('productions.production')
    .select(['id', 'group_id'])
    .where('account_id', '=', accountId)
    .execute()
  await dropProductions(
    tx,
    made.filter(({ group_id }) => group_id === null).map(({ id }) => id),
  )
  await eraseSaid(tx, presentationIds)
  await tx.deleteFrom('productions.author').where('presentation_id', 'in', presentationIds).execute()
  await leaveToGroups(tx, { accountId, presentationIds })
}

async function eraseSaid(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const needs = await tx
    .deleteFrom('productions.need')
    .where('presentation_id', 'in', presentationIds)
    .returning('id')
    .execute()
  const trials = await tx
    .deleteFrom('productions.trial')
    .where('presentation_id', 'in', presentationIds)
    .returning('id')
    .execute()
  await eraseThings(
    tx,
    [...needs, ...trials].map(({ id }) => id),
  )
}

async function leaveToGroups(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await tx
    .updateTable('productions.production')
    .set({ account_id: null, presentation_id: null })
    .where('account_id', '=', accountId)
    .execute()
  await tx
    .updateTable('productions.edition')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  // What is left of theirs here is a group's: production or draft, it goes on without an author.
  await tx
    .updateTable('platform.thing')
    .set({ author_id: null })
    .where('author_id', 'in', presentationIds)
    .where('kind', 'in', ['production', 'draft'])
    .execute()
  await leaveFilesToThings(tx, accountId)
}

async function leaveFilesToThings(tx: Db, accountId: string): Promise<void> {
  const things = await tx
    .selectFrom('platform.file_use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.thing_id')
    .select('t.id')
    .distinct()
    .where('u.owner_account', '=', accountId)
    .where('t.kind', 'in', ['production', 'draft'])
    .execute()
  await leaveFilesTo(
    tx,
    things.map(({ id }) => id),
    accountId,
  )
}
