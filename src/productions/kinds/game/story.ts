import type { ShownFile } from '../../../platform/files/show.ts'
import { excerpt } from '../../../platform/markdown.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import { readSceneAnswers } from './answers.ts'

/** One card of a game: what happens, who speaks, and where one may go from there. */
export interface Scene {
  key: string
  /** The card it is written on. */
  partId: string
  title: string
  text: string
  picture: ShownFile | null
  speaker: string
  choices: readonly Choice[]
  /** Where the story stops, to talk about it. */
  ending: boolean
}

/** What one may do in a scene; `to` is the key of the scene it leads to, empty while that one is not written. */
export interface Choice {
  text: string
  to: string
}

/** The scenes of a game in their order; the story begins with the first. */
export function readScenes(parts: readonly ShownPart[]): Scene[] {
  return parts
    .filter(({ sort }) => sort === 'scene')
    .map(({ id, key, title, text, file, own }) => ({
      ...readSceneAnswers(own),
      ...{ key, text },
      title: title || excerpt(text, 40),
      partId: id,
      picture: file,
    }))
}

/** Choices made one after the other, by their number in each scene from 0. */
export type Walk = readonly number[]

/** Where a walk leads from a scene, the first one unless said; undefined when the story has no such walk. */
export function follow(scenes: readonly Scene[], walk: Walk, from = scenes[0]?.key): Scene | undefined {
  const byKey = new Map(scenes.map((scene) => [scene.key, scene]))
  let scene = byKey.get(from ?? '')
  for (const choice of walk) scene = byKey.get(scene?.choices[choice]?.to ?? '')
  return scene
}

/** What may be wrong in a story: a hint beside the cards, never a gate. */
export interface Doubt {
  scene: Scene
  what: 'dead-end' | 'unreachable' | 'nowhere' | 'same'
  /** The words of the choice it is about. */
  choice?: string
}

/** Reads a story as a player would: scenes one cannot leave or reach, choices that lead nowhere, choices that change nothing. */
export function doubt(scenes: readonly Scene[]): Doubt[] {
  const reached = reach(scenes)
  return scenes.flatMap((scene) => [
    ...(scene.choices.length === 0 && !scene.ending ? [{ scene, what: 'dead-end' as const }] : []),
    ...(reached.has(scene.key) ? [] : [{ scene, what: 'unreachable' as const }]),
    ...doubtChoices(scenes, scene),
  ])
}

function doubtChoices(scenes: readonly Scene[], scene: Scene): Doubt[] {
  const keys = new Set(scenes.map(({ key }) => key))
  const nowhere = scene.choices.filter(({ to }) => !keys.has(to))
  const somewhere = scene.choices.filter(({ to }) => keys.has(to))
  const leadsToOne = somewhere.length > 1 && new Set(somewhere.map(({ to }) => to)).size === 1
  return [
    ...nowhere.map(({ text }) => ({ scene, what: 'nowhere' as const, choice: text })),
    ...(leadsToOne ? [{ scene, what: 'same' as const }] : []),
  ]
}

/** The scenes that some walk from the first leads to. */
function reach(scenes: readonly Scene[]): ReadonlySet<string> {
  const byKey = new Map(scenes.map((scene) => [scene.key, scene]))
  const reached = new Set<string>()
  const waiting = scenes.slice(0, 1)
  for (let scene = waiting.pop(); scene; scene = waiting.pop()) {
    if (reached.has(scene.key)) continue
    reached.add(scene.key)
    for (const { to } of scene.choices) {
      const next = byKey.get(to)
      if (next) waiting.push(next)
    }
  }
  return reached
}

/** A walk as it stands in an address: `0-2-1`; null when it is none. One longer than 200 choices goes round in circles. */
export function readWalk(typed: string): Walk | null {
  if (typed === '') return []
  if (!/^\d(-\d){0,199}$/.test(typed)) return null
  return typed.split('-').map(Number)
}

export const writeWalk = (walk: Walk) => walk.join('-')
