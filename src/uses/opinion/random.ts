/** A way to draw numbers from 0 up to 1. */
export type Draw = () => number

/**
 * Draws that are always the same for the same words: what is worked out twice comes out the same. The seed is spread by FNV-1a over the four
 * words of sfc32 (Chris Doty-Humphrey, PractRand), which is not for secrets.
 */
export function drawFrom(seed: string): Draw {
  let hash = 0x811c9dc5
  const spread = (salt: number) => {
    hash ^= salt
    for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193)
    return hash | 0
  }
  let [a, b, c, count] = [spread(1), spread(2), spread(3), 1]
  const draw = () => {
    const sum = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round += 1) draw()
  return draw
}

/** A whole number from 0 up to `count`, not included. */
export function drawBelow(draw: Draw, count: number): number {
  return Math.floor(draw() * count)
}

/** A number of the normal law of mean 0 and variance 1 (Box and Muller, 1958). */
export function drawNormal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}

/** `some` different numbers below `count`, in order; all of them when there are no more. */
export function drawSome(draw: Draw, count: number, some: number): Uint32Array {
  const all = Uint32Array.from({ length: count }, (_, at) => at)
  if (some >= count) return all
  for (let at = 0; at < some; at += 1) {
    const other = at + drawBelow(draw, count - at)
    const kept = all[at] ?? 0
    all[at] = all[other] ?? 0
    all[other] = kept
  }
  return all.slice(0, some).sort()
}
