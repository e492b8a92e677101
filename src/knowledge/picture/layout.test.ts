import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { layOut, mostDrawn, type Edge, type Node } from './layout.ts'

const kinds = ['vécu', 'fait', 'su']
const node = (id: string, kind: string): Node => ({ id, kind, title: id, path: `/savoirs/${id}`, lang: 'fr' })
const edge = (from: string, to: string): Edge => ({ id: `${from}-${to}`, from, to, kind: 'illustre' })

const graphs = fc
  .array(fc.constantFrom(...kinds), { maxLength: 90 })
  .map((drawn) => drawn.map((kind, at) => node(`n${at}`, kind)))
  .chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      edges: fc.array(
        fc.tuple(fc.nat(90), fc.nat(90)).map(([from, to]) => edge(`n${from}`, `n${to}`)),
        { maxLength: 200 },
      ),
    }),
  )

describe('the picture of what people know', () => {
  it('is the same for the same pieces', () =>
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) =>
        assert.deepEqual(layOut(nodes, edges, kinds), layOut(nodes, edges, kinds)),
      ),
    ))

  it('never draws two pieces in one place, nor more than it can, and counts the others', () =>
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const { boxes, left } = layOut(nodes, edges, kinds)
        assert.equal(new Set(boxes.map(({ column, row }) => `${column} ${row}`)).size, boxes.length)
        assert.ok(boxes.length <= mostDrawn)
        assert.equal(boxes.length + left, nodes.length)
      }),
    ))

  it('starts every column at the top: no kind stands above another', () =>
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const picture = layOut(nodes, edges, kinds)
        const tops = picture.boxes.filter(({ row }) => row === 0)
        assert.equal(tops.length, picture.kinds.length)
      }),
    ))

  it('brings near those that cross', () => {
    const nodes = [node('a', 'vécu'), node('b', 'vécu'), node('c', 'su'), node('d', 'su')]
    const { boxes } = layOut(nodes, [edge('a', 'd'), edge('b', 'c')], kinds)
    const row = (id: string) => boxes.find((box) => box.node.id === id)?.row
    assert.equal(row('a'), row('d'))
    assert.equal(row('b'), row('c'))
  })
})
