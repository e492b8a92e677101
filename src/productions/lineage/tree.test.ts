import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { foldFamily, layOut, type Drawn } from './layout.ts'
import { wrap } from '../../platform/wrap.ts'
import { growFamily, type Family, type Row } from './tree.ts'

const row = (id: string, from: string | null, depth: number, seen = true): Row => ({
  ...{ id, from, depth, at: new Date(0), open: false, orphan: false, outside: null },
  relative: seen
    ? { title: `Titre ${id}`, path: `/productions/${id}`, lang: 'fr', at: new Date(0), kind: null, lab: null }
    : null,
})

/** A family of any shape: a line above, then each one hangs on any that was there before it. */
const families = fc
  .record({
    above: fc.array(fc.boolean(), { maxLength: 12 }),
    below: fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 120 }),
  })
  .map(({ above, below }) => {
    const rows = [row('self', above.length > 0 ? 'up1' : null, 0)]
    above.forEach((seen, at) =>
      rows.push(row(`up${at + 1}`, at + 1 < above.length ? `up${at + 2}` : null, -1 - at, seen)),
    )
    const hangable = [{ id: 'self', depth: 0 }]
    below.forEach(([draw, seen], at) => {
      const under = hangable[draw % hangable.length] ?? { id: 'self', depth: 0 }
      rows.push(row(`d${at}`, under.id, under.depth + 1, seen))
      hangable.push({ id: `d${at}`, depth: under.depth + 1 })
    })
    return rows
  })

function grown(rows: readonly Row[]): Family {
  const family = growFamily(rows, 'self')
  assert.ok(family)
  return family
}

const seenIds = (rows: readonly Row[]) =>
  rows
    .filter(({ relative, id }) => relative && id !== 'self')
    .map(({ id }) => id)
    .sort()

describe('a family of productions', () => {
  it('is drawn without two boxes that touch, each after what it comes from', () => {
    fc.assert(
      fc.property(families, (rows) => {
        const boxes = layOut(foldFamily(grown(rows)))
        for (const column of Map.groupBy(boxes, (box) => box.column).values()) {
          const levels = column.map(({ row: level }) => level).sort((one, other) => one - other)
          levels.forEach((level, at) => assert.ok(at === 0 || level - (levels[at - 1] ?? 0) >= 1))
        }
        for (const { column, from } of boxes) assert.equal(from?.column ?? column - 1, column - 1)
        assert.ok(boxes.length <= 80)
      }),
    )
  })

  it('is drawn or counted, whoever one may see', () => {
    const count = ({ branch, folded, self, children }: Drawn): number =>
      (branch?.relative && !self ? 1 : 0) + folded + children.reduce((sum, child) => sum + count(child), 0)
    fc.assert(
      fc.property(families, (rows) => {
        assert.equal(count(foldFamily(grown(rows))), seenIds(rows).length)
      }),
    )
  })

  it('tells nothing of what one may not see and nothing joins', () => {
    const family = grown([row('self', null, 0), row('a', 'self', 1, false), row('b', 'a', 2, false)])
    assert.deepEqual(family.self.children, [])
    const joined = grown([row('self', null, 0), row('a', 'self', 1, false), row('b', 'a', 2)])
    assert.equal(joined.self.children[0]?.relative, null)
    assert.equal(joined.self.children[0]?.children[0]?.id, 'b')
  })

  it('says that there is more where not all was read, under one that may not be seen too', () => {
    const open = { ...row('a', 'self', 1, false), open: true }
    const family = grown([row('self', null, 0), open, row('b', 'self', 1)])
    const [unseen] = foldFamily(family).children
    assert.equal(unseen?.branch?.relative, null)
    assert.deepEqual(
      unseen?.children.map(({ folded, more }) => ({ folded, more })),
      [{ folded: 0, more: true }],
    )
  })

  it('ends, should rows ever turn in a circle', () => {
    const family = grown([
      row('self', 'a', 0),
      row('a', 'self', -1),
      row('self', 'a', 2),
      row('a', 'self', 1),
    ])
    assert.ok(family.self.children.length <= 1)
    assert.ok(layOut(foldFamily(family)).length <= 4)
  })

  it('words keep to the room of their box', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = wrap(text, 24, 2)
        assert.ok(lines.length <= 2)
        for (const line of lines) assert.ok([...new Intl.Segmenter('fr').segment(line)].length <= 24)
      }),
    )
  })
})
