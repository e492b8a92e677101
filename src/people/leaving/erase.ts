import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { addJob, registerTask } from '../../platform/jobs.ts'
import { personalParts, type Person } from '../../platform/personal.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockNames } from '../claims.ts'
import { closeSessions } from '../sessions.ts'

/** Days over which presentations that leave together are spread, so that the moment does not tie them to each other. */
const spreadDays = 7

/** Erases everything about a person, in every module: those on the right first, whose rows lean on those on the left. */
export async function erasePerson(tx: Db, person: Person): Promise<void> {
  for (const part of personalParts().toReversed()) await part.erase(tx, person)
}

/**
 * Erases one presentation and all that was said under it; the account and its other presentations stay. False when it is not theirs, or is
 * the only one: whoever has no name left leaves.
 */
export async function eraseName(db: Db, { accountId }: Viewer, handle: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const names = await lockNames(tx, accountId)
    const own = names.find((one) => one.handle === handle)
    if (!own || names.length === 1) return false
    await erasePerson(tx, { accountId: '', presentationIds: [own.id] })
    return true
  })
}

/**
 * Leaves with everything. At once, or with several presentations one by one over a week: the account is closed at once in both cases, and
 * nothing opens it any more.
 */
export async function leaveAndErase(db: Db, { accountId }: Viewer, atOnce: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const presentationIds = (await lockNames(tx, accountId)).map(({ id }) => id)
    // Sent twice: they are gone already.
    if (presentationIds.length === 0) return
    if (atOnce || presentationIds.length === 1) return erasePerson(tx, { accountId, presentationIds })
    await closeAccount(tx, accountId)
    for (const presentationId of presentationIds) {
      const runAt = new Date(Date.now() + randomInt(1, spreadDays * 24 * 60) * 60_000)
      await addJob(tx, 'people.erase-name', { presentationId }, { runAt })
    }
  })
}

/** Takes away every way in, and every power. */
async function closeAccount(tx: Db, accountId: string): Promise<void> {
  await tx
    .updateTable('people.account')
    .set({ leaving_at: sql<Date>`now()`, passphrase: null, card_hash: null, email: null })
    .where('id', '=', accountId)
    .execute()
  await closeSessions(tx, accountId)
  for (const table of [
    'people.passkey',
    'people.code',
    'people.circle_seat',
    'people.circle_volunteer',
  ] as const) {
    await tx.deleteFrom(table).where('account_id', '=', accountId).execute()
  }
}

/** Erases a presentation when its day has come, and the account with its last one. */
export async function eraseInTurn(db: Db, presentationId: string): Promise<void> {
  const row = await db
    .selectFrom('people.presentation')
    .select('account_id')
    .where('id', '=', presentationId)
    .executeTakeFirst()
  if (!row?.account_id) return
  const accountId = row.account_id
  await db.transaction().execute(async (tx) => {
    const last = (await lockNames(tx, accountId)).length === 1
    await erasePerson(tx, { accountId: last ? accountId : '', presentationIds: [presentationId] })
  })
}

registerTask('people.erase-name', (db, { presentationId }: { presentationId: string }) =>
  eraseInTurn(db, presentationId),
)
