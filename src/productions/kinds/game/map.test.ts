import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { card, rules } from '../../../../test/support/scenes.ts'
import { doubt } from './doubts.ts'
import { writeInk } from './ink.ts'
import { listNoted } from './start.ts'
import { layOut } from './map-layout.ts'
import { drawMap } from './map-picture.tsx'

const way = (to: string) => ({ text: to, to })

describe('the map of a game', () => {
  it('sets each scene as far as the choices that lead to it, and those nothing leads to at the end', () => {
    const scenes = [
      card('a', { choices: [way('c'), way('b')] }),
      card('b', { choices: [way('a'), way('d')] }),
      card('c'),
      card('d'),
      card('lone'),
    ]
    const places = layOut(scenes).map(({ scene, column, row }) => `${scene.key} ${column} ${row}`)
    assert.deepEqual(places, ['a 0 0', 'c 1 0', 'b 1 1', 'd 2 0', 'lone 3 0'])
  })

  it('has every scene once and no two in one place', () => {
    fc.assert(
      fc.property(rules.scenes, (scenes) => {
        const boxes = layOut(scenes)
        assert.equal(boxes.length, scenes.length)
        assert.equal(new Set(boxes.map(({ column, row }) => `${column} ${row}`)).size, scenes.length)
      }),
    )
  })

  it('is read over, tried and written out at once, however much three hundred scenes remember', () => {
    const name = (at: number) => 'é' + [...at.toString(2)].map((one) => (one === '0' ? '.' : '!')).join('')
    const rule = (at: number) => ({ name: name(at), by: 9 })
    const choice = (at: number) => ({
      ...way(`${at % 300}`),
      changes: [0, 1, 2].map((one) => ({ ...rule(3 * at + one), how: 'add' as const })),
      conditions: [0, 1, 2].map((one) => ({ ...rule(3 * at + one), how: 'below' as const })),
    })
    const scenes = Array.from({ length: 300 }, (_, at) =>
      card(`${at}`, { choices: [1, 2, 3, 4, 5, 6].map((one) => choice(6 * at + one)) }),
    )
    const began = performance.now()
    assert.equal(doubt(scenes).whole, false)
    assert.equal(listNoted(scenes).length, 5_400)
    assert.match(writeInk('Grand', scenes), /VAR note_e_5400 = 0/)
    assert.ok(performance.now() - began < 3_000)
  })

  it('is drawn for three hundred scenes and for none', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      card(`${at}`, { choices: [way(`${at * 2 + 1}`), way(`${at * 2 + 2}`)] }),
    )
    assert.equal(drawMap(many).boxes.length, 300)
    assert.deepEqual(drawMap([]).boxes, [])
  })
})
