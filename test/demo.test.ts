import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fillDemo } from '../demo/index.ts'
import { openTestLab, type TestLab } from './support/lab.ts'

const maxSeconds = 6

describe('the demonstration world', () => {
  let lab: TestLab
  let seconds: number

  before(async () => {
    lab = await openTestLab()
    const started = performance.now()
    await fillDemo(lab.lab)
    seconds = (performance.now() - started) / 1_000
  })

  after(() => lab.close())

  test(`fills in less than ${maxSeconds} seconds`, () => {
    assert.ok(seconds < maxSeconds, `${seconds.toFixed(1)} s`)
  })
})
