import { change, holds, sameName, type Memory } from './memory.ts'
import { begin, type Moment, type Scene } from './story.ts'

/** More moments than this, or more remembered in them, and a page would be waited for. */
const mostMoments = 4_000
const mostRemembered = 300_000

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
  let remembered = 0
  const waiting: Moment[] = [begin(scenes)].filter((moment) => moment !== undefined)
  for (let moment = waiting.pop(); moment; moment = waiting.pop()) {
    const { scene, memory } = moment
    const name = nameOf(moment)
    if (seen.has(name)) continue
    remembered += (1 + memory.size) * (1 + scene.choices.length)
    if (seen.size >= mostMoments || remembered > mostRemembered)
      return { reached, offered, stuck, whole: false }
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
  const bounds = new Map<string, { most: number; least: number }>()
  const choices = scenes.flatMap((scene) => scene.choices)
  for (const { name, by } of choices.flatMap(({ conditions }) => conditions)) {
    const { most, least } = bounds.get(sameName(name)) ?? { most: 0, least: 0 }
    bounds.set(sameName(name), { most: Math.max(most, by), least: Math.min(least, by - 1) })
  }
  for (const { name, how, by } of choices.flatMap(({ changes }) => changes)) {
    const own = bounds.get(sameName(name))
    if (own && how === 'add' && by < 0) own.most = Infinity
    if (own && how === 'add' && by > 0) own.least = -Infinity
  }
  return (memory) =>
    new Map(
      [...memory].flatMap(([name, value]) => {
        const own = bounds.get(name)
        const kept = own ? Math.max(own.least, Math.min(own.most, value)) : 0
        return kept === 0 ? [] : [[name, kept] as const]
      }),
    )
}
