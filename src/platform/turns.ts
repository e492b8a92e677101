/** Runs what it is given, at most so many at a time; others wait, first come, first in. */
export function fewAtOnce(most: number): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let underWay = 0
  const turns: (() => void)[] = []
  return async (act) => {
    if (underWay < most) underWay += 1
    else await new Promise<void>((turn) => turns.push(turn))
    try {
      return await act()
    } finally {
      // Whoever waits first takes the turn over: one that is given back first could be taken twice.
      const next = turns.shift()
      if (next) next()
      else underWay -= 1
    }
  }
}
