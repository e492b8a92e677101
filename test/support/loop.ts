/** Milliseconds between two looks: looking at each turn would keep a core busy while the database works. */
const oftenEnough = 2

/**
 * Watches the event loop until the function it returns is called, which gives the longest time others had to wait, in ms of this
 * thread's own work: a busy machine changes nothing, and a long body that is read piece by piece holds nobody.
 */
export function watchLoop(): () => number {
  const read = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let last = read()
  let longest = 0
  let watching = true
  const look = () => {
    const now = read()
    longest = Math.max(longest, now - last)
    last = now
    if (watching) setTimeout(look, oftenEnough)
  }
  setTimeout(look, oftenEnough)
  return () => {
    watching = false
    look()
    return longest
  }
}
