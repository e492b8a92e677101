import { z } from 'zod'
import { columnsOf, listNames, lists, type ListName } from './lists.ts'
import type { MessageKey, Translate } from '../../platform/messages.ts'
import { format } from './write.ts'

/** What one column holds: in words, and the values it may have where they are few. */
export interface TellColumn {
  name: string
  says: string
  values: readonly string[]
}

/** What one list holds. */
export interface TellList {
  list: ListName
  file: string
  says: string
  columns: readonly TellColumn[]
}

/** What each file of a release holds, in the reader's words: from the schemas that write and read them. */
export function tellLists(t: Translate): TellList[] {
  return listNames.map((list) => ({
    list,
    file: `${list}.csv`,
    says: t(`research.data.list.${list}`),
    columns: columnsOf(list).map((name) => ({
      name,
      // Each column has its message: a test goes through all of them.
      says: t(`research.data.column.${name}` as MessageKey),
      values: valuesOf(list, name),
    })),
  }))
}

/** The same for machines, with the schema of each row. */
export function writeCodebook(t: Translate): string {
  const told = tellLists(t).map(({ list, ...of }) => ({
    list,
    ...of,
    schema: z.toJSONSchema(lists[list], { io: 'input', unrepresentable: 'any' }),
  }))
  return `${JSON.stringify({ format, lists: told }, null, 1)}\n`
}

function valuesOf(list: ListName, name: string): readonly string[] {
  const schema = Object.entries(lists[list].shape).find(([column]) => column === name)?.[1]
  return schema instanceof z.ZodEnum ? schema.options.map(String).filter(Boolean) : []
}
