/** One way of coming to a page. */
export interface Way {
  theme: 'light' | 'dark'
  width: 320 | 1280
  signedIn: boolean
  locale: 'fr' | 'ar'
  forcedColors: boolean
}

/** Every way of coming to a page: 32. */
export const everyWay: readonly Way[] = (['light', 'dark'] as const).flatMap((theme) =>
  ([320, 1280] as const).flatMap((width) =>
    [false, true].flatMap((signedIn) =>
      (['fr', 'ar'] as const).flatMap((locale) =>
        [false, true].map((forcedColors) => ({ theme, width, signedIn, locale, forcedColors })),
      ),
    ),
  ),
)

/** A few ways in which every two settings meet: what one or two of them break together shows in one of these. */
export const fewWays: readonly Way[] = choosePairwise(everyWay)

/** At each step the way that shows the most pairs not yet seen, the first of them when equal: always the same choice. */
function choosePairwise(ways: readonly Way[]): Way[] {
  const unseen = new Set(ways.flatMap(listPairs))
  const chosen: Way[] = []
  const count = (way: Way) => listPairs(way).filter((pair) => unseen.has(pair)).length
  while (unseen.size > 0) {
    const best = ways.reduce((first, next) => (count(next) > count(first) ? next : first))
    for (const pair of listPairs(best)) unseen.delete(pair)
    chosen.push(best)
  }
  return chosen
}

/** Every two settings of a way, written as text. */
export function listPairs(way: Way): string[] {
  const settings = Object.entries(way).map(([name, value]) => `${name}=${String(value)}`)
  return settings.flatMap((one, at) => settings.slice(at + 1).map((other) => `${one} ${other}`))
}

/** A way in words, for the name of a failure. */
export function describeWay({ theme, width, signedIn, locale, forcedColors }: Way): string {
  return [
    `${width} px`,
    theme,
    signedIn ? 'signed in' : 'passing by',
    locale,
    ...(forcedColors ? ['forced colours'] : []),
  ].join(', ')
}
