import type { Db } from '../platform/database.ts'
import { addressOf, type Ctx } from '../platform/web.ts'

/** What the law asks a host to be able to tell for a year: who connected, when, from where. Never what was read or said. */
type SecurityAct =
  'join' | 'enter' | 'enter-refused' | 'leave-session' | 'passphrase' | 'card' | 'passkey' | 'email' | 'leave'

/** Writes one line of the security log, the only place where an address is kept. */
export async function logSecurity(
  c: Ctx,
  act: SecurityAct,
  accountId: string | null,
  db: Db = c.var.lab.db,
): Promise<void> {
  await db
    .insertInto('platform.security_log')
    .values({ act, account_id: accountId, address: addressOf(c) })
    .execute()
}
