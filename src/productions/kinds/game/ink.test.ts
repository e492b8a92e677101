import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Compiler } from 'inkjs/full'
import { card, rules } from '../../../../test/support/scenes.ts'
import { writeInk } from './ink.ts'
import { begin, choose, offered, textOf, type Scene } from './story.ts'

interface Page {
  text: string
  choices: string[]
}

/** What ink's own player reads out, taking each time the choice of this number among those it offers. */
function playInk(ink: string, picks: readonly number[]): Page[] {
  const story = new Compiler(ink).Compile()
  const pages: Page[] = []
  for (const pick of [...picks, 0]) {
    const text = (story.ContinueMaximally() ?? '').trim()
    const choices = story.currentChoices.map((choice: { text: string }) => choice.text)
    pages.push({ text, choices })
    if (choices.length === 0) break
    story.ChooseChoiceIndex(pick % choices.length)
  }
  return pages
}

/** The same by our own pages. */
function playHere(scenes: readonly Scene[], picks: readonly number[]): Page[] {
  const pages: Page[] = []
  let moment = begin(scenes)
  for (const pick of [...picks, 0]) {
    const choices = moment ? offered(moment) : []
    const text = moment
      ? textOf(moment)
          .split(/\s*\n\s*/)
          .join('\n')
          .trim()
      : ''
    pages.push({ text, choices: choices.map(({ choice }) => choice.text) })
    const chosen = choices[pick % Math.max(1, choices.length)]
    if (!chosen || !moment) break
    moment = choose(scenes, moment, chosen.at)
  }
  return pages
}

const words = fc
  .string({ unit: fc.constantFrom(...'ab é’\\{}|#~/<>*+=[]()!&-:;$@^_"\'→…'), maxLength: 60 })
  .map((typed) => typed.replace(/\s+/g, ' ').trim())
  .filter((typed) => typed !== '')

test('a game taken away in ink is the same story, whatever its words hold', () => {
  fc.assert(
    fc.property(words, words, words, words, (first, choice, last, name) => {
      const way = { text: choice, to: 'b', changes: [{ name, how: 'set', by: 1 } as const] }
      const added = [{ text: choice, condition: { name, how: 'least', by: 1 } as const }]
      const scenes = [
        card('a', { text: first, choices: [way, { text: 'Partir', to: 'gone' }] }),
        card('b', { text: last, added }),
      ]
      assert.deepEqual(playInk(writeInk('Le jeu', scenes), [0]), playHere(scenes, [0]))
    }),
    { numRuns: 100 },
  )
})

test('it remembers the same things: every walk through it offers the same choices and says the same', () => {
  fc.assert(
    fc.property(rules.scenes, fc.array(fc.nat(5), { maxLength: 12 }), (scenes, picks) => {
      assert.deepEqual(playInk(writeInk('Le jeu', scenes), picks), playHere(scenes, picks))
    }),
    { numRuns: 200 },
  )
})
