import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wrap } from './wrap.ts'

describe('words on lines', () => {
  test('go to the next when one more would not fit, and what does not fit at all is cut', () => {
    assert.deepEqual(wrap('un mot après un autre', 9, 3), ['un mot', 'après un', 'autre'])
    assert.deepEqual(wrap('un mot après un autre', 9, 2), ['un mot', 'après un…'])
    assert.deepEqual(wrap('anticonstitutionnellement', 10, 2), ['anticonst…'])
    assert.deepEqual(wrap('  ', 9, 2), [])
  })

  test('count a letter and its accent once, and a wide letter twice', () => {
    assert.deepEqual(wrap('e\u0301te\u0301 e\u0301te\u0301', 7, 2), ['e\u0301te\u0301 e\u0301te\u0301'])
    assert.deepEqual(wrap('日本語 日本', 9, 2), ['日本語', '日本'])
    assert.deepEqual(wrap('日本語日本', 8, 2), ['日本語…'])
  })
})
