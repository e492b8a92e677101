import type { ShownFile } from '../../../platform/files/show.ts'
import { excerpt } from '../../../platform/markdown.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import { readSceneAnswers } from './answers.ts'
import { change, holds, sameName, type Change, type Condition, type Memory } from './memory.ts'

/** One card of a game: what happens, who speaks, and where one may go from there. */
export interface Scene {
  key: string
  /** The card it is written on. */
  partId: string
  title: string
  text: string
  /** Texts that come after it when the story remembers something. */
  added: readonly { text: string; condition: Condition }[]
  picture: ShownFile | null
  speaker: string
  choices: readonly Choice[]
  /** Where the story stops, to talk about it. */
  ending: boolean
  /** Questions to talk about then, one a line. */
  talk: string
}

/** What one may do in a scene; `to` is the key of the scene it leads to, empty while that one is not written. */
export interface Choice {
  text: string
  to: string
  /** What the story remembers of it. */
  changes: readonly Change[]
  /** What has to be remembered for it to be offered. */
  conditions: readonly Condition[]
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

/** Choices made one after the other, by their number in each scene from 0; those that were not offered count too. */
export type Walk = readonly number[]

/** A scene as someone comes to it. */
export interface Moment {
  scene: Scene
  memory: Memory
}

const nothing: Memory = new Map()

/** Where the story is before any choice: its first scene unless said, with nothing remembered unless said. */
export function begin(
  scenes: readonly Scene[],
  from = scenes[0]?.key,
  memory: Memory = nothing,
): Moment | undefined {
  const scene = scenes.find(({ key }) => key === from)
  return scene && { scene, memory }
}

/** What is so after a choice; undefined when it is not offered then, or leads nowhere. */
export function choose(scenes: readonly Scene[], { scene, memory }: Moment, at: number): Moment | undefined {
  const choice = scene.choices[at]
  if (!choice || !holds(memory, choice.conditions)) return undefined
  return begin(scenes, choice.to, change(memory, choice.changes))
}

/** Where a walk leads from the beginning, or from another moment; undefined when the story has no such walk. */
export function follow(
  scenes: readonly Scene[],
  walk: Walk,
  start: Moment | undefined = begin(scenes),
): Moment | undefined {
  let moment = start
  for (const choice of walk) moment = moment && choose(scenes, moment, choice)
  return moment
}

/** The choices that are offered then, with their number in the scene. */
export function offered({ scene, memory }: Moment): { choice: Choice; at: number }[] {
  return scene.choices
    .map((choice, at) => ({ choice, at }))
    .filter(({ choice }) => holds(memory, choice.conditions))
}

/** The words of the scene as they read then. */
export function textOf({ scene, memory }: Moment): string {
  const added = scene.added.filter(({ condition }) => holds(memory, [condition]))
  return [scene.text, ...added.map(({ text }) => text)].join('\n\n')
}

/** Everything that a scene asks the story to remember. */
export function listAsked({ choices, added }: Pick<Scene, 'choices' | 'added'>): Condition[] {
  return [...choices.flatMap(({ conditions }) => conditions), ...added.map(({ condition }) => condition)]
}

/** The names of all that the story notes or asks for, each once, as it was written first. */
export function listNames(scenes: readonly Scene[]): string[] {
  const rules = scenes.flatMap((scene) => [
    ...scene.choices.flatMap(({ changes }) => changes),
    ...listAsked(scene),
  ])
  return [...new Map(rules.toReversed().map(({ name }) => [sameName(name), name])).values()].toReversed()
}

/** Questions as they were typed, one a line. */
export function listLines(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** A walk as it stands in an address: `0-2-1`; null when it is none. One longer than 200 choices goes round in circles. */
export function readWalk(typed: string): Walk | null {
  if (typed === '') return []
  if (!/^\d(-\d){0,199}$/.test(typed)) return null
  return typed.split('-').map(Number)
}

export const writeWalk = (walk: Walk) => walk.join('-')
