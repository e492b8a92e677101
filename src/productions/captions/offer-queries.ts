import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { cutPage, olderThan, type Cursor } from '../../platform/pager.tsx'
import type { Viewer } from '../../platform/viewer.ts'
import { cardOf, selectCards } from '../reading/list-queries.ts'
import type { Cue } from './cue.ts'
import type { Wanted } from './offers.ts'

/** What someone writes for a film of others. */
export interface OwnOffer {
  cues: readonly Cue[]
  saves: number
  credit: string
  sentAt: Date | null
}

/** What this reader has written for this film; nothing yet is an empty one. */
export async function readOwnOffer(db: Db, viewer: Viewer, { productionId, key }: Wanted): Promise<OwnOffer> {
  const row = await db
    .selectFrom('productions.caption_offer')
    .select(['cues', 'cue_saves', 'credit', 'sent_at'])
    .where('production_id', '=', productionId)
    .where('key', '=', key)
    .where('presentation_id', '=', viewer.presentationId)
    .executeTakeFirst()
  if (!row) return { cues: [], saves: 0, credit: viewer.name, sentAt: null }
  return {
    cues: row.cues ?? [],
    saves: row.cue_saves,
    credit: row.cue_saves > 0 && row.credit === '' && row.sent_at === null ? viewer.name : row.credit,
    sentAt: row.sent_at,
  }
}

/** Captions that were sent to the writers of a production. */
export interface SentOffer {
  id: string
  key: string
  credit: string
  cues: readonly Cue[]
}

/** What was offered for this production, for its writers, oldest first. */
export async function listSentOffers(db: Db, productionId: string): Promise<SentOffer[]> {
  const rows = await db
    .selectFrom('productions.caption_offer')
    .select(['id', 'key', 'credit', 'cues'])
    .where('production_id', '=', productionId)
    .where('sent_at', 'is not', null)
    .orderBy('sent_at')
    .limit(10)
    .execute()
  return rows.map((row) => ({ ...row, cues: row.cues ?? [] }))
}

const listSize = 24

/** Productions whose films have no captions yet, or whose sounds no text, by time. */
export async function listUnsaid(db: Db, viewer: Viewer | null, cursor: Cursor | null) {
  const rows = await selectCards(db, viewer)
    .where('p.withdrawn_at', 'is', null)
    .where(
      sql<boolean>`exists (
        select 1 from productions.edition e join productions.part part on part.edition_id = e.id
        where e.production_id = p.id and e.number = p.version and part.file_id is not null and part.cue_count is null
          and (part.sort = 'film' or (part.sort = 'audio' and part.text = '')))`,
    )
    .where(olderThan(cursor, 't.published_at', 't.id'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(listSize + 1)
    .execute()
  const page = cutPage(rows, listSize, (row) => ({ at: row.publishedAt, id: row.id }))
  return { rows: page.rows.map(cardOf), next: page.next }
}

/** What someone has written for films of others, for their export. */
export async function exportOffers(db: Db, presentationIds: readonly string[]) {
  return db
    .selectFrom('productions.caption_offer')
    .select(['production_id', 'credit', 'cues', 'begun_at', 'sent_at'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
}
