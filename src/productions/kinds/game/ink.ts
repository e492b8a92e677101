import { slugOf } from '../../../platform/slugs.ts'
import { sameName, type Change, type Condition } from './memory.ts'
import { listLines, listNames, type Choice, type Scene } from './story.ts'

/**
 * A game as a text in ink, the language of stories with choices: one knot for each scene, under its key. Who speaks, and that a scene is an
 * ending, go along as tags; what the story remembers, as variables. A choice that leads nowhere yet ends the story.
 * @see https://github.com/inkle/ink/blob/master/Documentation/WritingWithInk.md
 */
export function writeInk(title: string, scenes: readonly Scene[]): string {
  const variables = nameVariables(scenes)
  const head = [
    `# title: ${escapeInk(title)}`,
    ...[...variables.values()].map(({ id, name }) => `VAR ${id} = 0 // ${name}`),
    scenes[0] ? goTo(scenes[0].key) : '-> END',
  ]
  const writing = { keys: new Set(scenes.map(({ key }) => key)), variables }
  return `${[head.join('\n'), ...scenes.map((scene) => writeKnot(scene, writing))].join('\n\n')}\n`
}

interface Writing {
  keys: ReadonlySet<string>
  variables: ReadonlyMap<string, { id: string; name: string }>
}

/** A variable for each name, under what it says: the name itself goes along beside it. */
function nameVariables(scenes: readonly Scene[]): Writing['variables'] {
  const taken = new Set<string>()
  // Names of signs alone all come to the same: each would be tried against all before it.
  const last = new Map<string, number>()
  return new Map(
    listNames(scenes).map((name) => {
      const base = `note_${slugOf(name).replaceAll('-', '_')}`
      let id = base
      for (let number = last.get(base) ?? 2; taken.has(id); number += 1) {
        id = `${base}_${number}`
        last.set(base, number)
      }
      taken.add(id)
      return [sameName(name), { id, name }]
    }),
  )
}

function writeKnot(
  { key, title, speaker, text, added, choices, ending, talk }: Scene,
  { keys, variables }: Writing,
): string {
  const test = ({ name, how, by }: Condition) =>
    `${variables.get(sameName(name))?.id} ${how === 'least' ? '>=' : '<'} ${by}`
  const set = ({ name, how, by }: Change) => {
    const id = variables.get(sameName(name))?.id
    return how === 'set' ? `  ~ ${id} = ${by}` : `  ~ ${id} = ${id} + ${by}`
  }
  const choiceLines = choices.map(({ text: words, to, conditions, changes }: Choice) => {
    const head = ['+', ...conditions.map((one) => `{ ${test(one)} }`), `[${escapeInk(words)}]`].join(' ')
    const way = keys.has(to) ? goTo(to) : '-> END'
    return changes.length === 0 ? `${head} ${way}` : [head, ...changes.map(set), `  ${way}`].join('\n')
  })
  const mayOfferNone = choices.every(({ conditions }) => conditions.length > 0)
  return [
    `=== scene_${key} ===`,
    `# scene: ${escapeInk(title)}`,
    ...(speaker ? [`# speaker: ${escapeInk(speaker)}`] : []),
    ...(ending ? ['# ending'] : []),
    ...listLines(talk).map((line) => `# talk: ${escapeInk(line)}`),
    ...writeLines(text),
    ...added.flatMap((one) => [`{ ${test(one.condition)}:`, ...writeLines(one.text), '}']),
    ...choiceLines,
    ...(choices.length > 0 && mayOfferNone ? ['+ -> END'] : []),
    ...(choices.length === 0 ? ['-> END'] : []),
  ].join('\n')
}

const writeLines = (text: string) => text.split(/\s*\n\s*/).map(escapeInk)

const goTo = (key: string) => `-> scene_${key}`

/** Every sign that ink may take for one of its own is said to be a plain one. */
function escapeInk(text: string): string {
  return text.replaceAll(/[\\{}|#~/<>*+=[\]()!&-]/g, '\\$&')
}
