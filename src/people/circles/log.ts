import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { Circle } from '../../platform/viewer.ts'

/** One act of a circle, as everyone will read it. */
export interface CircleAct {
  circle: Circle
  /** The message that tells it; `ids` are its arguments. */
  act: MessageKey
  /** Ids, slugs and counts only. `presentation` is shown as the name it bears, as long as it is there. */
  ids?: Record<string, string | number>
  /** Why, in words that name nobody. */
  reason?: string
}

/** Writes an act of a circle in the public log, in the transaction of the act itself. */
export async function logAct(tx: Db, { circle, act, ids = {}, reason = '' }: CircleAct): Promise<void> {
  const id = newId()
  await tx
    .insertInto('people.public_log')
    .values({ id, circle, act, ids: JSON.stringify(ids), reason })
    .execute()
  await recordFact(tx, 'circle.acted', { logId: id })
}
