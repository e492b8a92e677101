import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { FileRole } from '../files/types.ts'
import { addJob } from '../jobs.ts'
import './tables.ts'

/** The job that converts one content. */
export const makeJob = 'conversion.make'

/** At most one runs at a time in the whole lab, and no other job waits behind it. */
export const queue = 'conversion'

export const keyOf = (sha256: string) => `${makeJob}:${sha256}`

interface Use {
  id: string
  sha256: string
  type: string
  role: FileRole
}

/**
 * Has a film or sound converted, in the transaction that keeps this use of it and holds its content. One that was converted for another use
 * gives this one what was made.
 */
export async function askConversion(tx: Db, { id, sha256, type, role }: Use): Promise<void> {
  if (role !== 'video' && role !== 'audio') return
  const hash = Buffer.from(sha256, 'hex')
  const taken = await sql`
    insert into platform.file_variant (use_id, name, sha256, type, bytes, width)
    select ${id}, v.name, v.sha256, v.type, v.bytes, v.width from platform.file_variant v
    where v.use_id = (
      select u.id from platform.file_use u
      where u.sha256 = ${hash} and exists (select from platform.file_variant o where o.use_id = u.id) limit 1)`.execute(
    tx,
  )
  if (taken.numAffectedRows) return
  await sql`
    insert into platform.conversion (sha256, type) values (${hash}, ${type})
    on conflict (sha256) do update set state = 'waiting', tries = 0 where conversion.state = 'done'`.execute(
    tx,
  )
  await addJob(tx, makeJob, { sha256 }, { key: keyOf(sha256), queue })
}
