import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hashCode, newCode, newId, readCode } from './ids.ts'

test('ids are twelve easy characters and never come twice', () => {
  const made = Array.from({ length: 2000 }, () => newId())
  assert.equal(new Set(made).size, made.length)
  for (const id of made) assert.match(id, /^[0-9a-hjkmnp-tv-z]{12}$/)
})

test('every letter of the alphabet is drawn about as often', () => {
  const seen = new Map<string, number>()
  for (let i = 0; i < 8000; i++) for (const letter of newId()) seen.set(letter, (seen.get(letter) ?? 0) + 1)
  assert.equal(seen.size, 32)
  for (const count of seen.values()) assert.ok(count > 2600 && count < 3400, String(count))
})

test('a code copied by hand is read whatever the case, the spaces and the look-alikes', () => {
  assert.equal(readCode('7k2m 9xqa 04td'), '7K2M-9XQA-04TD')
  assert.equal(readCode('7K2M–9XQA—O4TD'), '7K2M-9XQA-04TD')
  assert.equal(readCode(' 1l i0-oUv2-7777 '), '1110-0VV2-7777')
  assert.equal(readCode('7K2M9XQA04T'), undefined)
  assert.equal(readCode('7K2M-9XQA-04T!'), undefined)
  assert.equal(readCode('7'.repeat(5000)), undefined)
})

test('what is printed is always read back', () => {
  for (let i = 0; i < 200; i++) {
    const code = newCode()
    assert.equal(readCode(code), code)
    assert.equal(
      readCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')),
      code,
    )
  }
})

test('reading a code never throws and gives a code or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const code = readCode(typed)
      assert.ok(code === undefined || readCode(code) === code)
    }),
  )
})

test('two codes have two hashes of 32 bytes', () => {
  assert.equal(hashCode('A').length, 32)
  assert.notDeepEqual(hashCode(newCode()), hashCode(newCode()))
})
