import { sql } from 'kysely'
import { writeToAccount } from '../../people/index.ts'
import { anyOf, type Db } from '../../platform/database.ts'
import { recordFacts } from '../../platform/facts.ts'
import { postOf } from '../../platform/post.ts'

/**
 * The last day on which copies of `research.access as a` may be kept: the one that was asked for, or the last of `research.study as s`, which may
 * come sooner since it was.
 */
export const keptUntil = sql<Date>`least(a.until, s.data_until)`

/** Asks those whose day has come to destroy what they took. */
export async function recallOverdue(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const recalled = await tx
      .updateTable('research.download as d')
      .from(['research.access as a', 'research.study as s'])
      .set({ recalled_at: sql<Date>`now()` })
      .whereRef('a.id', '=', 'd.access_id')
      .whereRef('s.id', '=', 'a.study_id')
      .where(sql<boolean>`${keptUntil} < current_date`)
      .where('d.recalled_at', 'is', null)
      .where('d.destroyed_at', 'is', null)
      .returning('d.access_id')
      .execute()
    await tellRecalled(
      tx,
      recalled.map(({ access_id }) => access_id),
    )
  })
}

/** Asks for the copies of these releases, since someone who may be in them took their yes back. */
export async function recallCopies(tx: Db, releaseIds: readonly string[]): Promise<void> {
  const recalled = await tx
    .updateTable('research.download')
    .set({ recalled_at: sql<Date>`now()` })
    .where('release_id', '=', anyOf(releaseIds))
    .where('recalled_at', 'is', null)
    .where('destroyed_at', 'is', null)
    .returning('access_id')
    .execute()
  await tellRecalled(
    tx,
    recalled.map(({ access_id }) => access_id),
  )
}

async function tellRecalled(tx: Db, accessIds: readonly string[]): Promise<void> {
  await recordFacts(
    tx,
    'release.recalled',
    [...new Set(accessIds)].map((accessId) => ({ accessId })),
  )
}

/** Writes to whoever took rows, where they gave an address, that their copies are to be destroyed. */
export async function writeRecall(db: Db, accessId: string): Promise<void> {
  const access = await db
    .selectFrom('research.access as a')
    .innerJoin('research.study as s', 's.id', 'a.study_id')
    .select(['a.account_id', 's.title'])
    .where('a.id', '=', accessId)
    .executeTakeFirst()
  if (!access?.account_id) return
  const { t, publicUrl } = postOf(db)
  await writeToAccount(db, access.account_id, {
    subject: t('research.release.letter-subject'),
    text: t('research.release.letter', {
      study: access.title,
      link: new URL('/moi/donnees-de-recherche', publicUrl).href,
    }),
  })
}
