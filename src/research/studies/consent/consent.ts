import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { closeReleases } from '../../releases/releases.ts'
import type { Answer } from './forms.ts'
import { mayWithdraw } from './queries.ts'

type Answering = Pick<Viewer, 'accountId'>

/**
 * Writes what an account answers to an open study, over what it answered before, and keeps that it did and to which wording. 'stale' when
 * the study asks something else than what was read, null when it asks nobody. No fact and no count tells of a no.
 */
export async function answerStudy(
  db: Db,
  { accountId }: Answering,
  studyId: string,
  { wording, takesPart, data, texts }: Answer,
): Promise<'yes' | 'no' | 'stale' | null> {
  return db.transaction().execute(async (tx) => {
    const study = await tx
      .selectFrom('research.study')
      .select(['wording', 'traces'])
      .where('id', '=', studyId)
      .where('opened_at', 'is not', null)
      .where('closed_at', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (!study) return null
    if (study.wording !== wording) return 'stale'
    const answer = { takesPart, data, texts: texts && study.traces.includes('texts') }
    const hadSaidYes = await writeAnswer(tx, { studyId, accountId, wording }, answer)
    if (!takesPart) await forgetAnswers(tx, accountId, [studyId])
    const yes = takesPart || data
    if (yes) await recordFact(tx, 'consent.given', { studyId })
    else if (hadSaidYes) await recordFact(tx, 'consent.withdrawn', { studyId })
    return yes ? 'yes' : 'no'
  })
}

/** Takes everything back from a study in one act, open or not: what was answered for it alone is erased. False when there is nothing to take back. */
export async function withdraw(db: Db, { accountId }: Answering, slug: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const consent = await tx
      .selectFrom('research.consent as c')
      .innerJoin('research.study as s', 's.id', 'c.study_id')
      .select(['c.study_id', 'c.wording'])
      .where('s.slug', '=', slug)
      .where('c.account_id', '=', accountId)
      .where(mayWithdraw)
      .forUpdate('c')
      .executeTakeFirst()
    if (!consent) return false
    const { study_id: studyId, wording } = consent
    await writeAnswer(tx, { studyId, accountId, wording }, { takesPart: false, data: false, texts: false })
    await forgetAnswers(tx, accountId, [studyId])
    await recordFact(tx, 'consent.withdrawn', { studyId })
    return true
  })
}

/** Erases what someone answered for these studies, and the link between before and after. */
async function forgetAnswers(tx: Db, accountId: string, studyIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('research.link')
    .where('account_id', '=', accountId)
    .where('study_id', 'in', studyIds)
    .execute()
}

interface Whose {
  studyId: string
  accountId: string
  wording: number
}

/** Whether they had said yes to anything before. */
async function writeAnswer(
  tx: Db,
  { studyId, accountId, wording }: Whose,
  { takesPart, data, texts }: Omit<Answer, 'wording'>,
): Promise<boolean> {
  const before = await tx
    .selectFrom('research.consent')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  // What they said last: since then, other words may have had their yes fall, though what left with it is still there.
  const last = await tx
    .selectFrom('research.consent_log')
    .select(['data', 'texts', 'takes_part'])
    .where('study_id', '=', studyId)
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const hadSaidYes = Boolean(before?.takes_part_at ?? before?.data_at ?? last?.data)
  // What left with them is closed, and those who took it are asked to destroy it.
  const less = last?.data && (!data || (last.texts && !texts) || (last.takes_part && !takesPart))
  if (less) await closeReleases(tx, studyId, accountId)
  const withdrawn = !takesPart && !data && (hadSaidYes || Boolean(before?.withdrawn_at))
  const now = sql<Date>`now()`
  const since = (yes: boolean, was: Date | null | undefined) => (yes ? (was ?? now) : null)
  const answer = {
    wording,
    takes_part_at: since(takesPart, before?.takes_part_at),
    data_at: since(data, before?.data_at),
    texts_at: since(texts, before?.texts_at),
    withdrawn_at: since(withdrawn, before?.withdrawn_at),
    answered_at: now,
  }
  await tx
    .insertInto('research.consent')
    .values({ study_id: studyId, account_id: accountId, ...answer })
    .onConflict((conflict) => conflict.columns(['study_id', 'account_id']).doUpdateSet(answer))
    .execute()
  await tx
    .insertInto('research.consent_log')
    .values({
      ...{ study_id: studyId, account_id: accountId, wording },
      ...{ takes_part: takesPart, data, texts, withdrawn },
    })
    .execute()
  return hadSaidYes
}
