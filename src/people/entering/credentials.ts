import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { hashCode, newCode, readCode } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { matchesPassphrase, sealPassphrase } from '../passphrases.ts'
import { closeSessions } from '../sessions.ts'

/** Whether what was typed is the passphrase of this account or the code of its card: asked again before weighty acts. */
export async function confirmsAccount(db: Db, accountId: string, typed: string): Promise<boolean> {
  const account = await db
    .selectFrom('people.account')
    .select(['passphrase', 'card_hash'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const code = readCode(typed)
  if (code && account.card_hash?.equals(hashCode(code))) return true
  return matchesPassphrase(typed, account.passphrase)
}

/** For how long whoever just entered need not say again who they are. */
const freshMinutes = 10

/**
 * Whether this session says by itself that its owner is here, as a condition over `people.account as a`: it was opened minutes ago. On a shared
 * computer someone else may sit there already, so that only an account opened as lately counts: nobody could find its card before its owner.
 */
function isFresh({ sessionId }: Viewer) {
  const since = sql`now() - make_interval(mins => ${freshMinutes})`
  return sql<boolean>`exists (select 1 from people.session s where s.id = ${sessionId} and s.account_id = a.id
    and s.opened_at > ${since} and (not s.shared or a.created_at > ${since}))`
}

/** Whether whoever adds a way in is the owner, and not someone who found a session open: they entered minutes ago, or typed what opens it. */
export async function confirmsOwner(db: Db, viewer: Viewer, typed: string): Promise<boolean> {
  const { fresh } = await db
    .selectFrom('people.account as a')
    .select(isFresh(viewer).as('fresh'))
    .where('a.id', '=', viewer.accountId)
    .executeTakeFirstOrThrow()
  return fresh || confirmsAccount(db, viewer.accountId, typed)
}

/** Writes a new passphrase and ends every other session: whoever knew the old one is out. */
export async function changePassphrase(db: Db, viewer: Viewer, passphrase: string): Promise<void> {
  const sealed = await sealPassphrase(passphrase)
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('people.account')
      .set({ passphrase: sealed })
      .where('id', '=', viewer.accountId)
      .execute()
    await closeSessions(tx, viewer.accountId, viewer.sessionId)
  })
}

/** Draws another recovery card and returns its code; the one before opens nothing any more. */
export async function renewCard(db: Db, accountId: string): Promise<string> {
  const code = newCode()
  await db
    .updateTable('people.account')
    .set({ card_hash: hashCode(code) })
    .where('id', '=', accountId)
    .execute()
  return code
}

export interface Credentials {
  /** They entered minutes ago: adding a way in asks for nothing more. */
  fresh: boolean
  hasPassphrase: boolean
  email: string | null
  passkeys: readonly { id: string; addedAt: Date; usedAt: Date | null }[]
  sessions: readonly { id: string; openedAt: Date; seenAt: Date; shared: boolean }[]
}

/** Everything that opens this account, for its owner. */
export async function readCredentials(db: Db, viewer: Viewer): Promise<Credentials> {
  const { accountId } = viewer
  const [account, passkeys, sessions] = await Promise.all([
    db
      .selectFrom('people.account as a')
      .select(['a.passphrase', 'a.email', isFresh(viewer).as('fresh')])
      .where('a.id', '=', accountId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('people.passkey')
      .select(['id', 'added_at as addedAt', 'used_at as usedAt'])
      .where('account_id', '=', accountId)
      .orderBy('added_at')
      .execute(),
    db
      .selectFrom('people.session')
      .select(['id', 'opened_at as openedAt', 'seen_at as seenAt', 'shared'])
      .where('account_id', '=', accountId)
      .orderBy('seen_at', 'desc')
      .limit(50)
      .execute(),
  ])
  const { passphrase, email, fresh } = account
  return { hasPassphrase: passphrase !== null, email, fresh, passkeys, sessions }
}

/** Ends one session of the account. */
export async function closeOneSession(db: Db, accountId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom('people.session')
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .execute()
}
