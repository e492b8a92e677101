import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hideNames } from './texts.ts'

const names = new Set(['nadia', 'nadia du 3e', 'marie-claude', 'été'])

test('words leave without names borne here, handles, addresses or telephone numbers', () => {
  for (const [said, left] of [
    ['Merci à Nadia du 3e, et à NADIA.', 'Merci à […], et à […].'],
    ['L’idée d’Nadia-même', 'L’idée d’[…]-même'],
    ['Marie-Claude l’a dit', '[…] l’a dit'],
    ['@samir.b a écrit à samir@exemple.org', '[…] a écrit à […]'],
    ['Appelez le 06 12 34 56 78 ou +33612345678.', 'Appelez le […] ou […].'],
    ['Voir https://exemple.org/nadia', 'Voir […]'],
    ['Nadine attend depuis 2024, cet été-là', 'Nadine attend depuis 2024, cet […]-là'],
    ['', ''],
  ])
    assert.equal(hideNames(said ?? '', names), left)
})

test('a word of twenty thousand letters holds nobody up', () => {
  const began = performance.now()
  assert.equal(hideNames('x'.repeat(20_000), names).length, 20_000)
  assert.ok(performance.now() - began < 100)
})
