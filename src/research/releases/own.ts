import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Dataset } from '../dataset/shape.ts'
import { composeOwn } from './compose.ts'
import { gatherOwn } from './gather.ts'
import { quarterOf, type Quarter } from './quarters.ts'
import { readConsenting, readFrameOf } from './study.ts'

/**
 * The rows about one account that would leave of a study for a quarter, by default the one that runs: in the shape of what leaves, under
 * pseudonyms of this reading alone. Undefined when the study is not open or this account did not agree that its data leave. Whom it answers
 * is not told, since it would show who else agreed. `priorities`: those of the lab.
 */
export async function readOwnRows(
  db: Db,
  slug: string,
  { accountId, presentationIds }: Pick<Viewer, 'accountId' | 'presentationIds'>,
  priorities: readonly string[],
  quarter: Quarter = quarterOf(new Date()),
): Promise<Dataset | undefined> {
  const study = await readFrameOf(db, slug)
  const [consenting] = study ? await readConsenting(db, study.id, accountId) : []
  if (!study || !consenting) return undefined
  const bearers = presentationIds.map((presentationId) => ({ accountId, presentationId }))
  return composeOwn(study, quarter, await gatherOwn(db, study, quarter, { consenting, bearers, priorities }))
}
