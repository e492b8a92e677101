import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Cue } from './cue.ts'

/** Captions as their writers edit them. */
export interface WrittenCues {
  cues: readonly Cue[]
  saves: number
}

/** The captions of a part of this draft, which the reader has been found to write. */
export async function readCuesOf(
  db: Db,
  editionId: string,
  partId: string,
): Promise<WrittenCues | undefined> {
  const row = await db
    .selectFrom('productions.part')
    .select(['cues', 'cue_saves'])
    .where('id', '=', partId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row && { cues: row.cues ?? [], saves: row.cue_saves }
}

/** The captions of several parts, by part: of things the reader has been found to see. */
export async function readAllCues(
  db: Db,
  partIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Cue[]>> {
  if (partIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('productions.part')
    .select(['id', 'cues'])
    .where('id', 'in', partIds)
    .where('cues', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, cues }) => [id, cues ?? []]))
}

/** The captions under an address of their own, for who may see what they belong to, and whether anybody may. */
export async function findCaptions(
  db: Db,
  viewer: Viewer | null,
  partId: string,
): Promise<{ cues: readonly Cue[]; title: string; open: boolean } | undefined> {
  const row = await db
    .selectFrom('productions.part as part')
    .innerJoin('productions.edition as e', 'e.id', 'part.edition_id')
    // What is published is seen with its production, what is being written with its draft.
    .innerJoin('platform.thing as t', (join) =>
      join.on((eb) =>
        eb(
          't.id',
          '=',
          eb.case().when('e.number', 'is', null).then(eb.ref('e.id')).else(eb.ref('e.production_id')).end(),
        ),
      ),
    )
    .select(['part.cues', 'e.title', 't.audience', 't.hidden_at'])
    .where('part.id', '=', partId)
    .where('part.cues', 'is not', null)
    .where('part.file_id', 'is not', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  return { cues: row.cues ?? [], title: row.title, open: row.audience === 'open' && row.hidden_at === null }
}
