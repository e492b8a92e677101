import type { Db } from '../../platform/database.ts'
import type { Word, WordList } from '../../platform/words.ts'

/** A word as the keys circle edits it. */
export interface KeptWord extends Word {
  version: number
}

/** Every word of a list, proposed and retired ones too, as the database has it now. */
export async function readWords(db: Db, list: WordList): Promise<readonly KeptWord[]> {
  const rows = await db
    .selectFrom('platform.word')
    .select(['slug', 'names', 'texts', 'data', 'form', 'version', 'adopted_at', 'retired_at'])
    .where('list', '=', list)
    .orderBy('position')
    .orderBy('slug')
    .execute()
  return rows.map(({ adopted_at, retired_at, ...row }) => ({
    ...row,
    list,
    adopted: adopted_at !== null,
    retired: retired_at !== null,
  }))
}
