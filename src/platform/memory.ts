import type { Ctx } from './web.ts'

/** Bytes that texts being received, or given back, may hold in this process. */
const most = 32 * 2 ** 20
/** What each form may hold whatever the others do: a few pages of words. */
const always = 16 * 1024

let held = 0

/**
 * Counts the memory that one request takes for its texts, until its answer has left: a refused text is in the answer too. What it gives says
 * whether so many more bytes may be held.
 */
export function borrowMemory(c: Ctx): (bytes: number) => boolean {
  const outgoing = c.env?.outgoing
  let mine = 0
  outgoing?.once('close', () => (held -= mine))
  return (bytes) => {
    if (mine + bytes > always && held + bytes > most) return false
    // Without a connection there is nothing to wait for.
    if (!outgoing || outgoing.closed) return true
    mine += bytes
    held += bytes
    return true
  }
}
