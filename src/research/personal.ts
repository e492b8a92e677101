import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { holdPersonalData, type Person } from '../platform/personal.ts'
import { eraseThings, forgetAuthors } from '../platform/things.ts'

// Registered before what releases keep, so that it is erased after: what closes a release reads who had said yes.
holdPersonalData({ name: 'recherche', exportOf: exportResearch, erase: eraseResearch })

/** Everything research keeps about someone, for their export. */
export async function exportResearch(db: Db, { accountId, presentationIds }: Person) {
  const ids = [...presentationIds]
  const [consents, consentHistory, situation, answers, studies, notes] = await Promise.all([
    db
      .selectFrom('research.consent as c')
      .innerJoin('research.study as s', 's.id', 'c.study_id')
      .select(['s.title', 'c.wording', 'c.takes_part_at', 'c.data_at', 'c.texts_at'])
      .select(['c.withdrawn_at', 'c.answered_at'])
      .where('c.account_id', '=', accountId)
      .orderBy('c.answered_at')
      .execute(),
    db
      .selectFrom('research.consent_log as l')
      .innerJoin('research.study as s', 's.id', 'l.study_id')
      .select(['s.title', 'l.wording', 'l.takes_part', 'l.data', 'l.texts', 'l.withdrawn', 'l.at'])
      .where('l.account_id', '=', accountId)
      .orderBy('l.id')
      .execute(),
    db
      .selectFrom('research.situation')
      .select(['situation', 'words', 'time', 'said_at'])
      .where('account_id', '=', accountId)
      .executeTakeFirst(),
    db
      .selectFrom('research.answer as a')
      .innerJoin('research.link as l', 'l.id', 'a.link_id')
      .innerJoin('research.question as q', 'q.id', 'a.question_id')
      .innerJoin('research.study as s', 's.id', 'l.study_id')
      .select(['s.title', 'q.asks', 'a.moment', 'a.value', 'a.words'])
      .where('l.account_id', '=', accountId)
      .orderBy('s.title')
      .orderBy('q.position')
      .execute(),
    db
      .selectFrom('research.study')
      .select(['slug', 'title', 'question', 'protocol', 'done_by', 'institution', 'ethics', 'traces'])
      .select(['given_back', 'started_at', 'opened_at', 'closed_at'])
      .where(sql<boolean>`presentation_id = any(${ids}::text[])`)
      .orderBy('started_at')
      .execute(),
    db
      .selectFrom('research.note')
      .select(['id', 'text', 'written_at'])
      .where(sql<boolean>`presentation_id = any(${ids}::text[])`)
      .orderBy('written_at')
      .execute(),
  ])
  return { consents, consentHistory, situation: situation ?? null, answers, studies, notes }
}

/**
 * Someone who leaves takes everything back: their consents, what shows that they gave them, where they speak from, their answers, their notes.
 * A study that they prepared goes; one that they opened is closed without their name, since others said yes to it.
 */
async function eraseResearch(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await tx.deleteFrom('research.link').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('research.situation').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('research.consent_log').where('account_id', '=', accountId).execute()
  const gone = await tx
    .deleteFrom('research.consent')
    .where('account_id', '=', accountId)
    .returning(['study_id', 'takes_part_at', 'data_at'])
    .execute()
  const yes = gone.filter(({ takes_part_at, data_at }) => takes_part_at ?? data_at)
  await recordFacts(
    tx,
    'consent.withdrawn',
    yes.map(({ study_id }) => ({ studyId: study_id })),
  )
  if (presentationIds.length === 0) return
  await eraseNotes(tx, presentationIds)
  await leaveStudies(tx, presentationIds)
}

async function eraseNotes(tx: Db, presentationIds: readonly string[]): Promise<void> {
  const notes = await tx
    .deleteFrom('research.note')
    .where('presentation_id', 'in', presentationIds)
    .returning('id')
    .execute()
  const ids = notes.map(({ id }) => id)
  await eraseThings(tx, ids)
  await recordFacts(
    tx,
    'note.erased',
    ids.map((thingId) => ({ thingId })),
  )
}

async function leaveStudies(tx: Db, presentationIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('research.study')
    .where('presentation_id', 'in', presentationIds)
    .where('opened_at', 'is', null)
    .execute()
  const left = await tx
    .updateTable('research.study')
    .set({ presentation_id: null, done_by: '', closed_at: sql<Date>`coalesce(closed_at, now())` })
    .where('presentation_id', 'in', presentationIds)
    .returning('id')
    .execute()
  const ids = left.map(({ id }) => id)
  // Their name goes from what people agreed to as well; the rest stays, word for word.
  await sql`update research.wording set texts = texts || '{"doneBy": ""}' where study_id = any(${ids}::text[])`.execute(
    tx,
  )
  await forgetAuthors(tx, ['study'], presentationIds)
  await recordFacts(
    tx,
    'study.closed',
    ids.map((thingId) => ({ thingId })),
  )
}
