import type { Db } from '../platform/database.ts'
import { sendLetter } from '../platform/mail.ts'
import { postOf } from '../platform/post.ts'

/** Writes to an account, from a job, if it gave an address and this lab sends mail. Whether it did is told to nobody. */
export async function writeToAccount(
  db: Db,
  accountId: string,
  { subject, text }: { subject: string; text: string },
): Promise<void> {
  const account = await db
    .selectFrom('people.account')
    .select('email')
    .where('id', '=', accountId)
    .where('leaving_at', 'is', null)
    .executeTakeFirst()
  if (account?.email) await sendLetter(postOf(db), { to: account.email, subject, text })
}
