import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { card, rules } from '../../../../test/support/scenes.ts'
import { doubt } from './doubts.ts'
import { explore } from './explore.ts'
import { begin, choose, follow, offered, readWalk, textOf, type Scene } from './story.ts'

const scene = (key: string, to: readonly string[], ending = false): Scene =>
  card(key, { title: key, ending, choices: to.map((target, at) => ({ text: `${at}`, to: target })) })

const doubts = (...scenes: Scene[]) =>
  doubt(scenes).doubts.map((found) => `${found.scene.key}: ${found.what}`)

const receipt = { name: 'a gardé le reçu', how: 'set', by: 1 } as const
const trust = { name: 'confiance', how: 'add', by: 1 } as const
const hasReceipt = { name: 'A gardé  le reçu', how: 'least', by: 1 } as const
const trusted = { name: 'confiance', how: 'least', by: 2 } as const

/** At the counter one may keep the receipt, and talk; only then is there something to show, and trust. */
const counter = [
  card('a', {
    choices: [
      { text: 'Garder le reçu', to: 'b', changes: [receipt] },
      { text: 'Le jeter', to: 'b' },
    ],
  }),
  card('b', {
    added: [{ text: 'Le reçu est dans votre poche.', condition: hasReceipt }],
    choices: [
      { text: 'Montrer le reçu', to: 'c', conditions: [hasReceipt] },
      { text: 'Parler', to: 'b', changes: [trust] },
      { text: 'Demander', to: 'c', conditions: [trusted] },
    ],
  }),
  card('c'),
]

describe('a story', () => {
  it('leads where its choices lead, round in circles too', () => {
    const scenes = [scene('a', ['b', 'c']), scene('b', ['a']), scene('c', [], true)]
    assert.equal(follow(scenes, [])?.scene.key, 'a')
    assert.equal(follow(scenes, [0, 0, 0, 0, 1])?.scene.key, 'c')
    assert.equal(follow(scenes, [], begin(scenes, 'b'))?.scene.key, 'b')
    assert.equal(follow(scenes, [2]), undefined)
    assert.equal(follow([], []), undefined)
  })

  it('offers and says what depends on what was done before', () => {
    const [kept, thrown] = [follow(counter, [0]), follow(counter, [1])]
    assert.ok(kept && thrown)
    assert.deepEqual(
      offered(kept).map(({ at }) => at),
      [0, 1],
    )
    assert.match(textOf(kept), /Le reçu est dans votre poche\.$/)
    assert.deepEqual(
      offered(thrown).map(({ at }) => at),
      [1],
    )
    assert.equal(textOf(thrown), 'Ici b.')
    assert.equal(choose(counter, thrown, 0), undefined)
    assert.deepEqual(
      offered(follow(counter, [1, 1, 1]) ?? thrown).map(({ at }) => at),
      [1, 2],
    )
  })

  it('begins in its middle with what a writer says is remembered', () => {
    const start = begin(counter, 'b', new Map([['confiance', 2]]))
    assert.equal(follow(counter, [2], start)?.scene.key, 'c')
    assert.equal(follow(counter, [0], start), undefined)
  })

  it('says which scenes one cannot leave or reach, and which choices lead nowhere or change nothing', () => {
    assert.deepEqual(doubts(scene('a', ['b', 'c']), scene('b', [], true), scene('c', [], true)), [])
    assert.deepEqual(doubts(scene('a', ['b', 'gone']), scene('b', []), scene('c', ['a', 'a'])), [
      'a: nowhere',
      'b: dead-end',
      'c: unreachable',
      'c: same',
    ])
  })

  it('says what is remembered for nothing, and what it makes impossible', () => {
    assert.deepEqual(doubts(...counter), [])
    const [first, second, last] = counter
    assert.ok(first && second && last)
    const only = { ...second, choices: second.choices.slice(0, 1) }
    assert.deepEqual(doubts(first, only, last), ['b: stuck'])
    const never = { ...first, choices: first.choices.slice(1) }
    assert.deepEqual(doubts(never, second, last), ['b: never-offered', 'b: never-noted'])
    assert.deepEqual(doubts(first, { ...last, key: 'b' }), ['a: never-asked'])
  })

  it('is tried in every way, numbers that grow for ever too, or says that it was not', () => {
    assert.equal(explore(counter).whole, true)
    const many = Array.from({ length: 20 }, (_, at) => `fait ${at}`)
    const ways = many.map((name, at) => ({
      text: name,
      to: 'a',
      changes: [{ name, how: 'set', by: 1 } as const],
      conditions: [{ name: many[at - 1] ?? name, how: 'below', by: 1 } as const],
    }))
    assert.equal(explore([card('a', { choices: ways })]).whole, false)
  })

  it('is met by walking as it was by trying every way', () => {
    fc.assert(
      fc.property(rules.scenes, fc.array(fc.nat(2), { maxLength: 20 }), (scenes, picks) => {
        const { reached, offered: found, whole } = explore(scenes)
        let moment = begin(scenes)
        for (const pick of picks) {
          if (!moment) break
          if (whole) assert.ok(reached.has(moment.scene.key))
          for (const { at } of offered(moment)) if (whole) assert.ok(found.has(`${moment.scene.key} ${at}`))
          moment = choose(scenes, moment, pick)
        }
      }),
    )
  })

  it('has walks of two hundred choices at most', () => {
    assert.deepEqual(readWalk('0-12'), null)
    assert.deepEqual(readWalk('0-1-5'), [0, 1, 5])
    assert.equal(readWalk(Array(200).fill('0').join('-'))?.length, 200)
    assert.equal(readWalk(Array(201).fill('0').join('-')), null)
  })
})
