import type { Db } from '../platform/database.ts'
import { renderMarkdown } from '../platform/markdown.ts'

const toHtml = (texts: readonly string[]) => texts.map((text) => renderMarkdown(text)).join('')

/** All the words of a reading: what is said of it, its sentences, and the whole said again. */
export async function readWholeReading(db: Db, id: string): Promise<string> {
  const [head, sentences, rewriting] = await Promise.all([
    db
      .selectFrom('institutions.reading')
      .select(['institution', 'place', 'about'])
      .where('id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('institutions.sentence')
      .select('text')
      .where('reading_id', '=', id)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('institutions.rewriting')
      .select('text')
      .where('reading_id', '=', id)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  if (!head) return ''
  const all = sentences.map(({ text }) => text).join('\n\n')
  return toHtml([head.institution, head.place, head.about, all, rewriting?.text ?? ''])
}

/** All the words of what someone said of a sentence. */
export async function readWholeRemark(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('institutions.remark')
    .select(['text', 'source'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toHtml([row.text, row.source]) : ''
}

/** All the words of what is asked of an institution. */
export async function readWholeAddress(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('institutions.address')
    .select(['institution', 'place', 'asked', 'outcome_text'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toHtml([row.institution, row.place, row.asked, row.outcome_text]) : ''
}

/** All the words of what an institution answered. */
export async function readWholeReply(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('institutions.reply')
    .select(['service', 'function', 'text'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toHtml([row.service, row.function, row.text]) : ''
}

/** All the words of what a group says under the answers. */
export async function readWholeComment(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('institutions.comment')
    .select('text')
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toHtml([row.text]) : ''
}
