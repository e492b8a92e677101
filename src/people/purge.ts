import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import { registerNightly } from '../platform/jobs.ts'
import { quietDays, quietMinutes } from './sessions.ts'

/** Months the security log is kept: what the law asks for, and no longer. */
const securityMonths = 12

/** Erases what is over: sessions nobody came back to, codes past their end, old lines of the security log. */
export async function purgePeople(db: Db): Promise<void> {
  await sql`delete from people.session
    where seen_at < now() - case when shared then make_interval(mins => ${quietMinutes}) else make_interval(days => ${quietDays}) end`.execute(
    db,
  )
  await db
    .deleteFrom('people.code')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
  await db
    .deleteFrom('platform.security_log')
    .where('at', '<', sql<Date>`now() - make_interval(months => ${securityMonths})`)
    .execute()
}

registerNightly('people.purge', purgePeople)
