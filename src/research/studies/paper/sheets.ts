import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { hashCode, newCode } from '../../../platform/ids.ts'
import type { Moment } from '../questions/answers.ts'
import type { GivenAnswer } from '../questions/forms.ts'

/** What a sheet of paper says, question by question. */
export interface Sheet {
  moment: Moment
  answers: ReadonlyMap<string, GivenAnswer>
}

/** The link of a sheet is the hash of its code: the code opens it, and is kept nowhere. */
const linkOfCode = (code: string) => hashCode(code).toString('hex')

/**
 * Keeps a sheet that someone filled and ticked, typed in for them without an account. `code`: that of their sheet of before, as `readCode`
 * returned it. Returns the code to hand over; 'unknown' when no sheet of this study has it, null when the study asks nobody any more.
 */
export async function keepSheet(
  db: Db,
  studyId: string,
  { moment, answers }: Sheet,
  code: string | null,
): Promise<{ code: string } | 'unknown' | null> {
  return db.transaction().execute(async (tx) => {
    const open = await tx
      .selectFrom('research.study')
      .select('id')
      .where('id', '=', studyId)
      .where('opened_at', 'is not', null)
      .where('closed_at', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (!open) return null
    const handed = code ?? newCode()
    const id = linkOfCode(handed)
    if (code === null)
      await tx.insertInto('research.link').values({ id, study_id: studyId, account_id: null }).execute()
    else if (!(await isKept(tx, id, studyId))) return 'unknown'
    await writeSheet(tx, id, moment, answers)
    return { code: handed }
  })
}

async function isKept(tx: Db, id: string, studyId: string): Promise<boolean> {
  const link = await tx
    .selectFrom('research.link')
    .select('id')
    .where('id', '=', id)
    .where('study_id', '=', studyId)
    .forUpdate()
    .executeTakeFirst()
  return link !== undefined
}

async function writeSheet(
  tx: Db,
  linkId: string,
  moment: Moment,
  answers: ReadonlyMap<string, GivenAnswer>,
): Promise<void> {
  if (answers.size === 0) return
  await tx
    .insertInto('research.answer')
    .values(
      [...answers].map(([questionId, answer]) => ({
        ...{ link_id: linkId, question_id: questionId, moment },
        ...answer,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['link_id', 'question_id', 'moment']).doUpdateSet({
        value: sql`excluded.value`,
        words: sql`excluded.words`,
        answered_on: sql<Date>`current_date`,
      }),
    )
    .execute()
}

/** The study a code on paper is of; null for a code of something else. */
export async function findSheet(
  db: Db,
  code: string,
): Promise<{ title: string; slug: string; lang: string } | null> {
  const row = await db
    .selectFrom('research.link as l')
    .innerJoin('research.study as s', 's.id', 'l.study_id')
    .select(['s.title', 's.slug', 's.lang'])
    .where('l.id', '=', linkOfCode(code))
    .executeTakeFirst()
  return row ?? null
}

/** Really erases what a sheet said, by whoever holds its code. False when there is none. */
export async function eraseSheet(db: Db, code: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('research.link')
    .where('id', '=', linkOfCode(code))
    .where('account_id', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
