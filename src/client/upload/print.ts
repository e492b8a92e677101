const piece = 64 * 1024

/** By what the same file is known again: its size and a sum of what it holds at three places, whatever it is called by now. */
export async function printOf(file: File): Promise<string> {
  const places = [0, Math.floor(file.size / 2), Math.max(0, file.size - piece)]
  let sum = 0x811c9dc5
  for (const place of places) {
    for (const byte of new Uint8Array(await file.slice(place, place + piece).arrayBuffer()))
      sum = Math.imul(sum ^ byte, 0x01000193)
  }
  return `${file.size}-${(sum >>> 0).toString(36)}`
}
