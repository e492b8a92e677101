import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { move } from './order.ts'

const list = (written: string) =>
  written.split(' ').map((id) => ({ id, sort: id === id.toUpperCase() ? 'module' : 'text' }))

const moved = (written: string, id: string, by: -1 | 1) => move(list(written), id, by)?.join(' ')

describe('putting a course in order', () => {
  it('moves a step over its neighbour, and into the module beside at the edge', () => {
    assert.equal(moved('A a b B c', 'b', -1), 'A b a B c')
    assert.equal(moved('A a b B c', 'b', 1), 'A a B b c')
    assert.equal(moved('A a b B c', 'c', -1), 'A a b c B')
    assert.equal(moved('A a', 'a', 1), 'A a')
  })

  it('moves a module with its steps, and never over steps that belong to none', () => {
    assert.equal(moved('A a b B c C', 'B', -1), 'B c A a b C')
    assert.equal(moved('A a b B c C', 'B', 1), 'A a b C B c')
    assert.equal(moved('x A a', 'A', -1), 'x A a')
    assert.equal(moved('A a', 'A', 1), 'A a')
    assert.equal(moved('A a', 'z', 1), undefined)
  })

  it('loses and doubles nothing, and down then up changes nothing for a step', () => {
    const courses = fc.uniqueArray(fc.constantFrom(...'ABCDabcdefgh'), { minLength: 1 })
    fc.assert(
      fc.property(courses, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (ids, at, by) => {
        const parts = list(ids.join(' '))
        const id = ids[at % ids.length] ?? ''
        const order = move(parts, id, by) ?? []
        assert.deepEqual([...order].sort(), [...ids].sort())
        if (id === id.toLowerCase() && order.indexOf(id) !== ids.indexOf(id))
          assert.deepEqual(move(list(order.join(' ')), id, by === 1 ? -1 : 1), ids)
      }),
    )
  })
})
