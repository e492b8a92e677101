/** How much two ways of grouping the same people say the same: 1 the same, 0 as chance would (the adjusted Rand index, Hubert and Arabie 1985). */
export function adjustedRand(one: Uint8Array, other: Uint8Array): number {
  const both = new Map<number, number>()
  const ones = new Map<number, number>()
  const others = new Map<number, number>()
  for (let at = 0; at < one.length; at += 1) {
    const [a, b] = [one[at] ?? 0, other[at] ?? 0]
    count(both, a * 256 + b)
    count(ones, a)
    count(others, b)
  }
  const [together, inOne, inOther, all] = [pairs(both), pairs(ones), pairs(others), choose(one.length)]
  const chance = all === 0 ? 0 : (inOne * inOther) / all
  const most = (inOne + inOther) / 2
  return most === chance ? 1 : (together - chance) / (most - chance)
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const choose = (some: number) => (some * (some - 1)) / 2

function pairs(counts: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const some of counts.values()) sum += choose(some)
  return sum
}
