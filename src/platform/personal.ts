import type { Db } from './database.ts'

/**
 * Whose data it is: the account and all presentations under it. When one presentation is erased and the account stays, or stays for some
 * days, it comes alone and `accountId` is empty: what is kept by account stays.
 */
export interface Person {
  accountId: string
  presentationIds: readonly string[]
}

/** What one module keeps about people: how to hand it over and how to really erase it. */
export interface PersonalData {
  /** Name of the part in the export, a French word of the domain. */
  name: string
  /** Everything about this person, as plain data for their export; lists that may be long or heavy come by `readInTurn`. */
  exportOf: (db: Db, person: Person) => Promise<unknown>
  /** Erases all of it, in the transaction that erases the account. Children before parents: modules on the right go first. */
  erase: (tx: Db, person: Person) => Promise<void>
}

/** What these ids name, read a few at a time: an export never holds the whole, nor the database while someone downloads it. */
export async function* readInTurn<Row>(
  ids: readonly { id: string }[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let at = 0; at < ids.length; at += few) yield* await read(ids.slice(at, at + few).map(({ id }) => id))
}

/** A text of each may weigh tens of kilobytes. */
const few = 20

const parts: PersonalData[] = []

/** Registers what a module keeps about people; each module that keeps anything does, in its front door. */
export function holdPersonalData(part: PersonalData): void {
  parts.push(part)
}

/** All parts, in the order of the modules. */
export function personalParts(): readonly PersonalData[] {
  return parts
}
