import type { Db } from '../../platform/database.ts'
import { readFiles } from '../dataset/read.ts'
import { publishFigures } from './keep.ts'

/**
 * Publishes the figures of a release, if it is of the study that looks at the whole lab and opened first: of two studies with nearly the same
 * people, figures of both would tell of those who are in one alone. Does nothing when its files are gone, which a withdrawal does.
 */
export async function measureRelease(db: Db, releaseId: string): Promise<void> {
  const study = await db
    .selectFrom('research.study as s')
    .innerJoin('research.study_scope as o', 'o.study_id', 's.id')
    .select('s.id')
    .where('o.scope', '=', 'lab')
    .where('s.opened_at', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('research.release as r')
          .select('r.id')
          .whereRef('r.study_id', '=', 's.id')
          .where('r.closed_at', 'is', null),
      ),
    )
    .orderBy('s.opened_at')
    .orderBy('s.id')
    .limit(1)
    .executeTakeFirst()
  const files = await db
    .selectFrom('research.release_file as f')
    .innerJoin('research.release as r', 'r.id', 'f.release_id')
    .select(['f.name', 'f.content'])
    .where('f.release_id', '=', releaseId)
    .where('r.study_id', '=', study?.id ?? '')
    .execute()
  if (files.length === 0) return
  const texts = new Map(files.map(({ name, content }) => [name, content]))
  const dataset = await readFiles((name) => {
    const text = texts.get(name)
    return text === undefined ? Promise.reject(new Error(`${name}: missing`)) : Promise.resolve(text)
  })
  const names = await countNames(db)
  await publishFigures(db, dataset, names === 0 ? null : Math.min(1, dataset.people.length / names))
}

/** Names that people show themselves under: data count those too, never accounts. */
async function countNames(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('platform.thing')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('kind', '=', 'presentation')
    .executeTakeFirstOrThrow()
  return Number(count)
}
