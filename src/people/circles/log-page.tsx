import { Layout } from '../../platform/layout.tsx'
import { isMessageKey } from '../../platform/messages.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName, type WordList } from '../../platform/words.ts'
import { circleName, Who } from './shown.tsx'
import type { LogLine } from './queries.ts'

/** The public log: every act of every circle. */
export function LogPage({
  rows,
  next,
  started,
}: {
  rows: readonly LogLine[]
  next: Cursor | null
  started: boolean
}) {
  const { t } = useView()
  return (
    <Layout title={t('people.log.title')} description={t('people.log.text')}>
      <h1>{t('people.log.title')}</h1>
      <p>{t('people.log.text')}</p>
      {rows.length === 0 && <p class="empty">{t('people.log.empty')}</p>}
      <ol class="log">
        {rows.map((row) => (
          <li>
            <Ago at={row.at} /> · {circleName(row.circle)}
            {'\u00a0: '}
            {t(row.act, { ...row.ids, ...wordNamed(row.ids) })}
            {row.path !== null && (
              <>
                {' '}
                <Who one={row} />
              </>
            )}
            {row.reason && <q>{row.reason}</q>}
          </li>
        ))}
      </ol>
      <Pager path="/cercles/registre" next={next} started={started} />
    </Layout>
  )
}

/** A word in the log is shown by its list and its name as readers know them, not as the program does. */
function wordNamed({ list = '', word = '' }: LogLine['ids']): { list?: string; word?: string } {
  const { t, words, locale } = useView()
  const key = `people.words.list-${list}`
  if (!isMessageKey(key)) return {}
  // A list that has a message is one of the lists.
  const known = words.find(list as WordList, String(word))
  return { list: t(key), word: known ? wordName(known, locale) : String(word) }
}
