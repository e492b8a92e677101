import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { partWith } from '../../../../test/support/courses.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import { readQuestion } from './answers.ts'
import { doorsOf, findStep, minutesOf, nextToDo, readCourse, stepsOf } from './course.ts'
import { doubt } from './doubts.ts'
import { hasMore, kindOf, readChosen, writeChosen } from './judge.ts'

const part = (sort: string, key: string, own: ShownPart['own'] = {}, title = key) =>
  partWith({ sort, key, own, title })

const question = (rights: readonly boolean[], feedback = 'Dit.') => ({
  answers: rights.map((right, at) => ({ text: `${at}`, right, feedback })),
})

const parts = fc.array(
  fc.tuple(fc.constantFrom('module', 'text', 'question', 'picture'), fc.jsonValue()).map(([sort, own]) => ({
    sort,
    own,
  })),
  { maxLength: 30 },
)

describe('a course', () => {
  it('gives each step to the module above it, and those before the first to one without a name', () => {
    const { modules } = readCourse([
      part('text', 'a'),
      part('module', 'm', { door: true, minutes: 20 }),
      part('question', 'q', question([true, false])),
      part('module', 'n'),
    ])
    assert.deepEqual(
      modules.map(({ key, steps }) => [key, steps.map((step) => step.key)]),
      [
        ['', ['a']],
        ['m', ['q']],
        ['n', []],
      ],
    )
    assert.equal(modules[1]?.steps[0]?.question?.answers.length, 2)
    assert.equal(minutesOf({ modules }), 20)
    assert.deepEqual(
      doorsOf({ modules }).map(({ key }) => key),
      ['m'],
    )
  })

  it('keeps every part once and in order, whatever stands in it', () => {
    fc.assert(
      fc.property(parts, (drawn) => {
        const all = drawn.map(({ sort, own }, at) => ({
          ...part(sort, `${at}`),
          // What a database of before may hold is not always what the form asks today.
          own: own as ShownPart['own'],
        }))
        const course = readCourse(all)
        const read = course.modules.flatMap(({ part: head, steps }) => [
          ...(head ? [head.key] : []),
          ...steps.map(({ key }) => key),
        ])
        assert.deepEqual(
          read,
          all.map(({ key }) => key),
        )
        doubt(course)
      }),
    )
  })

  it('goes on to the first step that is not done, round from where one is', () => {
    const course = readCourse(['a', 'b', 'c'].map((key) => part('text', key)))
    assert.equal(nextToDo(course, new Set(['a']))?.key, 'b')
    assert.equal(nextToDo(course, new Set(['b', 'c']), 'b')?.key, 'a')
    assert.equal(nextToDo(course, new Set(['a', 'b', 'c'])), undefined)
    assert.deepEqual([findStep(course, 'b')?.before?.key, findStep(course, 'b')?.after?.key], ['a', 'c'])
    assert.equal(findStep(course, 'z'), undefined)
    assert.equal(stepsOf(course).length, 3)
  })

  it('is doubted where something may be missing', () => {
    const whats = (...all: ShownPart[]) => doubt(readCourse(all)).map(({ what }) => what)
    assert.deepEqual(whats(part('module', 'm'), part('text', 'a')), [])
    assert.deepEqual(
      whats(
        ...[part('module', 'm', {}, ''), part('module', 'n'), part('question', 'q', question([true]))],
        ...[part('question', 'r', question([true, false], '')), part('text', 't', {}, '')],
      ),
      ['no-door', 'no-name', 'no-step', 'one-answer', 'unsaid', 'no-title'],
    )
  })
})

describe('a question', () => {
  it('has one right answer, several, or none: then it is to think about', () => {
    assert.equal(kindOf({ ...question([true, false]), feedback: '' }), 'one')
    assert.equal(kindOf({ ...question([true, true]), feedback: '' }), 'several')
    assert.equal(kindOf({ ...question([false, false]), feedback: '' }), 'think')
    assert.ok(hasMore({ ...question([true, true]), feedback: '' }, [0]))
    assert.ok(!hasMore({ ...question([true, true]), feedback: '' }, [0, 1]))
  })

  it('reads a choice as it was written, and nothing else', () => {
    const three = { ...question([true, false, true]), feedback: '' }
    fc.assert(
      fc.property(fc.subarray([0, 1, 2], { minLength: 1 }), (chosen) =>
        assert.deepEqual(readChosen(writeChosen(chosen), three), chosen),
      ),
    )
    for (const forged of ['', '3', '1-0', '0-0', '0-', '-1', '0-1-2-0-1-2-0', 'x', '0-1-2-3'])
      assert.equal(readChosen(forged, three), null, forged)
  })

  it('counts as not answered where what was kept cannot be read', () => {
    const seven = { answers: Array.from({ length: 7 }, () => ({ text: 'a', right: true, feedback: '' })) }
    for (const own of [{ answers: 'x' }, { answers: [{ text: 1 }] }, seven])
      assert.deepEqual(readQuestion(own), { answers: [], feedback: '' })
  })
})
