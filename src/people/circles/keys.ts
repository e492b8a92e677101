import type { Db } from '../../platform/database.ts'
import { newCode } from '../../platform/ids.ts'
import { keepCode, takeCode } from '../codes.ts'
import type { Entry } from '../entering/enter.ts'
import { isEmptyCircle, lockCircle, longestSeat, writeSeat } from './circles.ts'

const week = 7 * 24 * 60

/**
 * Draws a link for the first keyholder and returns its path; it works once, for seven days, and replaces the one before. Null when
 * somebody already holds the keys: they fill their circle themselves.
 */
export async function openKeysLink(db: Db): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    await lockCircle(tx, 'keys')
    if (!(await isEmptyCircle(tx, 'keys'))) return null
    await tx.deleteFrom('people.code').where('purpose', '=', 'keys').execute()
    const code = newCode()
    await keepCode(tx, code, { purpose: 'keys', minutes: week })
    return `/cles/${code}`
  })
}

/** The link of a lab that starts for the first time: null once a link was drawn or somebody has held the keys. */
export async function openFirstKeysLink(db: Db): Promise<string | null> {
  const held = await db
    .selectFrom('people.circle_seat')
    .select('id')
    .where('circle', '=', 'keys')
    .executeTakeFirst()
  const drawn = await db
    .selectFrom('people.code')
    .select('purpose')
    .where('purpose', '=', 'keys')
    .executeTakeFirst()
  return held || drawn ? null : openKeysLink(db)
}

/** Gives the keys to whoever `open` says follows the link. Null when the link was used or is too old, or somebody holds the keys already. */
export async function takeKeys<Who extends Entry>(
  db: Db,
  code: string,
  open: (tx: Db) => Promise<Who>,
): Promise<Who | null> {
  return db.transaction().execute(async (tx) => {
    await lockCircle(tx, 'keys')
    if (!(await isEmptyCircle(tx, 'keys'))) return null
    if (!(await takeCode(tx, 'keys', code))) return null
    const who = await open(tx)
    const { accountId, presentationId } = who
    await writeSeat(tx, { circle: 'keys', accountId, presentationId, months: longestSeat, label: '' })
    return who
  })
}
