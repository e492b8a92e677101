import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { StudyTexts, Trace } from './tables.ts'

/** Everything that people agree to. */
export interface Wording {
  texts: StudyTexts
  traces: readonly Trace[]
  scopes: readonly string[]
  analysisOn: string
  dataUntil: string
}

/** A wording as it was kept. */
export interface KeptWording extends Wording {
  number: number
  writtenAt: Date
}

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Whether nobody who agreed to one has anything new to read in the other. */
export function saysTheSame(one: Wording, other: Wording): boolean {
  return isEqual(one, other)
}

/** Whether a yes to one is no yes to the other: other data, of another part of the lab, kept for longer or less, read by others. */
export function asksAgain(before: Wording, now: Wording): boolean {
  const data = ({ traces, scopes, dataUntil, texts: { doneBy, institution } }: Wording) => {
    return { traces, scopes, dataUntil, doneBy, institution }
  }
  return !isEqual(data(before), data(now))
}

/** Keeps what people are asked to agree to from now on, word for word. */
export async function keepWording(tx: Db, studyId: string, number: number, wording: Wording): Promise<void> {
  const { texts, traces, scopes, analysisOn, dataUntil } = wording
  await tx
    .insertInto('research.wording')
    .values({
      ...{ study_id: studyId, number, texts: JSON.stringify(texts) },
      ...{ traces: [...traces], scopes: [...scopes], analysis_on: analysisOn, data_until: dataUntil },
    })
    .execute()
}

/** Every wording of a study, the latest first: whoever may read the study may read them. */
export async function readWordings(db: Db, studyId: string): Promise<KeptWording[]> {
  return db
    .selectFrom('research.wording')
    .select(['number', 'texts', 'traces', 'scopes', 'written_at as writtenAt'])
    .select([
      sql<string>`to_char(analysis_on, 'YYYY-MM-DD')`.as('analysisOn'),
      sql<string>`to_char(data_until, 'YYYY-MM-DD')`.as('dataUntil'),
    ])
    .where('study_id', '=', studyId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
}
