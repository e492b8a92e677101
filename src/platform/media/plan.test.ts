import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeAll, planOf } from './plan.ts'

const side = fc.integer({ min: 1, max: 8_192 })

test('whatever its size, a film fits in what it becomes, keeps its shape, and is never made larger', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const film = { index: 0, width, height, rate: 25, bright: false }
      const planned = planOf({ seconds: 1, film, sound: undefined })
      assert.ok(planned.length === 1 || planned.length === 2)
      for (const { name, width: wide, height: high } of planned) {
        const [long, short] = name === '720p' ? [1280, 720] : [854, 480]
        assert.ok(wide % 2 === 0 && high % 2 === 0)
        assert.ok(Math.max(wide, high) <= long && Math.min(wide, high) <= short)
        assert.ok(wide <= Math.max(2, width + 1) && high <= Math.max(2, height + 1))
        if (Math.min(wide, high) > 20)
          assert.ok(Math.abs(wide / high - width / height) / (width / height) < 0.1)
      }
    }),
  )
})

test('a film without sound has no sound made, and a sound no film', () => {
  const film = { index: 3, width: 1920, height: 1080, rate: 25, bright: false }
  const mute = { seconds: 1, film, sound: undefined }
  assert.deepEqual(
    planOf(mute).map(({ name }) => name),
    ['720p', '480p'],
  )
  assert.ok(!makeAll(mute, planOf(mute), undefined).includes('aac'))
  const voice = { seconds: 1, film: undefined, sound: { index: 0, channels: 2 } }
  assert.deepEqual(
    planOf(voice).map(({ name }) => name),
    ['son'],
  )
  assert.ok(!makeAll(voice, planOf(voice), undefined).includes('libx264'))
})
