import { readDecisionsWaiting } from '../../groups/index.ts'
import { readMailAddress, viewerOfAccount } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { addJob, registerNightly, registerTask, type Around } from '../../platform/jobs.ts'
import { sendLetter } from '../../platform/mail.ts'
import { translator, type MessageKey, type Translate } from '../../platform/messages.ts'
import { pronounOf } from '../../platform/words.ts'
import { readNews, type News } from '../mine/news.ts'

const digestTask = 'site.digest'

/** In the morning, when a telephone that rings wakes nobody: three in the morning, UTC, and five hours. */
const later = 5 * 3_600_000

/** More news than this is « and more ». */
const mostNews = 30

/** Each night, plans the letters of those who asked for one. */
export async function planDigests(db: Db): Promise<void> {
  const rows = await db.selectFrom('site.notice').select('account_id').where('digest', '=', true).execute()
  const runAt = new Date(Date.now() + later)
  for (const { account_id: accountId } of rows)
    await addJob(db, digestTask, { accountId }, { runAt, key: `${digestTask}:${accountId}` })
}

registerNightly('site.digests', planDigests)
registerTask(digestTask, (db, { accountId }: { accountId: string }, around) =>
  sendDigest(db, accountId, around),
)

/**
 * Writes to someone what came since the last letter, by sorts and numbers, with one link: a mailbox is read by others, so no word of anyone
 * and no title is in it. Nothing new, no letter.
 */
export async function sendDigest(
  db: Db,
  accountId: string,
  { mail, limits, config, words }: Around,
): Promise<void> {
  const notice = await db
    .selectFrom('site.notice')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('digest', '=', true)
    .executeTakeFirst()
  const [viewer, to] = await Promise.all([viewerOfAccount(db, accountId), readMailAddress(db, accountId)])
  if (!notice || !viewer || to === null) return
  const until = new Date()
  const off = new Set(notice.off)
  const [news, waiting] = await Promise.all([
    readNews(db, viewer, { cursor: null, off, most: mostNews }),
    off.has('decisions') ? [] : readDecisionsWaiting(db, viewer),
  ])
  const fresh = news.rows.filter((row) => row.news.at > notice.told_until && !isOwn(row))
  const proposed = waiting.filter(({ proposedAt }) => proposedAt > notice.told_until).length
  const t = translator(notice.locale, pronounOf(words))
  const lines = [
    ...countSorts(t, fresh),
    ...(proposed > 0 ? [t('site.digest.decisions', { count: proposed })] : []),
  ]
  if (lines.length > 0) {
    const address = (path: string) => new URL(path, config.publicUrl).href
    const text = t('site.digest.text', {
      lines: lines.map((line) => `- ${line}`).join('\n'),
      link: address('/moi'),
      stop: address(`/avis/arreter/${notice.stop_code}`),
    })
    const sent = await sendLetter(
      { mail, limits },
      { to, subject: t('site.digest.subject'), text, lang: notice.locale },
    )
    // The same news comes with the next letter.
    if (sent !== 'sent') return
  }
  await db.updateTable('site.notice').set({ told_until: until }).where('account_id', '=', accountId).execute()
}

/** What they wrote themselves and did not send is no news to them. */
const isOwn = (row: News) => row.from === 'voices' && row.news.what === 'unsent'

const sortKeys: Readonly<Record<News['from'], MessageKey>> = {
  voices: 'site.digest.voices',
  joins: 'site.digest.groups',
  groups: 'site.digest.groups',
  productions: 'site.digest.productions',
  uses: 'site.digest.uses',
  studies: 'site.digest.studies',
  care: 'site.digest.care',
}

/** How many pieces of news there are of each sort, in sentences. */
function countSorts(t: Translate, rows: readonly News[]): string[] {
  const counts = Map.groupBy(rows, ({ from }) => sortKeys[from])
  return [...counts].map(([key, some]) => t(key, { count: some.length }))
}
