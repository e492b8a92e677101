import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { publish, updateThing } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { StudyChange, StudyDraft } from './forms.ts'
import { studyPathOf } from './paths.ts'
import { scopesOf } from './scopes.ts'
import type { Trace } from './tables.ts'
import { asksAgain, keepWording, saysTheSame, type Wording } from './wordings.ts'

/** Prepares a study, which only they read until it opens. Returns its path; 'scope' when it looks at nothing they may see. */
export async function prepareStudy(db: Db, viewer: Viewer, draft: StudyDraft): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const scopes = await scopesOf(tx, viewer, draft)
    if (!scopes) return 'scope'
    const id = newId()
    const slug = await drawSlug(tx, 'study', slugOf(draft.title))
    await tx
      .insertInto('research.study')
      .values({
        ...{ id, slug, presentation_id: viewer.presentationId },
        ...columnsOf(draft),
        analysis_on: draft.analysisOn,
      })
      .execute()
    await writeScopes(tx, id, scopes)
    return studyPathOf(slug)
  })
}

/**
 * Writes other words over a study, by whoever opened it. Once it is open, what was agreed to is kept word for word as a wording; other data
 * or other people who read it ask everyone's consent again. 'stale' when it changed since the form was shown, 'undated' when the people concerned
 * have no day to analyse it too, 'until' when data would go before that day, null when it is not theirs or closed.
 */
export async function changeStudy(
  db: Db,
  viewer: Viewer,
  slug: string,
  change: StudyChange,
): Promise<'changed' | 'stale' | 'scope' | 'undated' | 'until' | null> {
  return db.transaction().execute(async (tx) => {
    // In the order in which a release takes both: consents, then the study.
    await sql`lock table research.consent in row exclusive mode`.execute(tx)
    const before = await lockOwn(tx, viewer, slug)
    if (!before || before.closed_at) return null
    if (before.saves !== change.saves) return 'stale'
    const scopes = await scopesOf(tx, viewer, change)
    if (!scopes) return 'scope'
    const analysisOn = before.opened_at ? before.analysisOn : change.analysisOn
    if (analysisOn === undefined) return 'undated'
    if (change.dataUntil < analysisOn) return 'until'
    await tx
      .updateTable('research.study')
      .set({ ...columnsOf(change), analysis_on: analysisOn, saves: before.saves + 1 })
      .where('id', '=', before.id)
      .execute()
    const was = await readOwnWording(tx, before.id, before)
    await writeScopes(tx, before.id, scopes)
    const now: Wording = { ...wordingOf({ ...change, analysisOn }), scopes }
    if (before.opened_at && !saysTheSame(was, now)) await reword(tx, before, now, asksAgain(was, now))
    return 'changed'
  })
}

/** Opens a study to everyone: from now on its wording is kept. 'late' when the day of the analysis is not to come; null when it is not theirs. */
export async function openStudy(
  db: Db,
  viewer: Viewer,
  slug: string,
  today: string,
): Promise<'opened' | 'late' | null> {
  return db.transaction().execute(async (tx) => {
    const study = await lockOwn(tx, viewer, slug)
    if (!study || study.opened_at) return null
    if (study.analysisOn <= today) return 'late'
    await tx
      .updateTable('research.study')
      .set({ opened_at: sql<Date>`now()`, presentation_id: viewer.presentationId })
      .where('id', '=', study.id)
      .execute()
    const wording = await readOwnWording(tx, study.id, study)
    await keepWording(tx, study.id, 1, wording)
    await publish(tx, {
      id: study.id,
      kind: 'study',
      authorId: viewer.presentationId,
      audience: 'open',
      path: studyPathOf(slug),
      ...thingOf(study),
    })
    await recordFact(tx, 'study.opened', { thingId: study.id })
    return 'opened'
  })
}

/** Closes a study for good: it asks nobody any more, and still owes what came of it. False when it is not theirs or not open. */
export async function closeStudy(db: Db, viewer: Viewer, slug: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const study = await lockOwn(tx, viewer, slug)
    if (!study?.opened_at || study.closed_at) return false
    await tx
      .updateTable('research.study')
      .set({ closed_at: sql<Date>`now()` })
      .where('id', '=', study.id)
      .execute()
    await recordFact(tx, 'study.closed', { thingId: study.id })
    return true
  })
}

