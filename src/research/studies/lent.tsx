import { z } from 'zod'
import { registerEffect, type PassedDecision } from '../../groups/index.ts'
import { Select } from '../../platform/choice-fields.tsx'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { optionalText, text } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { visibleTo } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Place } from './scopes.ts'

/** Which study, and what it was called when the group decided. */
const studyPicked = z.object({ study: text(12), studyTitle: optionalText(120) })

type Picked = z.infer<typeof studyPicked>

const about: Record<'lent' | 'taken', MessageKey> = {
  lent: 'research.study.lend.which',
  taken: 'research.study.lend.which-back',
}

/** What a group decides about its journal: that a study may read it as its matter, and that it may no more. */
registerEffect({
  what: 'journal-lent',
  path: 'preter-le-carnet',
  label: 'research.study.lend',
  hint: 'research.study.lend-hint',
  schema: () => studyPicked,
  readChoices: (db) => readOpenStudies(db),
  Fields: ({ state, data, choices }) => fieldsOf('lent', state, data, choices),
  complete: async (tx, _groupId, data) => ((await isOpen(tx, data.study)) ? complete(tx, data) : null),
  describe: ({ studyTitle }) => useView().t('research.study.lend.then', { study: studyTitle }),
  apply: lendJournal,
})

registerEffect({
  what: 'journal-taken-back',
  path: 'reprendre-le-carnet',
  label: 'research.study.take-back',
  hint: 'research.study.take-back-hint',
  schema: () => studyPicked,
  readChoices: (db, groupId) => readLentTo(db, groupId),
  Fields: ({ state, data, choices }) => fieldsOf('taken', state, data, choices),
  complete: (tx, _groupId, data) => complete(tx, data),
  describe: ({ studyTitle }) => useView().t('research.study.take-back.then', { study: studyTitle }),
  apply: takeJournalBack,
})

type Fields = Parameters<NonNullable<Parameters<typeof registerEffect<Picked>>[0]['Fields']>>[0]

function fieldsOf(
  which: 'lent' | 'taken',
  state: Fields['state'],
  data: Fields['data'],
  choices: Fields['choices'],
) {
  return (
    <Select
      name="study"
      label={about[which]}
      options={choices.map(({ id, name }) => ({ value: id, label: name }))}
      value={data?.study}
      state={state}
    />
  )
}

async function readOpenStudies(db: Db) {
  const rows = await openStudies(db).orderBy('s.opened_at', 'desc').limit(50).execute()
  return rows.map((row) => ({ ...row, word: null }))
}

/** Studies that are open and that everyone may see: one that care hid is lent nothing meanwhile. */
function openStudies(db: Db) {
  return db
    .selectFrom('research.study as s')
    .innerJoin('platform.thing as t', 't.id', 's.id')
    .select(['s.id', 's.title as name'])
    .where('s.closed_at', 'is', null)
    .where(visibleTo(null))
}

async function isOpen(db: Db, id: string): Promise<boolean> {
  return (await openStudies(db).where('s.id', '=', id).executeTakeFirst()) !== undefined
}

async function readLentTo(db: Db, groupId: string) {
  const rows = await db
    .selectFrom('research.lent_journal as l')
    .innerJoin('research.study as s', 's.id', 'l.study_id')
    .select(['s.id', 's.title as name'])
    .where('l.group_id', '=', groupId)
    .orderBy('l.lent_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, word: null }))
}

async function complete(tx: Db, { study }: Picked): Promise<Picked | null> {
  const row = await tx
    .selectFrom('research.study')
    .select('title')
    .where('id', '=', study)
    .where('opened_at', 'is not', null)
    .executeTakeFirst()
  return row ? { study, studyTitle: row.title } : null
}

async function lendJournal(tx: Db, { group_id }: PassedDecision, { study }: Picked): Promise<boolean> {
  if (group_id === null || !(await isOpen(tx, study))) return false
  await tx
    .insertInto('research.lent_journal')
    .values({ study_id: study, group_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordFact(tx, 'study.lent', { thingId: study })
  return true
}

async function takeJournalBack(tx: Db, { group_id }: PassedDecision, { study }: Picked): Promise<boolean> {
  const taken = await tx
    .deleteFrom('research.lent_journal')
    .where('study_id', '=', study)
    .where('group_id', '=', group_id)
    .executeTakeFirst()
  if (taken.numDeletedRows === 0n) return false
  await recordFact(tx, 'study.lent', { thingId: study })
  return true
}

/** The groups that lend their journal to a study, those that this reader may see. */
export function readLenders(db: Db, viewer: Viewer | null, studyId: string): Promise<Place[]> {
  return db
    .selectFrom('research.lent_journal as l')
    .innerJoin('platform.thing as t', 't.id', 'l.group_id')
    .select(['t.id', 't.kind', 't.title', 't.path'])
    .where('l.study_id', '=', studyId)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('t.title')
    .limit(50)
    .execute()
}
