import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isIsbn, readIdentifier } from './identifiers.ts'

const sortOf = (typed: string) => readIdentifier(typed)?.sort

describe('identifiers', () => {
  it('are read as people copy them', () => {
    assert.deepEqual(readIdentifier('https://doi.org/10.3109/09638237.2011.562262'), {
      sort: 'DOI',
      value: '10.3109/09638237.2011.562262',
    })
    assert.equal(sortOf('ISBN 978-2-07-036024-5'), isIsbn('9782070360245') ? 'ISBN' : undefined)
    assert.equal(sortOf('0-306-40615-2'), 'ISBN')
    assert.equal(sortOf('080442957X'), 'ISBN')
    assert.equal(sortOf('ECLI:FR:CCASS:2020:C100123'), 'ECLI')
    assert.equal(sortOf('NOR : JUSC1234567L'), 'NOR')
    assert.deepEqual(readIdentifier('https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006069108'), {
      sort: 'LEGI',
      value: 'LEGITEXT000006069108',
      url: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006069108',
    })
  })

  it('of the wrong form, or with one figure wrong, are none', () => {
    for (const typed of [
      '',
      '10.12/x',
      'ECLI:FR:2020',
      '978-0-306-40615-8',
      '0-306-40615-3',
      'JUSC123',
      'bonjour',
    ])
      assert.equal(readIdentifier(typed), null, typed)
  })

  it('an ISBN with any one figure changed is refused', () =>
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const isbn = '9780306406157'
        const changed = String((Number(isbn[at]) + by) % 10)
        assert.equal(isIsbn(isbn.slice(0, at) + changed + isbn.slice(at + 1)), false)
      }),
    ))

  it('whatever is typed gives an answer', () =>
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (typed) => void readIdentifier(typed))))
})
