import type pg from 'pg'
import { voices } from './grown/conversation.ts'
import { decisions } from './grown/decisions.ts'
import { groups } from './grown/groups.ts'
import { addresses, readings } from './grown/institutions.ts'
import { pieces } from './grown/knowledge.ts'
import { people } from './grown/people.ts'
import { workshops } from './grown/place.ts'
import { productions } from './grown/productions.ts'
import { figures } from './grown/research.ts'
import type { Size } from './grown/size.ts'
import { uses } from './grown/uses.ts'

export { growAdaptations } from './grown/productions.ts'
export { nothing, sizeOf, type Size } from './grown/size.ts'
export { commonWord, rareWord, sessions, tokenOf, writeTexts } from './grown/sql.ts'

/** What fills each module, those that others stand on first. */
const fills = [
  people,
  groups,
  decisions,
  voices,
  workshops,
  productions,
  uses,
  pieces,
  addresses,
  readings,
  figures,
]

/** Adds what lacks between two sizes, in bulk, then lets PostgreSQL count it. */
export async function grow(pool: pg.Pool, from: Size, to: Size): Promise<void> {
  const client = await pool.connect()
  try {
    for (const fill of fills) for (const statement of fill(from, to)) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}
