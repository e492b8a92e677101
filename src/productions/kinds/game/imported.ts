import type { Scene } from './story.ts'

/** A scene as it comes from elsewhere, under the name it has there; its choices lead to such names. */
export interface ImportedScene extends Pick<
  Scene,
  'title' | 'text' | 'added' | 'speaker' | 'choices' | 'ending' | 'talk'
> {
  name: string
}

/** What a card cannot hold, by its line: it is told before anything is changed. */
export interface Lost {
  line: number
  what:
    | 'after-choices'
    | 'condition'
    | 'entry'
    | 'format'
    | 'function'
    | 'gather'
    | 'glue'
    | 'inline'
    | 'label'
    | 'macro'
    | 'once'
    | 'other'
    | 'set'
    | 'shown-again'
    | 'tag'
    | 'target'
    | 'thread'
    | 'too-long'
    | 'too-many'
    | 'tunnel'
    | 'variable'
  words: string
}

/** A story read from another tool: the first scene is where it begins. */
export interface Imported {
  scenes: ImportedScene[]
  lost: Lost[]
}

/** More than this is no story that one reads. */
export const mostScenes = 300

const most = { title: 200, speaker: 80, choice: 200, text: 60_000, added: 4_000, choices: 6, rules: 3 }

/** The same scenes within what a card holds, and what that takes away. */
export function fitCards({ scenes, lost }: Imported): Imported {
  const cut: Lost[] = []
  const shorten = (text: string, length: number) => {
    if (text.length > length) cut.push({ line: 0, what: 'too-long', words: text.slice(0, 60) })
    return text.slice(0, length)
  }
  const few = <One>(list: readonly One[], length: number, words: string) => {
    if (list.length > length) cut.push({ line: 0, what: 'too-many', words })
    return list.slice(0, length)
  }
  const fitted = scenes.map((scene) => ({
    ...scene,
    title: shorten(scene.title, most.title),
    speaker: shorten(scene.speaker, most.speaker),
    text: shorten(scene.text, most.text),
    added: few(scene.added, most.rules, scene.title).map((one) => ({
      ...one,
      text: shorten(one.text, most.added),
    })),
    choices: few(scene.choices, most.choices, scene.title).map((choice) => ({
      ...choice,
      text: shorten(choice.text, most.choice),
      changes: few(choice.changes, most.rules, choice.text),
      conditions: few(choice.conditions, most.rules, choice.text),
    })),
  }))
  return { scenes: fitted, lost: [...lost, ...cut] }
}
