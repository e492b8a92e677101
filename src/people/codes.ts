import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { hashCode } from '../platform/ids.ts'

/** What a code of one use is for. */
export type CodePurpose =
  'keys' | 'welcome' | 'confirm-email' | 'enter-by-email' | 'enter-by-passkey' | 'add-passkey'

interface CodeUse {
  accountId: string | null
  data: string | null
}

interface NewUse {
  purpose: CodePurpose
  minutes: number
  accountId?: string
  data?: string
}

/** Keeps the hash of a code until it is taken or its minutes are over. */
export const keepCode = (tx: Db, code: string, use: NewUse) => keepCodes(tx, [code], use)

/** Keeps the hashes of codes that are for the same thing. */
export async function keepCodes(tx: Db, codes: readonly string[], use: NewUse): Promise<void> {
  const { purpose, minutes, accountId = null, data = null } = use
  const expires = sql<Date>`now() + make_interval(mins => ${minutes})`
  await tx
    .insertInto('people.code')
    .values(
      codes.map((code) => ({
        hash: hashCode(code),
        purpose,
        account_id: accountId,
        data,
        expires_at: expires,
      })),
    )
    .execute()
}

/** Takes a code: it works once, and only before its end. Undefined for any other. */
export async function takeCode(tx: Db, purpose: CodePurpose, code: string): Promise<CodeUse | undefined> {
  return tx
    .deleteFrom('people.code')
    .where('hash', '=', hashCode(code))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['account_id as accountId', 'data'])
    .executeTakeFirst()
}
