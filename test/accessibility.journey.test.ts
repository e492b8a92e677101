import assert from 'node:assert/strict'
import { test } from 'node:test'
import { audit, listExamples } from './support/audit.ts'
import { describeViolations } from './support/axe.ts'
import { everyWay, fewWays } from './support/crossing.ts'
import { openWorld } from './support/world.ts'

// EVERY_WAY is what `npm run axe` sets; PICTURES names a folder that gets a screenshot of each page.
const ways = process.env['EVERY_WAY'] ? everyWay : fewWays

test(`every page is open to everyone, in ${ways.length} ways of coming`, { timeout: 7_200_000 }, async () => {
  const world = await openWorld()
  assert.ok(listExamples(world, ['visitor']).length > 0, 'no page was read')
  const violations = await audit(world, ways, process.env['PICTURES'])
  assert.equal(violations.length, 0, `\n${describeViolations(violations)}`)
})
