import type { Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { leaveFilesTo } from '../platform/files/keep.ts'
import { readInTurn, type Person } from '../platform/personal.ts'
import { eraseThings, forgetAuthors } from '../platform/things.ts'
import { exportVersions } from '../platform/versions.ts'
import { eraseFollowed, exportFollowed } from './kinds/course/personal.ts'
import { exportOffers } from './captions/offer-queries.ts'
import { eraseRights, exportRights } from './rights/personal.ts'
import { dropProductions } from './making/withdraw.ts'

/** Everything this module keeps about someone, for their export. */
export async function exportProductions(db: Db, person: Person) {
  const { accountId, presentationIds } = person
  const followed = await exportFollowed(db, person)
  if (presentationIds.length === 0) return followed
  const mine = db
    .selectFrom('productions.production')
    .select('id')
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('presentation_id', 'in', presentationIds)]))
  const [productions, editions, names, needs, trials, needsBefore, trialsBefore] = await Promise.all([
    db
      .selectFrom('productions.production')
      .select([
        'id',
        'slug',
        'version',
        'licence',
        'adapted_why',
        'adapted_kind',
        'started_at',
        'published_at',
        'withdrawn_at',
      ])
      .where('id', 'in', mine)
      .execute(),
    db
      .selectFrom('productions.edition')
      .select('id')
      .where('production_id', 'in', mine)
      .orderBy('saved_at')
      .execute(),
    db
      .selectFrom('productions.author')
      .select(['production_id', 'trial_id', 'name', 'did', 'agreed_at'])
      .where('presentation_id', 'in', presentationIds)
      .execute(),
    db.selectFrom('productions.need').selectAll().where('presentation_id', 'in', presentationIds).execute(),
    db
      .selectFrom('productions.trial as r')
      .leftJoin('productions.town as w', 'w.id', 'r.town_id')
      .selectAll('r')
      .select(['w.name as town', 'w.area as town_area'])
      .where('r.presentation_id', 'in', presentationIds)
      .execute(),
    exportVersions(db, 'need', presentationIds),
    exportVersions(db, 'trial', presentationIds),
  ])
  const rights = await exportRights(db, presentationIds)
  const captions = await exportOffers(db, presentationIds)
  const versions = readInTurn(editions, (some) => readVersions(db, some))
  const parts = readInTurn(editions, (some) => readParts(db, some))
  return {
    productions,
    versions,
    parts,
    names,
    needs,
    needsBefore,
    trials,
    trialsBefore,
    ...rights,
    captions,
    ...followed,
  }
}

function readVersions(db: Db, editionIds: readonly string[]) {
  return db
    .selectFrom('productions.edition')
    .select(['id', 'production_id', 'number', 'kind', 'title', 'summary', 'easy', 'answers', 'changed'])
    .select(['licence', 'lang', 'saved_at'])
    .where('id', 'in', editionIds)
    .orderBy('saved_at')
    .execute()
}

function readParts(db: Db, editionIds: readonly string[]) {
  return db
    .selectFrom('productions.part')
    .select(['edition_id', 'position', 'sort', 'title', 'text', 'own', 'alt', 'file_id', 'cues'])
    .where('edition_id', 'in', editionIds)
    .orderBy('edition_id')
    .orderBy('position')
    .execute()
}

/**
 * Erases what someone kept here. What they made alone goes with every version and file; what they made with a group stays with the group,
 * without their name. Needs they said and trials they told go.
 */
export async function eraseProductions(tx: Db, person: Person): Promise<void> {
  const { accountId, presentationIds } = person
  await eraseFollowed(tx, person)
  if (presentationIds.length === 0) return
  const alone = await tx
    .selectFrom('productions.production')
    .select('id')
    .where('group_id', 'is', null)
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('presentation_id', 'in', presentationIds)]))
    .execute()
  await dropProductions(
    tx,
    alone.map(({ id }) => id),
  )
  await eraseSaid(tx, 'need', presentationIds)
  await eraseSaid(tx, 'trial', presentationIds)
  await eraseNames(tx, presentationIds)
  await eraseRights(tx, presentationIds)
  await tx.deleteFrom('productions.caption_offer').where('presentation_id', 'in', presentationIds).execute()
  await leaveToGroups(tx, person)
}

async function eraseSaid(tx: Db, kind: 'need' | 'trial', presentationIds: readonly string[]): Promise<void> {
  const erased = await tx
    .deleteFrom(`productions.${kind}`)
    .where('presentation_id', 'in', presentationIds)
    .returning('id')
    .execute()
  await eraseThings(
    tx,
    erased.map(({ id }) => id),
  )
  await recordFacts(
    tx,
    `${kind}.erased`,
    erased.map(({ id }) => ({ thingId: id })),
  )
}

async function eraseNames(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const names = await tx
    .deleteFrom('productions.author')
    .where('presentation_id', 'in', presentationIds)
    .returning(['production_id', 'trial_id'])
    .execute()
  const named = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : [{ thingId: id }]))
  await recordFacts(tx, 'production.named', named(names.map(({ production_id }) => production_id)))
  await recordFacts(tx, 'trial.named', named(names.map(({ trial_id }) => trial_id)))
}

/** What is left of theirs is a group's, published or not: it goes on without an author. */
async function leaveToGroups(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await tx
    .updateTable('productions.production')
    .set({ account_id: null, presentation_id: null })
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('presentation_id', 'in', presentationIds)]))
    .execute()
  await tx
    .updateTable('productions.edition')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await forgetAuthors(tx, ['production', 'draft'], presentationIds)
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
