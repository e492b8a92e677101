import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { slugOf } from '../../platform/slugs.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { WordList } from '../../platform/words.ts'
import { logAct } from '../circles/log.ts'
import { dataOf } from './lists.ts'

export interface WordDraft {
  /** By locale; French is always there. */
  names: Record<string, string>
  texts: Record<string, string>
  data: Record<string, unknown>
  form: string | null
}

/** Which word of which list. */
export interface WordRef {
  list: WordList
  slug: string
}

/** Adds a word at the end of its list and returns its slug. Help numbers are their own slug. */
export async function addWord(
  db: Db,
  list: WordList,
  draft: WordDraft,
  number?: string,
): Promise<string | 'there'> {
  return db.transaction().execute(async (tx) => {
    const slug = await insertWord(tx, list, draft, { adopted: true, ...(number !== undefined && { number }) })
    if (slug === 'there') return slug
    await tell(tx, 'people.log.word-added', { list, slug })
    return slug
  })
}

/**
 * Changes the names, texts and settings of a word, written over this version of it; what it names keeps its address, and data that the form
 * does not show stays. False when another keyholder changed it meanwhile.
 */
export async function editWord(
  db: Db,
  { list, slug }: WordRef,
  draft: WordDraft,
  version: number,
): Promise<boolean> {
  return change(db, { list, slug, version }, 'people.log.word-edited', {
    names: JSON.stringify(draft.names),
    texts: JSON.stringify(draft.texts),
    data: sql`(data - ${dataOf(list)}::text[]) || ${JSON.stringify(draft.data)}::jsonb`,
    form: draft.form,
    version: version + 1,
  })
}

/** Takes a word out of use; what was once named so stays readable. */
export async function retireWord(db: Db, word: WordRef): Promise<boolean> {
  return change(db, word, 'people.log.word-retired', { retired_at: sql<Date>`now()` })
}

/** Puts a retired word back in use. */
export async function bringBack(db: Db, word: WordRef): Promise<boolean> {
  return change(db, word, 'people.log.word-back', { retired_at: null })
}

/** Takes a proposal into the list. */
export async function adoptWord(db: Db, word: WordRef): Promise<boolean> {
  return change(db, word, 'people.log.word-adopted', { adopted_at: sql<Date>`now()` })
}

/** Says no to a proposal, with a reason that everybody reads. */
export async function declineWord(db: Db, word: WordRef, reason: string): Promise<boolean> {
  return change(db, word, 'people.log.word-declined', { retired_at: sql<Date>`now()` }, reason)
}

/** Moves a word one place up in its list. */
export async function raiseWord(db: Db, { list, slug }: WordRef): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockList(tx, list)
    await sql`
      with counted as (
        select slug, row_number() over (order by position, slug) * 2 as place from platform.word where list = ${list}
      )
      update platform.word w set position = c.place - case when c.slug = ${slug} then 3 else 0 end
      from counted c where w.list = ${list} and w.slug = c.slug`.execute(tx)
    await tell(tx, 'people.log.word-moved', { list, slug })
  })
}

/** Proposes a word; it may be used at once, and waits for the keys circle to adopt it. 'there' when the list has it already. */
export async function proposeWord(
  db: Db,
  viewer: Viewer,
  proposal: { list: WordList; name: string; why: string },
): Promise<string | 'there'> {
  const { list, name, why } = proposal
  return db.transaction().execute(async (tx) => {
    const draft = { names: { fr: name }, texts: {}, data: { why }, form: null }
    const slug = await insertWord(tx, list, draft, { adopted: false, by: viewer.presentationId })
    if (slug === 'there') return slug
    await recordFact(tx, 'word.proposed', { list, slug })
    await sql`select pg_notify('words', '')`.execute(tx)
    return slug
  })
}

async function insertWord(
  tx: Db,
  list: WordList,
  draft: WordDraft,
  how: { adopted: boolean; by?: string; number?: string },
): Promise<string | 'there'> {
  await lockList(tx, list)
  const slug = how.number ?? slugOf(draft.names['fr'] ?? '', 40)
  const same = await tx
    .selectFrom('platform.word')
    .select('slug')
    .where('list', '=', list)
    .where((eb) =>
      eb.or([eb('slug', '=', slug), sql<boolean>`lower(names->>'fr') = lower(${draft.names['fr'] ?? ''})`]),
    )
    .executeTakeFirst()
  if (same || slug === '') return 'there'
  await tx
    .insertInto('platform.word')
    .values({
      list,
      slug,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from platform.word where list = ${list})`,
      names: JSON.stringify(draft.names),
      texts: JSON.stringify(draft.texts),
      data: JSON.stringify(draft.data),
      form: draft.form,
      proposed_by: how.by ?? null,
      adopted_at: how.adopted ? sql<Date>`now()` : null,
    })
    .execute()
  return slug
}

interface Change {
  names?: string
  texts?: string
  data?: ReturnType<typeof sql<string>>
  form?: string | null
  version?: number
  adopted_at?: ReturnType<typeof sql<Date>>
  retired_at?: ReturnType<typeof sql<Date>> | null
}

async function change(
  db: Db,
  word: WordRef & { version?: number },
  act: MessageKey,
  values: Change,
  reason = '',
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('platform.word')
      .set(values)
      .where('list', '=', word.list)
      .where('slug', '=', word.slug)
      .$if(word.version !== undefined, (query) => query.where('version', '=', word.version ?? 0))
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return false
    await tell(tx, act, word, reason)
    return true
  })
}

/** Writes the act in the public log, and has every process read the words again. */
async function tell(tx: Db, act: MessageKey, { list, slug }: WordRef, reason = ''): Promise<void> {
  await logAct(tx, { circle: 'keys', act, ids: { list, word: slug }, reason })
  await sql`select pg_notify('words', '')`.execute(tx)
}

async function lockList(tx: Db, list: WordList): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('word'), hashtext(${list}))`.execute(tx)
}
