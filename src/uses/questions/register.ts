import { subscribe } from '../../platform/facts.ts'
import { holdPersonalData } from '../../platform/personal.ts'
import { renderMarkdown } from '../../platform/markdown.ts'
import { registerKind } from '../../platform/things.ts'
import type { Db } from '../../platform/database.ts'
import './tables.ts'
import { workOutSoon } from './outcomes.ts'
import { eraseQuestions, exportQuestions } from './personal.ts'

registerKind({
  kind: 'question',
  tone: 'know',
  label: 'uses.question.kind',
  listed: true,
  several: 'uses.question.kinds',
  readWhole: async (db, id) => {
    const row = await db.selectFrom('uses.question').select('why').where('id', '=', id).executeTakeFirst()
    return renderMarkdown(row?.why ?? '')
  },
})
registerKind({ kind: 'statement', tone: 'know', label: 'uses.question.statement', listed: false })

// What is hidden is no longer counted, and is again when it is shown.
for (const fact of ['statement.hidden', 'statement.shown'])
  subscribe(fact, 'uses.recount', async (db, { ids }) => recount(db, ids['thingId'] ?? ''))

async function recount(db: Db, statementId: string): Promise<void> {
  const row = await db
    .selectFrom('uses.statement')
    .select('question_id')
    .where('id', '=', statementId)
    .executeTakeFirst()
  if (row) await workOutSoon(db, row.question_id)
}

holdPersonalData({ name: 'questions', exportOf: exportQuestions, erase: eraseQuestions })
