import { change, holds, sameName, type Memory } from './memory.ts'
import { begin, type Moment, type Scene } from './story.ts'

/** More moments than this and a page would be waited for. */
const mostMoments = 4_000

/** What was met on every way through a story. */
interface Explored {
  /** Keys of scenes. */
  reached: ReadonlySet<string>
  /** Choices that are offered at some moment, as `key number`. */
  offered: ReadonlySet<string>
  /** Keys of scenes with choices of which some moment offers none. */
  stuck: ReadonlySet<string>
  /** Whether every way was tried. */
  whole: boolean
}

/** Tries every way through a story from its beginning, whatever is remembered on the way, as far as that can be done at once. */
export function explore(scenes: readonly Scene[]): Explored {
  const byKey = new Map(scenes.map((scene) => [scene.key, scene]))
  const reduce = reducer(scenes)
  const [reached, offered] = [new Set<string>(), new Set<string>()]
  const [stuck, seen] = [new Set<string>(), new Set<string>()]
  const waiting: Moment[] = [begin(scenes)].filter((moment) => moment !== undefined)
  for (let moment = waiting.pop(); moment; moment = waiting.pop()) {
    const { scene, memory } = moment
    const name = nameOf(moment)
    if (seen.has(name)) continue
    if (seen.size >= mostMoments) return { reached, offered, stuck, whole: false }
    seen.add(name)
    reached.add(scene.key)
    let ways = 0
    for (const [at, choice] of scene.choices.entries()) {
      if (!holds(memory, choice.conditions)) continue
      ways += 1
      offered.add(`${scene.key} ${at}`)
      const next = byKey.get(choice.to)
      if (next) waiting.push({ scene: next, memory: reduce(change(memory, choice.changes)) })
    }
    if (ways === 0 && scene.choices.length > 0 && !scene.ending) stuck.add(scene.key)
  }
  return { reached, offered, stuck, whole: true }
}

const nameOf = ({ scene, memory }: Moment) =>
  [scene.key, ...[...memory].map(([name, value]) => `${name}=${value}`).sort()].join('\n')

/**
 * Leaves out of a memory what makes no difference to what is offered: names that no choice asks for, and how far a number that only grows
 * has gone past the most that is asked of it, or one that only shrinks below the least.
 */
function reducer(scenes: readonly Scene[]): (memory: Memory) => Memory {
  const asked = new Map<string, number[]>()
  const choices = scenes.flatMap((scene) => scene.choices)
  for (const { name, by } of choices.flatMap(({ conditions }) => conditions))
    asked.set(sameName(name), [...(asked.get(sameName(name)) ?? []), by])
  const steps = choices.flatMap(({ changes }) => changes.filter(({ how }) => how === 'add'))
  const bounds = [...asked].map(([name, values]) => {
    const own = steps.filter((step) => sameName(step.name) === name)
    const most = own.some(({ by }) => by < 0) ? Infinity : Math.max(...values)
    const least = own.some(({ by }) => by > 0) ? -Infinity : Math.min(...values) - 1
    return { name, most, least }
  })
  return (memory) => {
    const kept = bounds.map(({ name, most, least }) => {
      const value = memory.get(name) ?? 0
      return [name, Math.max(least, Math.min(most, value))] as const
    })
    return new Map(kept.filter(([, value]) => value !== 0))
  }
}
