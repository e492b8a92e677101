import type { Db } from '../../platform/database.ts'
import { hashCode, readCode } from '../../platform/ids.ts'
import { slugOf } from '../../platform/slugs.ts'
import { matchesPassphrase } from '../passphrases.ts'

/** Whom a session is opened for: the account, and the presentation that will speak. */
export interface Entry {
  accountId: string
  presentationId: string
}

/** A handle as people type it: with or without @, with the name of the lab after it, as a whole address, or as the name itself. */
export function handleTyped(typed: string): string {
  const [handle = ''] = typed
    .trim()
    .replace(/^https?:\/\/[^/]*\//, '')
    .replace(/^@/, '')
    .split('@')
  return slugOf(handle)
}

/** Who opens with this handle and this passphrase. An unknown handle takes as long as a known one. */
export async function enterByPassphrase(db: Db, typed: string, passphrase: string): Promise<Entry | null> {
  const row = await db
    .selectFrom('people.presentation as p')
    .innerJoin('people.account as a', 'a.id', 'p.account_id')
    .select(['a.id as accountId', 'a.passphrase', 'p.id as presentationId'])
    .where('p.handle', '=', handleTyped(typed))
    .executeTakeFirst()
  const matches = await matchesPassphrase(passphrase, row?.passphrase ?? null)
  return matches && row ? { accountId: row.accountId, presentationId: row.presentationId } : null
}

/** Who opens with this recovery card. It works until another one is drawn in /moi/entrer. */
export async function enterByCard(db: Db, typed: string): Promise<Entry | null> {
  const code = readCode(typed)
  if (!code) return null
  return firstEntry(db, (query) => query.where('a.card_hash', '=', hashCode(code)))
}

/** Who opens with this account: its oldest presentation speaks. */
export async function enterAccount(db: Db, accountId: string): Promise<Entry | null> {
  return firstEntry(db, (query) => query.where('a.id', '=', accountId))
}

/** Accounts with their presentations, those that were left excepted. */
function entries(db: Db) {
  return db
    .selectFrom('people.account as a')
    .innerJoin('people.presentation as p', 'p.account_id', 'a.id')
    .select(['a.id as accountId', 'p.id as presentationId'])
    .where('a.leaving_at', 'is', null)
    .orderBy('p.created_at')
    .limit(1)
}

async function firstEntry(db: Db, narrow: (query: ReturnType<typeof entries>) => ReturnType<typeof entries>) {
  return (await narrow(entries(db)).executeTakeFirst()) ?? null
}
