import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { holdPersonalData, type Person } from '../personal.ts'
import { writtenBy } from '../things.ts'
import './tables.ts'
import { fileNameForPeople } from './types.ts'

holdPersonalData({ name: 'fichiers', exportOf: exportFiles, erase: eraseFilesOf })

async function exportFiles(db: Db, { accountId }: Person) {
  return db
    .selectFrom('platform.file_use')
    .select(['id', 'thing_id as thing', 'role', 'name', 'type', 'bytes', 'alt', 'kept_at as sent'])
    .where('owner_account', '=', accountId)
    .orderBy('kept_at')
    .execute()
}

/** Every content someone sent, those that wait in drafts and forms included, each under a name of its own. */
export async function listOwnFiles(db: Db, accountId: string): Promise<{ name: string; sha256: string }[]> {
  const hash = sql<string>`encode(sha256, 'hex')`
  const used = await db
    .selectFrom('platform.file_use')
    .select(['id', 'name', hash.as('sha256')])
    .where('owner_account', '=', accountId)
    .orderBy('kept_at')
    .execute()
  const waiting = await db
    .selectFrom('platform.waiting_file')
    .select(['name', hash.as('sha256')])
    .where('sender', '=', accountId)
    .where('sha256', 'is not', null)
    .orderBy('kept_at')
    .execute()
  return [
    ...used.map(({ id, name, sha256 }) => ({ name: `${id}-${fileNameForPeople(name)}`, sha256 })),
    ...waiting.map(({ name, sha256 }, at) => ({ name: `en-attente-${at + 1}-${name}`, sha256 })),
  ]
}

/** Erases what is theirs alone. What they brought to a thing that others keep stays with it, and no longer says who brought it. */
async function eraseFilesOf(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  // Of a name alone, what goes does so with its things. No account owns what was left to others.
  if (accountId === '') return
  await tx
    .deleteFrom('platform.file_use as u')
    .where('u.owner_account', '=', accountId)
    .where((eb) =>
      eb.or([
        eb('u.thing_id', 'is', null),
        eb.exists(
          eb
            .selectFrom('platform.thing as t')
            .select('t.id')
            .whereRef('t.id', '=', 'u.thing_id')
            .where(writtenBy(presentationIds)),
        ),
      ]),
    )
    .execute()
  await tx
    .updateTable('platform.file_use')
    .set({ owner_account: '' })
    .where('owner_account', '=', accountId)
    .execute()
}
