import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { card, rules } from '../../../../test/support/scenes.ts'
import { checkInk } from './check-ink.ts'
import { writeInk } from './ink.ts'
import { readInk } from './read-ink.ts'
import type { Scene } from './story.ts'

/** What a card says, with its key as the name that ink knows it by. */
const said = (
  { key, title, text, speaker, ending, talk, added, choices }: Scene,
  keys: ReadonlySet<string>,
) => ({
  ...{ name: `scene_${key}`, title, text, speaker, ending, talk, added },
  choices: choices.map((choice) => ({ ...choice, to: keys.has(choice.to) ? `scene_${choice.to}` : '' })),
})

const read = (ink: string) => readInk(ink, 'Continuer')

const door = `
VAR keys = 0 // a les clés
VAR courage = 0
-> hall
=== function twice(x)
~ return x * 2
=== hall ===
You stand in the hall. # mood: dark
* Open the door
  It creaks.
  ~ courage += 1
  ** [Go in] -> room.bed
  ** {keys} {courage > 1} [Lock it] -> hall
+ [Take the keys]
  ~ keys = true
  -> hall
* [Wait] You wait. -> stairs
- Everyone meets here.
=== room
= bed
A bed. {keys: You hold the keys.}
You are {courage} brave.
-> stairs
=== stairs
~ keys = false
Up. -> END
`

describe('a text in ink', () => {
  it('is read back as the cards it was written from', () => {
    fc.assert(
      fc.property(rules.scenes, (scenes) => {
        const { scenes: cards, lost } = read(writeInk('Le jeu', scenes))
        const keys = new Set(scenes.map(({ key }) => key))
        assert.deepEqual(
          cards,
          scenes.map((scene) => said(scene, keys)),
        )
        assert.deepEqual(lost, [])
      }),
    )
  })

  it('goes along with the questions to talk about', () => {
    const scenes = [card('a', { talk: 'Qui décide ?\nEt # après ?' })]
    assert.equal(read(writeInk('Jeu', scenes)).scenes[0]?.talk, 'Qui décide ?\nEt # après ?')
  })

  it('keeps its words, whatever they hold', () => {
    const words = fc
      .string({ unit: fc.constantFrom(...'ab é’\\{}|#~/<>*+=[]()!&-:;$@^_"\'→…'), maxLength: 60 })
      .map((typed) => typed.replace(/\s+/g, ' ').trim())
      .filter((typed) => typed !== '')
    fc.assert(
      fc.property(words, words, words, (text, choice, speaker) => {
        const scenes = [card('a', { text, speaker, title: choice, choices: [{ text: choice, to: 'a' }] })]
        assert.deepEqual(
          read(writeInk('Jeu', scenes)).scenes,
          scenes.map((one) => said(one, new Set('a'))),
        )
      }),
    )
  })

  it('that others wrote becomes cards: stitches too, and a choice with words under it leads to a card of its own', () => {
    const { scenes } = read(door)
    const [hall, creaks, bed, stairs] = scenes
    assert.deepEqual(
      scenes.map(({ title }) => title),
      ['hall', 'Open the door', 'bed', 'stairs'],
    )
    assert.deepEqual(
      hall?.choices.map(({ text, to }) => [text, to]),
      [
        ['Open the door', creaks?.name],
        ['Take the keys', 'hall'],
        ['Wait', 'stairs'],
      ],
    )
    assert.deepEqual(hall?.choices[1]?.changes, [{ name: 'a les clés', how: 'set', by: 1 }])
    assert.equal(creaks?.text, 'It creaks.')
    assert.deepEqual(creaks?.choices[1]?.conditions, [
      { name: 'a les clés', how: 'least', by: 1 },
      { name: 'courage', how: 'least', by: 2 },
    ])
    assert.deepEqual(bed?.choices, [{ text: 'Continuer', to: 'stairs', changes: [], conditions: [] }])
    assert.equal(stairs?.ending, true)
  })

  it('has everything told by its line that no card can hold', () => {
    const told = read(door).lost.map(({ line, what }) => `${line} ${what}`)
    assert.deepEqual(told, [
      '5 function',
      '8 tag',
      '9 once',
      '11 entry',
      '12 once',
      '13 once',
      '17 once',
      '17 shown-again',
      '18 gather',
      '21 inline',
      '22 inline',
      '25 entry',
    ])
  })

  it('is read to its end whatever is typed, in no time', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'ab {}|#~/<>*+=[]()!-:\\\n'), maxLength: 400 })
    fc.assert(
      fc.property(hostile, (typed) => void read(typed)),
      { numRuns: 500 },
    )
    read(`* ${'{a}'.repeat(60_000)}`)
    for (const sign of ['{', '* ', '\\', '/*', '-> ', '[', '~ ', '{a:', '\n=== a', '* {a}'])
      read(sign.repeat(30_000))
  })

  it('is checked by ink itself, which says the line, never reads another file and is not waited for', async () => {
    assert.deepEqual(await checkInk(writeInk('Jeu', [card('a')])), [])
    assert.deepEqual(await checkInk('-> a\n=== a ===\n-> nowhere\n'), [
      { line: 3, words: "Divert target not found: '-> nowhere'" },
    ])
    assert.deepEqual(await checkInk('Bonjour\nINCLUDE /etc/passwd'), [{ line: 2, words: 'INCLUDE' }])
    const deep = await checkInk('{'.repeat(50_000))
    assert.ok(deep === 'too-long' || deep.length > 0)
  })
})
