import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from 'uqr'
import { Qr } from './qr.tsx'

test('the drawing darkens the squares of the code and no other', () => {
  const text = 'https://lab.example/entrer?carte=K7QM-2RTX-9HAB'
  const svg = (<Qr text={text} label="Ouvre la page pour entrer" />).toString()
  const expected = encode(text, { ecc: 'M', border: 4 }).data
  const drawn = expected.map((row) => row.map(() => false))
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  assert.deepEqual(drawn, expected)
})

test('a code says in words where it leads, whatever the words hold', () => {
  const svg = (<Qr text="x" label={'Entrer "ici" <vite>'} />).toString()
  assert.match(svg, /role="img" aria-label="Entrer &quot;ici&quot; &lt;vite&gt;"/)
})

test('four clear squares surround the code, as scanners need', () => {
  const { data, size } = encode('x', { ecc: 'M', border: 4 })
  const quiet = data.flatMap((row, y) => row.filter((_, x) => Math.min(x, y, size - 1 - x, size - 1 - y) < 4))
  assert.ok(quiet.length > 0 && quiet.every((dark) => !dark))
})
