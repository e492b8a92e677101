/** How likely it is, were a group like the others, that so many of its people say it: Fisher's exact test, one-sided. */
export interface Share {
  /** Of the group, those who say it, and those who were asked. */
  saying: number
  asked: number
  /** The same of everyone. */
  allSaying: number
  allAsked: number
}

/** Tells these likelihoods; `most` is the largest number of people it will be asked about. */
export function measureChance(most: number): (share: Share) => number {
  const factorial = new Float64Array(most + 1)
  for (let at = 2; at <= most; at += 1) factorial[at] = (factorial[at - 1] ?? 0) + Math.log(at)
  const ways = (from: number, some: number) =>
    (factorial[from] ?? 0) - (factorial[some] ?? 0) - (factorial[from - some] ?? 0)
  return ({ saying, asked, allSaying, allAsked }) => {
    const all = ways(allAsked, asked)
    let sum = 0
    for (let count = saying; count <= Math.min(asked, allSaying); count += 1)
      if (asked - count <= allAsked - allSaying)
        sum += Math.exp(ways(allSaying, count) + ways(allAsked - allSaying, asked - count) - all)
    return Math.min(1, sum)
  }
}

/**
 * Which of many likelihoods are small enough for at most one in twenty of those kept to be there by chance (Benjamini and Hochberg 1995):
 * the largest that may be kept.
 */
export function boundOf(likelihoods: readonly number[]): number {
  const sorted = Float64Array.from(likelihoods).sort()
  for (let rank = sorted.length; rank > 0; rank -= 1) {
    const likelihood = sorted[rank - 1] ?? 1
    if (likelihood <= (falsehood * rank) / sorted.length) return likelihood
  }
  return 0
}

const falsehood = 0.05
