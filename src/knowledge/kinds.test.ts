import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inTurn } from './kinds.tsx'

describe('the order of the three doors', () => {
  const doors = ['vécu', 'fait', 'su']

  it('is the same for the same page on the same day', () =>
    assert.deepEqual(inTurn(doors, '/savoirs 2026-11-24'), inTurn(doors, '/savoirs 2026-11-24')))

  it('gives each of them the first place about as often as the others', () => {
    const firsts = Map.groupBy(
      Array.from({ length: 300 }, (_, page) => inTurn(doors, `/savoirs/savoir-${page} 2026-11-24`)[0]),
      (first) => first,
    )
    for (const door of doors) assert.ok((firsts.get(door)?.length ?? 0) > 60, door)
  })
})
