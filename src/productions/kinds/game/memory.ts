/**
 * What a story remembers of what was done in it, by name: something noted is 1, a number is what it has come to, and what was never
 * spoken of is 0. Nothing of it is kept: it is worked out again from the walk.
 */
export type Memory = ReadonlyMap<string, number>

/** What a choice changes: it notes something (set to 1), forgets it (set to 0), or adds to a number. */
export interface Change {
  name: string
  how: 'set' | 'add'
  by: number
}

/** What has to be remembered: noted is at least 1, not noted is below 1. */
export interface Condition {
  name: string
  how: 'least' | 'below'
  by: number
}

/** Names are typed by people, several hands at once: letters in capitals and spaces make no other name. */
export function sameName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('fr')
}

/** What is remembered once these changes are made. */
export function change(memory: Memory, changes: readonly Change[]): Memory {
  if (changes.length === 0) return memory
  const after = new Map(memory)
  for (const { name, how, by } of changes) {
    const key = sameName(name)
    after.set(key, how === 'set' ? by : (after.get(key) ?? 0) + by)
  }
  return after
}

/** Whether all of this is so. */
export function holds(memory: Memory, conditions: readonly Condition[]): boolean {
  return conditions.every(({ name, how, by }) => {
    const value = memory.get(sameName(name)) ?? 0
    return how === 'least' ? value >= by : value < by
  })
}
