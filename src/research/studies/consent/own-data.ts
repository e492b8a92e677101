import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { MessageKey } from '../../../platform/messages.ts'
import type { View } from '../../../platform/view.ts'
import { columnsOf, listNames } from '../../dataset/lists.ts'
import { readOwnRows } from '../../releases/own.ts'
import { sayStep } from '../questions/scale.ts'
import type { OwnConsent } from './queries.ts'
import { readSituation } from './situation.ts'

/** One table of what is held about someone for a study: its columns in the reader's words. */
export interface OwnTable {
  name: string
  title: MessageKey
  /** Without a word of its own, a column is called as in the file that leaves. */
  columns: readonly { key: string; label?: MessageKey }[]
  rows: readonly Readonly<Record<string, string>>[]
}

interface Whose {
  accountId: string
  studyId: string
  consent: OwnConsent | undefined
}

/** Exactly what a study holds about its reader, and what would go with it. Without a yes there is nothing. */
export async function readOwnTables(
  db: Db,
  { accountId, studyId, consent }: Whose,
  view: Pick<View, 't'>,
): Promise<OwnTable[]> {
  const [situation, answers, leaving] = await Promise.all([
    consent?.data ? readSituation(db, accountId) : undefined,
    readOwnAnswers(db, accountId, studyId),
    readLeaving(db, studyId, accountId),
  ])
  const { t } = view
  const from = situation && {
    situation: t(`research.situation.is.${situation.situation}`),
    words: situation.words,
    time: t(`research.situation.time.${situation.time}`),
  }
  return [
    {
      name: 'situation',
      title: 'research.situation.title',
      columns: [
        { key: 'situation', label: 'research.situation.question' },
        { key: 'words', label: 'research.situation.words' },
        { key: 'time', label: 'research.situation.time' },
      ],
      rows: from ? [from] : [],
    },
    {
      name: 'reponses',
      title: 'research.form.answers',
      columns: [
        { key: 'moment', label: 'research.form.moment' },
        { key: 'question', label: 'research.form.question' },
        { key: 'answer', label: 'research.form.answer' },
        { key: 'day', label: 'research.form.day' },
      ],
      rows: answers.map(({ moment, asks, value, words, day, ...ends }) => ({
        moment: t(`research.form.moment.${moment}`),
        question: asks,
        answer: words ?? (value === null ? t('research.form.skipped') : sayStep(value, ends, t)),
        day,
      })),
    },
    ...leaving,
  ]
}

/** The rows of the present quarter that would leave, list by list. */
async function readLeaving(db: Db, studyId: string, accountId: string): Promise<OwnTable[]> {
  const dataset = await readOwnRows(db, studyId, accountId)
  if (!dataset) return []
  // What a study looks at is about nobody.
  return listNames
    .filter((list) => list !== 'scopes')
    .map((list) => ({
      name: list,
      title: `research.consent.list.${list}` as const,
      columns: columnsOf(list).map((key) => ({ key })),
      rows: (dataset[list] ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, String(cell)])),
      ),
    }))
}

/** What someone answered before and after, in the order of the questions. */
function readOwnAnswers(db: Db, accountId: string, studyId: string) {
  return db
    .selectFrom('research.answer as a')
    .innerJoin('research.link as l', 'l.id', 'a.link_id')
    .innerJoin('research.question as q', 'q.id', 'a.question_id')
    .select(['a.moment', 'q.asks', 'q.low', 'q.high', 'a.value', 'a.words'])
    .select(sql<string>`to_char(a.answered_on, 'YYYY-MM-DD')`.as('day'))
    .where('l.account_id', '=', accountId)
    .where('l.study_id', '=', studyId)
    .orderBy('a.moment', 'desc')
    .orderBy('q.position')
    .execute()
}
