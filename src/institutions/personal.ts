import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { leaveFilesTo } from '../platform/files/keep.ts'
import { readInTurn, type Person } from '../platform/personal.ts'
import { eraseThings, forgetAuthors } from '../platform/things.ts'
import { exportVersions } from '../platform/versions.ts'
import { dropReadings } from './readings/readings.ts'

/** Everything this module keeps about someone, for their export. */
export async function exportInstitutions(db: Db, { presentationIds }: Person) {
  if (presentationIds.length === 0) return {}
  const readings = await db
    .selectFrom('institutions.reading')
    .selectAll()
    .where('presentation_id', 'in', presentationIds)
    .orderBy('put_at')
    .execute()
  const rewritings = await db
    .selectFrom('institutions.rewriting')
    .select(['reading_id', 'number', 'text', 'written_at'])
    .where('presentation_id', 'in', presentationIds)
    .orderBy('written_at')
    .execute()
  const remarks = await db
    .selectFrom('institutions.remark')
    .select('id')
    .where('presentation_id', 'in', presentationIds)
    .orderBy('said_at')
    .execute()
  return {
    readings,
    sentences: readInTurn(readings, (some) => readSentencesOf(db, some)),
    rewritings,
    remarks: readInTurn(remarks, (some) =>
      db.selectFrom('institutions.remark').selectAll().where('id', 'in', some).orderBy('said_at').execute(),
    ),
    readingsBefore: await exportVersions(db, 'reading', presentationIds),
    remarksBefore: await exportVersions(db, 'remark', presentationIds),
    ...(await exportAsked(db, presentationIds)),
  }
}

/** What they asked of institutions in the name of groups, typed from paper, and said under answers. The code is no part of it. */
async function exportAsked(db: Db, presentationIds: readonly string[]) {
  const [addresses, typed, comments] = await Promise.all([
    db
      .selectFrom('institutions.address')
      .select(['id', 'institution', 'place', 'title', 'asked', 'outcome_text', 'written_at', 'edited_at'])
      .where('presentation_id', 'in', presentationIds)
      .orderBy('written_at')
      .execute(),
    db
      .selectFrom('institutions.reply')
      .select(['id', 'address_id', 'service', 'function', 'text', 'replied_at'])
      .where('presentation_id', 'in', presentationIds)
      .orderBy('replied_at')
      .execute(),
    db
      .selectFrom('institutions.comment')
      .selectAll()
      .where('presentation_id', 'in', presentationIds)
      .orderBy('said_at')
      .execute(),
  ])
  return {
    addresses,
    typedFromPaper: typed,
    saidUnderAnswers: comments,
    addressesBefore: await exportVersions(db, 'address', presentationIds),
  }
}

function readSentencesOf(db: Db, readingIds: readonly string[]) {
  return db
    .selectFrom('institutions.sentence')
    .selectAll()
    .where('reading_id', 'in', readingIds)
    .orderBy('reading_id')
    .orderBy('number')
    .execute()
}

/**
 * Erases what someone kept here. A text they put up alone goes, with all that was said of it: it came to them. What a group keeps stays with
 * the group, without their name, and so does what they asked for it; what they said of sentences and under answers goes.
 */
export async function eraseInstitutions(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  if (presentationIds.length === 0) return
  const alone = await tx
    .selectFrom('institutions.reading')
    .select('id')
    .where('group_id', 'is', null)
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await dropReadings(
    tx,
    alone.map(({ id }) => id),
  )
  await leavePhotos(tx, accountId)
  await eraseRemarks(tx, presentationIds)
  await tx
    .updateTable('institutions.reading')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await tx
    .updateTable('institutions.rewriting')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await tx
    .updateTable('institutions.address')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await tx
    .updateTable('institutions.reply')
    .set({ presentation_id: null })
    .where('presentation_id', 'in', presentationIds)
    .execute()
  await eraseComments(tx, presentationIds)
  await forgetAuthors(tx, ['reading', 'address'], presentationIds)
}

async function eraseComments(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const erased = await tx
    .deleteFrom('institutions.comment')
    .where('presentation_id', 'in', presentationIds)
    .returning(['id', 'address_id'])
    .execute()
  await eraseThings(
    tx,
    erased.map(({ id }) => id),
  )
  await recordFacts(
    tx,
    'address.changed',
    erased.map(({ address_id }) => ({ thingId: address_id })),
  )
}

/** Photos that a group shows stay with it; one that waits for its sender's yes goes with their files. */
async function leavePhotos(tx: Db, accountId: string): Promise<void> {
  if (accountId === '') return
  const theirs = tx.selectFrom('platform.file_use').where('owner_account', '=', accountId)
  await tx
    .updateTable('institutions.reading')
    .set({ photo_id: null, photo_sent_at: null })
    .where('photo_id', 'in', theirs.select('id'))
    .execute()
  const shown = await tx
    .selectFrom('institutions.reading')
    .select('id')
    .where('id', 'in', theirs.select(sql<string>`thing_id`.as('thing')))
    .execute()
  await leaveFilesTo(
    tx,
    shown.map(({ id }) => id),
    accountId,
  )
}

async function eraseRemarks(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const erased = await tx
    .deleteFrom('institutions.remark')
    .where('presentation_id', 'in', presentationIds)
    .returning(['id', 'reading_id'])
    .execute()
  await eraseThings(
    tx,
    erased.map(({ id }) => id),
  )
  await recordFacts(
    tx,
    'remark.erased',
    erased.map(({ id, reading_id }) => ({ thingId: id, contextId: reading_id })),
  )
}
