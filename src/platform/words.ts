import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Db } from './database.ts'
import { markFrench, type Locale, type Pronoun } from './messages.ts'
import { root } from './root.ts'

/** The lists of words a lab may rename, add to or retire. */
export type WordList =
  | 'lab'
  | 'pole'
  | 'priority'
  | 'kind'
  | 'knowledge-kind'
  | 'crossing'
  | 'role'
  | 'means'
  | 'use-public'
  | 'use-setting'
  | 'licence'
  | 'help'
  | 'circle'
  | 'seat'
  | 'rung'

export interface Word {
  list: WordList
  slug: string
  /** By locale; French is always there. */
  names: Record<string, string>
  texts: Record<string, string>
  /** What the word needs besides names: a telephone number, opening hours… */
  data: Record<string, unknown>
  /** For words that point to code: which form of production this kind uses. */
  form: string | null
  /** A word that is not adopted is a proposal; it can be used already. */
  adopted: boolean
  retired: boolean
}

/** The words of the lab, held in memory since every page shows some; reloaded when any process edits one. */
export interface Words {
  /** Adopted words of a list that are in use, in the lab's order. */
  list: (list: WordList) => readonly Word[]
  /** Proposals of a list that nobody has adopted or retired. */
  proposed: (list: WordList) => readonly Word[]
  /** Any word, retired ones too: what was once named stays readable. */
  find: (list: WordList, slug: string) => Word | undefined
  reload: () => Promise<void>
}

/** The name of a word in the reader's locale, in French where it has none. */
export function wordName(word: Word, locale: Locale): string {
  return word.names[locale] ?? word.names['fr'] ?? word.slug
}

/** The longer text of a word in the reader's locale, empty where it has none. */
export function wordText(word: Word, locale: Locale): string {
  const own = word.texts[locale]
  if (own !== undefined) return own
  const french = word.texts['fr']
  return french ? markFrench(french, locale) : ''
}

/** Whether the lab says vous or tu to its French readers: vous until the keys circle says otherwise. */
export function pronounOf(words: Words): Pronoun {
  return words.find('lab', 'pronoun')?.data['pronoun'] === 'tu' ? 'tu' : 'vous'
}

/** Reads all words once and keeps them. */
export async function openWords(db: Db): Promise<Words> {
  let adopted = new Map<string, Word[]>()
  let proposals = new Map<string, Word[]>()
  let all = new Map<string, Word>()
  const reload = async () => {
    const rows = await db
      .selectFrom('platform.word')
      .selectAll()
      .orderBy('list')
      .orderBy('position')
      .orderBy('slug')
      .execute()
    // The column is text; the lists are ours and the preset and the edit form write no other.
    const words = rows.map((row) => ({
      ...row,
      list: row.list as WordList,
      adopted: row.adopted_at !== null,
      retired: row.retired_at !== null,
    }))
    const current = words.filter((word) => !word.retired)
    adopted = Map.groupBy(
      current.filter((word) => word.adopted),
      (word) => word.list,
    )
    proposals = Map.groupBy(
      current.filter((word) => !word.adopted),
      (word) => word.list,
    )
    all = new Map(words.map((word) => [`${word.list}/${word.slug}`, word]))
  }
  await reload()
  return {
    list: (list) => adopted.get(list) ?? [],
    proposed: (list) => proposals.get(list) ?? [],
    find: (list, slug) => all.get(`${list}/${slug}`),
    reload,
  }
}

interface PresetWord {
  slug: string
  names: Record<string, string>
  texts?: Record<string, string>
  data?: Record<string, unknown>
  form?: string
}

/** Fills the words a lab starts with. A word that is there already, edited or retired, is left as it is. */
export async function loadPreset(client: pg.PoolClient): Promise<void> {
  const preset: Record<string, PresetWord[]> = JSON.parse(
    await readFile(join(root, 'presets', 'lab.json'), 'utf8'),
  )
  const rows = Object.entries(preset).flatMap(([list, words]) =>
    words.map((word, position) => ({ texts: {}, data: {}, form: null, ...word, list, position })),
  )
  await client.query(
    `insert into platform.word (list, slug, position, names, texts, data, form, adopted_at)
     select list, slug, position, names, texts, data, form, now()
     from jsonb_to_recordset($1::jsonb) as w(list text, slug text, position int, names jsonb, texts jsonb, data jsonb, form text)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}
