import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { situations, times } from '../dataset/shape.ts'
import { blur, least, type Class, type Sharp } from './blur.ts'

const someClass = fc.record({
  situation: fc.constantFrom('' as const, ...situations),
  time: fc.constantFrom('' as const, ...times),
})
const parents = new Map<string, string | null>([
  ['lab', null],
  ['logement', 'lab'],
  ['s1', 'logement'],
  ['g1', 's1'],
  ['g2', 's1'],
  ['g3', 'logement'],
  ['circles', null],
  ['circle:care', 'circles'],
])
const someLab = fc
  .record({
    people: fc.array(fc.tuple(someClass, fc.subarray([...parents.keys()])), { maxLength: 60 }),
    named: fc.subarray([...parents.keys()]),
  })
  .map(({ people, named }): Sharp => {
    const accounts = people.map(([of, scopes], number) => ({ id: `a${number}`, of, scopes }))
    const placed = [...parents.keys()].map(
      (scope) =>
        [
          scope,
          new Set(accounts.filter(({ scopes }) => scopes.includes(scope)).map(({ id }) => id)),
        ] as const,
    )
    return {
      classes: new Map(accounts.map(({ id, of }) => [id, of])),
      placed: new Map(placed.filter(([, some]) => some.size > 0)),
      parents,
      named: new Set(named),
    }
  })

function count(classes: ReadonlyMap<string, Class>, accounts: Iterable<string>): number[] {
  return [...Map.groupBy(accounts, (id) => JSON.stringify(classes.get(id))).values()].map(
    (cell) => cell.length,
  )
}

function everyone(size: number, of: Class): [string, Class][] {
  return Array.from({ length: size }, (_, number) => [`${of.situation}${of.time}${number}`, of])
}

suite('what is told of people in a release', () => {
  test('holds nobody in a cell of fewer than five accounts, over all nor in any scope', () => {
    fc.assert(
      fc.property(someLab, (lab) => {
        const { classes, scopes } = blur(lab)
        assert.deepEqual(
          count(classes, classes.keys()).filter((size) => size < least),
          [],
        )
        const ends = new Map<string, Set<string>>()
        for (const [from, to] of scopes)
          if (to !== null) ends.set(to, (ends.get(to) ?? new Set()).union(new Set(lab.placed.get(from))))
        for (const [scope, accounts] of ends) {
          if (scope === 'lab') continue
          assert.deepEqual(
            count(classes, accounts).filter((size) => size < least),
            [],
            scope,
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  test('says nothing at all of four people', () => {
    const { classes } = blur({
      classes: new Map(everyone(4, { situation: 'concerned', time: 'own' })),
      placed: new Map(),
      parents,
      named: new Set(),
    })
    assert.equal(classes.size, 0)
  })

  test('gives up on whose time before it gives up from where someone speaks', () => {
    const accounts = [
      ...everyone(6, { situation: 'concerned', time: 'own' }),
      ...everyone(4, { situation: 'trainer', time: 'paid' }),
      ...everyone(2, { situation: 'trainer', time: 'own' }),
    ]
    const { classes } = blur({ classes: new Map(accounts), placed: new Map(), parents, named: new Set() })
    assert.deepEqual(classes.get('concernedown0'), { situation: 'concerned', time: 'own' })
    assert.deepEqual(classes.get('trainerown0'), { situation: 'trainer', time: '' })
  })

  test('tells a group as its strand where it would tell three people apart, unless the study is about that group', () => {
    const accounts = [
      ...everyone(20, { situation: 'concerned', time: 'own' }),
      ...everyone(20, { situation: 'trainer', time: 'own' }),
    ]
    const group = new Set([
      'concernedown0',
      'concernedown1',
      'concernedown2',
      ...accounts.slice(20, 26).map(([id]) => id),
    ])
    const strand = new Set(accounts.map(([id]) => id))
    const lab = {
      classes: new Map(accounts),
      placed: new Map([
        ['g1', group],
        ['s1', strand],
      ]),
      parents,
    }
    const about = blur({ ...lab, named: new Set() })
    assert.equal(about.scopes.get('g1'), 's1')
    assert.deepEqual(about.classes.get('concernedown0'), { situation: 'concerned', time: 'own' })
    const named = blur({ ...lab, named: new Set(['g1']) })
    assert.equal(named.scopes.get('g1'), 'g1')
    assert.deepEqual(named.classes.get('concernedown0'), { situation: '', time: '' })
  })
})
