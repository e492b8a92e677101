import { killOverAndOver } from '../test/support/kill.ts'

// `npm run kill -- 200`: the lab and its database killed in turn while people write, far longer than the tests do.
const rounds = Number(process.argv[2] ?? 200)
const since = performance.now()
const { acknowledged, lost, halves } = await killOverAndOver(rounds, (round) => {
  if (round % 10 === 9) console.log(`${round + 1} of ${rounds}`)
})
const kinds = Map.groupBy(acknowledged, ({ kind }) => kind)
const written = [...kinds].map(([kind, all]) => `${all.length} × ${kind}`).join(', ')
const minutes = ((performance.now() - since) / 60_000).toFixed(1)
console.log(
  `${rounds} × kill -9 in ${minutes} min. Acknowledged: ${acknowledged.length} (${written}). Lost: ${lost.length}.`,
)
for (const { kind, key } of lost) console.log(`lost: ${kind} ${key}`)
for (const half of halves) console.log(half)
process.exitCode = lost.length + halves.length > 0 ? 1 : 0
