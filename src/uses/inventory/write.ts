import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { UseAnswers } from './forms.ts'
import { textsOf, thingOf, type UseRow } from './show.ts'
import { readTools } from './tools.ts'

/** Writes other words over a use, in the caller's transaction; what it said before is kept for whoever told it. */
export async function writeOver(tx: Db, before: UseRow, answers: UseAnswers): Promise<void> {
  const after = { ...before, ...columnsOf(answers) }
  const said = {
    number: before.saves,
    texts: textsOf(before),
    writtenAt: before.edited_at ?? before.begun_at,
  }
  const rewritten = await keepVersion(tx, before.id, said, textsOf(after))
  await tx
    .updateTable('uses.use')
    .set({ ...columnsOf(answers), saves: before.saves + 1 })
    .$if(rewritten, (query) => query.set({ edited_at: sql<Date>`now()` }))
    .where('id', '=', before.id)
    .execute()
  await updateThing(tx, before.id, { text: thingOf(after), priority: answers.priority })
  await recordFact(tx, 'use.edited', { thingId: before.id })
}

/** Answers as the columns that keep them; what is not among them stays as it is. */
export function columnsOf({ tool, leavesOut, ...answers }: Partial<UseAnswers>) {
  return {
    ...answers,
    ...(leavesOut !== undefined && { leaves_out: leavesOut }),
    ...(tool !== undefined && readTools(tool)),
  }
}