/** Tells everyone what came of a study, over what was told before. False when it is not theirs or never opened. */
export async function giveBack(db: Db, viewer: Viewer, slug: string, text: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const study = await lockOwn(tx, viewer, slug)
    if (!study?.opened_at) return false
    await tx
      .updateTable('research.study')
      .set({ given_back: text, given_back_at: sql<Date>`coalesce(given_back_at, now())` })
      .where('id', '=', study.id)
      .execute()
    await recordFact(tx, 'study.given-back', { thingId: study.id })
    return true
  })
}

/** Erases a study that never opened. False when it is not theirs or did. */
export async function eraseStudy(db: Db, viewer: Viewer, slug: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('research.study')
    .where('slug', '=', slug)
    .where('opened_at', 'is', null)
    .where('presentation_id', 'in', viewer.presentationIds)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** A study of the viewer's own under any of their names, held until the end of the transaction. */
export async function lockOwn(tx: Db, viewer: Viewer, slug: string) {
  return tx
    .selectFrom('research.study')
    .selectAll()
    .select([
      sql<string>`to_char(analysis_on, 'YYYY-MM-DD')`.as('analysisOn'),
      sql<string>`to_char(data_until, 'YYYY-MM-DD')`.as('dataUntil'),
    ])
    .where('slug', '=', slug)
    .where('presentation_id', 'in', viewer.presentationIds)
    .forUpdate()
    .executeTakeFirst()
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockOwn>>>

/** Keeps other words as the next wording; where they ask for other data, nothing leaves until each has said yes again. */
async function reword(tx: Db, { id, wording }: Locked, now: Wording, again: boolean): Promise<void> {
  await keepWording(tx, id, wording + 1, now)
  await tx
    .updateTable('research.study')
    .set({ wording: wording + 1 })
    .where('id', '=', id)
    .execute()
  if (again)
    await tx
      .updateTable('research.consent')
      .set({ data_at: null, texts_at: null })
      .where('study_id', '=', id)
      .where('data_at', 'is not', null)
      .execute()
  await updateThing(tx, id, { text: thingOf(now.texts) })
  await recordFact(tx, 'study.changed', { thingId: id })
}

async function readOwnWording(tx: Db, id: string, study: Locked): Promise<Wording> {
  const scopes = await tx
    .selectFrom('research.study_scope')
    .select('scope')
    .where('study_id', '=', id)
    .orderBy('scope')
    .execute()
  const { analysisOn, dataUntil, done_by: doneBy, title, question, protocol } = study
  const { institution, ethics, lang } = study
  const said = { title, question, protocol, doneBy, institution, ethics, lang }
  const own = wordingOf({ ...said, analysisOn, dataUntil, traces: study.traces })
  return { ...own, scopes: scopes.map(({ scope }) => scope) }
}

type Said = Pick<
  StudyChange,
  'title' | 'question' | 'protocol' | 'doneBy' | 'institution' | 'ethics' | 'lang' | 'dataUntil'
> & { traces: readonly Trace[]; analysisOn: string }

function wordingOf(said: Said): Omit<Wording, 'scopes'> {
  const { title, question, protocol, doneBy, institution, ethics, lang } = said
  const { traces, analysisOn, dataUntil } = said
  return {
    texts: { title, question, protocol, doneBy, institution, ethics, lang },
    traces: traces.toSorted(),
    analysisOn,
    dataUntil,
  }
}

function columnsOf(said: Omit<StudyChange, 'saves' | 'analysisOn'>) {
  const { title, question, protocol, doneBy, institution, ethics, lang, dataUntil } = said
  return {
    ...{ title, question, protocol, institution, ethics, lang },
    done_by: doneBy,
    traces: said.traces,
    data_until: dataUntil,
  }
}

function thingOf({
  title,
  question,
  protocol,
  lang,
}: Pick<Said, 'title' | 'question' | 'protocol' | 'lang'>) {
  return { title, summary: excerpt(question, 200), body: [question, protocol].join('\n'), lang }
}

async function writeScopes(tx: Db, studyId: string, scopes: readonly string[]): Promise<void> {
  await tx.deleteFrom('research.study_scope').where('study_id', '=', studyId).execute()
  await tx
    .insertInto('research.study_scope')
    .values(scopes.map((scope) => ({ study_id: studyId, scope })))
    .execute()
}
