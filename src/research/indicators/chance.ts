/** Numbers drawn by lot, the same ones each time from the same seed. */
export interface Chance {
  /** From 0 to less than 1. */
  draw: () => number
  /** A whole number from 0 to less than this. */
  below: (bound: number) => number
}

/** Starts drawing from words: xoshiro128** (Blackman & Vigna 2021), whose state splitmix32 fills from an FNV-1a hash of them. */
export function newChance(seed: string): Chance {
  let hash = 0x811c9dc5
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  const fill = () => {
    hash = (hash + 0x9e3779b9) | 0
    const once = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97)
    return (twice ^ (twice >>> 15)) >>> 0
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill()]
  const draw = () => {
    const spun = Math.imul(b, 5)
    const result = Math.imul((spun << 7) | (spun >>> 25), 9)
    const moved = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= moved
    d = (d << 11) | (d >>> 21)
    return (result >>> 0) / 2 ** 32
  }
  return { draw, below: (bound) => Math.floor(draw() * bound) }
}

/** The same values in an order drawn by lot (Fisher & Yates). */
export function shuffle<T>(values: readonly T[], { below }: Chance): T[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = below(last + 1)
    // Both places are in the list, whose length has not changed.
    const kept = mixed[last] as T
    mixed[last] = mixed[other] as T
    mixed[other] = kept
  }
  return mixed
}

/** As many values as there are, each drawn among all of them. */
export function resample<T>(values: readonly T[], { below }: Chance): T[] {
  // A place drawn below the length of the list is in it.
  return values.map(() => values[below(values.length)] as T)
}
