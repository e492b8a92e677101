import type { Db } from '../../platform/database.ts'
import type { Dataset } from '../dataset/shape.ts'
import { composeOwn } from './compose.ts'
import { gatherOwn } from './gather.ts'
import { quarterOf, type Quarter } from './quarters.ts'
import { readConsenting, readFrame } from './study.ts'

/**
 * The rows about one account that would leave of a study for a quarter, by default the one that runs: in the shape of what leaves, under
 * pseudonyms of this reading alone. Undefined when the study is not open or this account did not agree that its data leave. Whom it answers
 * is not told, since it would show who else agreed.
 */
export async function readOwnRows(
  db: Db,
  studyId: string,
  accountId: string,
  quarter: Quarter = quarterOf(new Date()),
): Promise<Dataset | undefined> {
  const study = await readFrame(db, studyId)
  const [consenting] = study ? await readConsenting(db, studyId, accountId) : []
  if (!study || !consenting) return undefined
  const gathered = await gatherOwn(db, study, quarter, consenting)
  return composeOwn(study, quarter, gathered)
}
