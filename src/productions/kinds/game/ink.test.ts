import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Compiler } from 'inkjs/full'
import { writeInk } from './ink.ts'
import type { Scene } from './story.ts'

const scene = (key: string, text: string, choices: Scene['choices']): Scene => ({
  ...{
    key,
    partId: key,
    title: `Scène ${key}`,
    text,
    picture: null,
    speaker: '',
    ending: choices.length === 0,
  },
  choices,
})

/** What ink's own player reads out, from the first scene along the first choice of each. */
function playThrough(ink: string): { text: string; choices: string[] }[] {
  const story = new Compiler(ink).Compile()
  const pages = []
  for (;;) {
    const text = story.ContinueMaximally() ?? ''
    pages.push({
      text: text.trim(),
      choices: story.currentChoices.map((choice: { text: string }) => choice.text),
    })
    if (story.currentChoices.length === 0) return pages
    story.ChooseChoiceIndex(0)
  }
}

test('a game taken away in ink is the same story, whatever its words hold', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'ab é’\\{}|#~/<>*+=[]()!&-:;$@^_"\'→…'), maxLength: 60 })
    .map((typed) => typed.replace(/\s+/g, ' ').trim())
    .filter((typed) => typed !== '')
  fc.assert(
    fc.property(words, words, words, (first, choice, last) => {
      const ink = writeInk('Le jeu', [
        scene('a', first, [
          { text: choice, to: 'b' },
          { text: 'Partir', to: 'gone' },
        ]),
        scene('b', last, []),
      ])
      assert.deepEqual(playThrough(ink), [
        { text: first, choices: [choice, 'Partir'] },
        { text: last, choices: [] },
      ])
    }),
    { numRuns: 200 },
  )
})
