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

/** Keeps the hash of a code until it is taken or its minutes are over. */
export async function keepCode(
  tx: Db,
  code: string,
  use: { purpose: CodePurpose; minutes: number; accountId?: string; data?: string },
): Promise<void> {
  await tx
    .insertInto('people.code')
    .values({
      hash: hashCode(code),
      purpose: use.purpose,
      account_id: use.accountId ?? null,
      data: use.data ?? null,
      expires_at: sql<Date>`now() + make_interval(mins => ${use.minutes})`,
    })
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
