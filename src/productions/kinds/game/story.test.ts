import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { doubt, follow, readWalk, type Scene } from './story.ts'

const scene = (key: string, to: readonly string[], ending = false): Scene => ({
  key,
  partId: key,
  title: key,
  text: '',
  picture: null,
  speaker: '',
  ending,
  choices: to.map((target, at) => ({ text: `${at}`, to: target })),
})

const doubts = (...scenes: Scene[]) => doubt(scenes).map((found) => `${found.scene.key}: ${found.what}`)

describe('a story', () => {
  it('leads where its choices lead, round in circles too', () => {
    const scenes = [scene('a', ['b', 'c']), scene('b', ['a']), scene('c', [], true)]
    assert.equal(follow(scenes, [])?.key, 'a')
    assert.equal(follow(scenes, [0, 0, 0, 0, 1])?.key, 'c')
    assert.equal(follow(scenes, [], 'b')?.key, 'b')
    assert.equal(follow(scenes, [2]), undefined)
    assert.equal(follow([], []), undefined)
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

  it('has walks of two hundred choices at most', () => {
    assert.deepEqual(readWalk('0-12'), null)
    assert.deepEqual(readWalk('0-1-5'), [0, 1, 5])
    assert.equal(readWalk(Array(200).fill('0').join('-'))?.length, 200)
    assert.equal(readWalk(Array(201).fill('0').join('-')), null)
  })
})
