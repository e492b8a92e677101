import type { Scene } from './story.ts'

/**
 * A game as a text in ink, the language of stories with choices: one knot for each scene, under its key. Who speaks, and that a scene is an
 * ending, go along as tags. A choice that leads nowhere yet ends the story.
 * @see https://github.com/inkle/ink/blob/master/Documentation/WritingWithInk.md
 */
export function writeInk(title: string, scenes: readonly Scene[]): string {
  const keys = new Set(scenes.map(({ key }) => key))
  const head = [`# title: ${escapeInk(title)}`, scenes[0] ? goTo(scenes[0].key) : '-> END']
  return `${[head.join('\n'), ...scenes.map((scene) => writeKnot(scene, keys))].join('\n\n')}\n`
}

function writeKnot({ key, title, speaker, text, choices, ending }: Scene, keys: ReadonlySet<string>): string {
  const choiceLines = choices.map((choice) => {
    const to = keys.has(choice.to) ? goTo(choice.to) : '-> END'
    return `+ [${escapeInk(choice.text)}] ${to}`
  })
  return [
    `=== scene_${key} ===`,
    `# scene: ${escapeInk(title)}`,
    ...(speaker ? [`# speaker: ${escapeInk(speaker)}`] : []),
    ...(ending ? ['# ending'] : []),
    ...text.split(/\s*\n\s*/).map(escapeInk),
    ...(choiceLines.length > 0 ? choiceLines : ['-> END']),
  ].join('\n')
}

const goTo = (key: string) => `-> scene_${key}`

/** Every sign that ink may take for one of its own is said to be a plain one. */
function escapeInk(text: string): string {
  return text.replaceAll(/[\\{}|#~/<>*+=[\]()!&-]/g, '\\$&')
}
