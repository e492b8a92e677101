import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTestLab, type TestLab } from '../test/support/lab.ts'
import { listRoutes } from './app.tsx'
import { findRoutePlaces } from './route-places.ts'

describe('where a URL is written', () => {
  let lab: TestLab
  let places: ReadonlyMap<string, string>

  before(async () => {
    lab = await openTestLab()
    places = await findRoutePlaces()
  })
  after(() => lab.close())

  test('is told for every URL', () => {
    const lost = listRoutes(lab.app)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !places.has(route))
    assert.deepEqual(lost, [])
  })

  test('is never a test', () => {
    assert.deepEqual(
      [...places.values()].filter((place) => place.includes('.test.')),
      [],
    )
  })
})
