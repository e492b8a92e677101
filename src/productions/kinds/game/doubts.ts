import { explore } from './explore.ts'
import { sameName } from './memory.ts'
import { listAsked, type Scene } from './story.ts'

/** What may be wrong in a story: a hint beside the cards, never a gate. */
export interface Doubt {
  scene: Scene
  what:
    | 'dead-end'
    | 'stuck'
    | 'unreachable'
    | 'nowhere'
    | 'same'
    | 'never-offered'
    | 'never-noted'
    | 'never-asked'
  /** The words of the choice it is about, or what was to be remembered. */
  about?: string
}

/**
 * Reads a story as players would: scenes one cannot leave or reach, choices that lead nowhere, change nothing or are never offered, and
 * what is remembered for nothing. `whole` is false when there are too many ways through it to try them all.
 */
export function doubt(scenes: readonly Scene[]): { doubts: Doubt[]; whole: boolean } {
  const { reached, offered, stuck, whole } = explore(scenes)
  const doubts = scenes.flatMap((scene): Doubt[] => [
    ...(scene.choices.length === 0 && !scene.ending ? [{ scene, what: 'dead-end' } as const] : []),
    ...(stuck.has(scene.key) ? [{ scene, what: 'stuck' } as const] : []),
    ...(whole && !reached.has(scene.key) ? [{ scene, what: 'unreachable' } as const] : []),
    ...doubtChoices(scenes, scene),
    ...(whole && reached.has(scene.key) ? doubtOffers(scene, offered) : []),
  ])
  return { doubts: [...doubts, ...doubtNames(scenes)], whole }
}

function doubtChoices(scenes: readonly Scene[], scene: Scene): Doubt[] {
  const keys = new Set(scenes.map(({ key }) => key))
  const nowhere = scene.choices.filter(({ to }) => !keys.has(to))
  const somewhere = scene.choices.filter(({ to }) => keys.has(to))
  const ways = new Set(somewhere.map(({ to, changes }) => JSON.stringify([to, changes])))
  return [
    ...nowhere.map(({ text }) => ({ scene, what: 'nowhere' as const, about: text })),
    ...(somewhere.length > 1 && ways.size === 1 ? [{ scene, what: 'same' as const }] : []),
  ]
}

function doubtOffers(scene: Scene, offered: ReadonlySet<string>): Doubt[] {
  return scene.choices
    .filter((_, at) => !offered.has(`${scene.key} ${at}`))
    .map(({ text }) => ({ scene, what: 'never-offered', about: text }))
}

/** Names that are asked and never noted, or noted and never asked: often one that was written in two ways. */
function doubtNames(scenes: readonly Scene[]): Doubt[] {
  const noted = firstScenes(scenes, (scene) => scene.choices.flatMap(({ changes }) => changes))
  const asked = firstScenes(scenes, listAsked)
  return [
    ...[...asked]
      .filter(([name]) => !noted.has(name))
      .map(([, one]) => ({ ...one, what: 'never-noted' as const })),
    ...[...noted]
      .filter(([name]) => !asked.has(name))
      .map(([, one]) => ({ ...one, what: 'never-asked' as const })),
  ]
}

/** Where each name comes first. */
function firstScenes(
  scenes: readonly Scene[],
  rulesOf: (scene: Scene) => readonly { name: string }[],
): Map<string, { scene: Scene; about: string }> {
  const found = new Map<string, { scene: Scene; about: string }>()
  for (const scene of scenes)
    for (const { name } of rulesOf(scene)) {
      const key = sameName(name)
      if (!found.has(key)) found.set(key, { scene, about: name })
    }
  return found
}
