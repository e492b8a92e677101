import { listBearers } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Dataset } from '../dataset/shape.ts'
import { composeOwn } from './compose.ts'
import { gatherOwn } from './gather.ts'
import { quarterOf } from './quarters.ts'
import { listPriorities } from './scopes.ts'
import { readConsenting, readFrame, readFrameOf, type StudyFrame } from './study.ts'

/**
 * The rows about one account that would leave of a study for the quarter that runs: in the shape of what leaves, under pseudonyms of this
 * reading alone. Undefined when the study is not open or this account did not agree that its data leave. Whom it answers is not told, since
 * it would show who else agreed.
 */
export async function readOwnRows(db: Db, studyId: string, accountId: string): Promise<Dataset | undefined> {
  const study = await readFrame(db, studyId)
  if (!study) return undefined
  const bearers = await listBearers(db, [accountId])
  const presentationIds = bearers.map(({ presentationId }) => presentationId)
  return readRows(db, study, { accountId, presentationIds }, await listPriorities(db))
}

/** The same by the name of the study, for a page that knows its reader and the priorities of the lab. */
export async function readOwnRowsOf(
  db: Db,
  slug: string,
  viewer: Pick<Viewer, 'accountId' | 'presentationIds'>,
  priorities: readonly string[],
): Promise<Dataset | undefined> {
  const study = await readFrameOf(db, slug)
  return study && readRows(db, study, viewer, priorities)
}

async function readRows(
  db: Db,
  study: StudyFrame,
  { accountId, presentationIds }: Pick<Viewer, 'accountId' | 'presentationIds'>,
  priorities: readonly string[],
): Promise<Dataset | undefined> {
  const [consenting] = await readConsenting(db, study.id, accountId)
  if (!consenting) return undefined
  const bearers = presentationIds.map((presentationId) => ({ accountId, presentationId }))
  const quarter = quarterOf(new Date())
  return composeOwn(study, quarter, await gatherOwn(db, study, quarter, { consenting, bearers, priorities }))
}
