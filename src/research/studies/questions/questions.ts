import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { root } from '../../../platform/root.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { lockOwn } from '../study.ts'
import { moments, questionForm, sorts, type QuestionDraft } from './forms.ts'

/** More would not be answered to the end. */
const mostQuestions = 30

/**
 * Adds a question at the end of a study that is prepared: once it is open, people agreed to these questions and no others. 'full' when it
 * has thirty; null when it is not theirs or is open.
 */
export async function addQuestion(
  db: Db,
  viewer: Viewer,
  slug: string,
  draft: QuestionDraft,
): Promise<'added' | 'full' | null> {
  return addAll(db, viewer, slug, [draft])
}

/** Adds the questions that every lab comes with, in French. */
export async function addUsualQuestions(
  db: Db,
  viewer: Viewer,
  slug: string,
): Promise<'added' | 'full' | null> {
  return addAll(db, viewer, slug, await readUsual())
}

/** Takes a question out of a study that is prepared. False when it is not theirs or is open. */
export async function removeQuestion(db: Db, viewer: Viewer, slug: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const study = await lockOwn(tx, viewer, slug)
    if (!study || study.opened_at) return false
    const { numDeletedRows } = await tx
      .deleteFrom('research.question')
      .where('id', '=', id)
      .where('study_id', '=', study.id)
      .executeTakeFirst()
    return numDeletedRows > 0n
  })
}

async function addAll(
  db: Db,
  viewer: Viewer,
  slug: string,
  drafts: readonly QuestionDraft[],
): Promise<'added' | 'full' | null> {
  return db.transaction().execute(async (tx) => {
    const study = await lockOwn(tx, viewer, slug)
    if (!study || study.opened_at) return null
    const { last, count } = await tx
      .selectFrom('research.question')
      .select([sql<number>`coalesce(max(position), 0)`.as('last'), sql<number>`count(*)::int`.as('count')])
      .where('study_id', '=', study.id)
      .executeTakeFirstOrThrow()
    if (count + drafts.length > mostQuestions) return 'full'
    await tx
      .insertInto('research.question')
      .values(
        drafts.map((draft, at) => ({
          ...{ id: newId(), study_id: study.id, position: last + 1 + at },
          ...draft,
        })),
      )
      .execute()
    return 'added'
  })
}

const usual = z.array(questionForm.extend({ sort: z.enum(sorts), moment: z.enum(moments) }))

/** Read when someone asks for them. */
async function readUsual(): Promise<QuestionDraft[]> {
  return usual.parse(JSON.parse(await readFile(join(root, 'presets', 'questions.json'), 'utf8')))
}
