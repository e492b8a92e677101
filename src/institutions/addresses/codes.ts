import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { hashCode, newCode, readCode } from '../../platform/ids.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { change } from './addresses.ts'

/** Draws the code by which an institution answers; the one before opens nothing any more. Only its hash is kept. Null when it is not theirs. */
export async function drawCode(db: Db, viewer: Viewer, id: string): Promise<string | null> {
  return change(db, viewer, id, async (tx) => {
    const code = newCode()
    await tx
      .updateTable('institutions.address')
      .set({ code_hash: hashCode(code), code_drawn_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
    return code
  })
}

/** Calls the code off: nobody answers by it any more. Null when it is not theirs. */
export async function revokeCode(db: Db, viewer: Viewer, id: string): Promise<'revoked' | null> {
  return change(db, viewer, id, async (tx) => {
    await tx
      .updateTable('institutions.address')
      .set({ code_hash: null, code_drawn_at: null })
      .where('id', '=', id)
      .execute()
    return 'revoked' as const
  })
}

export type AddressOfCode = NonNullable<Awaited<ReturnType<typeof findByCode>>>

/** The address that this code answers, whatever one may see: it was given to whom it is for. Not one that care hid. */
export async function findByCode(db: Db, typed: string) {
  const code = readCode(typed)
  return code === undefined ? undefined : selectByCode(db, hashCode(code)).executeTakeFirst()
}

/** The same address, if that code still opens it: held until the end of the transaction, so that calling the code off waits. */
export async function holdByCode(tx: Db, { id, codeHash }: AddressOfCode) {
  return selectByCode(tx, codeHash).where('a.id', '=', id).forShare('a').executeTakeFirst()
}

function selectByCode(db: Db, hash: Buffer | null) {
  return db
    .selectFrom('institutions.address as a')
    .innerJoin('platform.thing as t', 't.id', 'a.id')
    .innerJoin('platform.thing as g', 'g.id', 'a.group_id')
    .select([
      'a.id',
      'a.group_id',
      'a.title',
      'a.asked',
      'a.institution',
      'a.lang',
      'a.code_hash as codeHash',
    ])
    .select(['t.path', 't.audience', 'g.title as group'])
    .where('a.code_hash', '=', hash)
    .where('t.hidden_at', 'is', null)
}
