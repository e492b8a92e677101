import { sameName, type Memory } from './memory.ts'
import { listAsked, listNames, writeWalk, type Scene, type Walk } from './story.ts'

/** Where a writer tries a game from: a scene, and what is remembered then, as boxes say it: `1 a le reçu`, `2 confiance`. */
export interface Start {
  from?: string | undefined
  noted: readonly string[]
}

const form = /^(\d{1,2}) (.{1,60})$/

/** What these boxes say; of two for one name the greater counts. */
export function readNoted(noted: readonly string[]): Memory {
  const memory = new Map<string, number>()
  for (const [, by, name = ''] of noted.slice(0, 50).flatMap((typed) => [form.exec(typed) ?? []]))
    memory.set(sameName(name), Math.max(Number(by ?? 0), memory.get(sameName(name)) ?? 0))
  return memory
}

/** The boxes that a game may be tried with: each name, and each number that is asked of it. */
export function listNoted(scenes: readonly Scene[]): string[] {
  const asked = Map.groupBy(scenes.flatMap(listAsked), ({ name }) => sameName(name))
  return listNames(scenes).flatMap((name) => {
    const own = (asked.get(sameName(name)) ?? []).map(({ by }) => by)
    const numbers = new Set(own.filter((by) => by > 0 && by < 100))
    return [...(numbers.size > 0 ? numbers : [1])].sort((a, b) => a - b).map((by) => `${by} ${name}`)
  })
}

/** A box in words: the name alone, or with the number it has come to. */
export function sayNoted(noted: string): string {
  const [, by, name = ''] = form.exec(noted) ?? []
  return by === '1' ? name : `${name} : ${by}`
}

/** Where a walk is read again. */
export function addressOf(path: string, walk: Walk, { from, noted }: Start = { noted: [] }): string {
  const query = new URLSearchParams()
  if (from !== undefined) query.set('depuis', from)
  for (const one of noted) query.append('retenu', one)
  if (walk.length > 0) query.set('chemin', writeWalk(walk))
  return query.size > 0 ? `${path}?${query}` : path
}
