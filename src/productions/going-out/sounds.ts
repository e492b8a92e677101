import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import { authorsOf } from '../authors/queries.ts'

const most = 100

/** The sounds that anybody may listen to, last heard first: of one production, or of all. */
export async function listSounds(db: Db, productionId: string | null) {
  return (
    db
      .selectFrom('productions.production as p')
      .innerJoin('platform.thing as t', 't.id', 'p.id')
      .innerJoin('productions.edition as e', (join) =>
        join.onRef('e.production_id', '=', 'p.id').onRef('e.number', '=', 'p.version'),
      )
      .innerJoin('productions.part as s', 's.edition_id', 'e.id')
      .innerJoin('platform.file_use as f', 'f.id', 's.file_id')
      .select(['p.id', 't.path', 't.title as production', 't.summary', 's.key', 's.title', 's.text'])
      .select(['f.id as file', 'f.name', 'f.type', 'f.bytes', 'f.seconds'])
      .select(authorsOf.as('authors'))
      // A sound is as old as the first version it was in.
      .select(
        sql<Date>`(select min(b.published_at) from productions.edition b join productions.part o on o.edition_id = b.id
          where b.production_id = p.id and o.key = s.key)`.as('heardAt'),
      )
      .where('s.sort', '=', 'audio')
      .where('t.kind', '=', 'production')
      .$if(productionId !== null, (query) => query.where('p.id', '=', productionId))
      .where(visibleTo(null))
      .orderBy('heardAt', 'desc')
      .orderBy('s.position')
      .limit(most)
      .execute()
  )
}

export type Sound = Awaited<ReturnType<typeof listSounds>>[number]
