import type { Db } from '../platform/database.ts'
import { renderMarkdown } from '../platform/markdown.ts'
import { readCohortWords } from './kinds/course/cohorts/queries.ts'

/** All the words of the version that readers get, and of those who are called to follow it together, for people who must decide about the production. */
export async function readWholeProduction(db: Db, id: string): Promise<string> {
  const parts = await db
    .selectFrom('productions.production as p')
    .innerJoin('productions.edition as e', (join) =>
      join.onRef('e.production_id', '=', 'p.id').onRef('e.number', '=', 'p.version'),
    )
    .leftJoin('productions.part as t', 't.edition_id', 'e.id')
    .select(['e.summary', 'e.easy', 't.title', 't.text', 't.alt'])
    .where('p.id', '=', id)
    .orderBy('t.position')
    .execute()
  const [first] = parts
  if (!first) return ''
  const texts = [first.summary, first.easy, ...parts.flatMap(({ title, text, alt }) => [title, text, alt])]
  const called = await readCohortWords(db, id)
  return [...texts, ...called].map((text) => renderMarkdown(text ?? '')).join('')
}

/** All the words of a need. */
export async function readWholeNeed(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('productions.need')
    .select(['purpose', 'with_whom', 'tried'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? [row.purpose, row.with_whom, row.tried].map(renderMarkdown).join('') : ''
}

/** All the words of a trial. */
export async function readWholeTrial(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('productions.trial')
    .select(['place', 'happened', 'to_change'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? [row.place, row.happened, row.to_change].map(renderMarkdown).join('') : ''
}
