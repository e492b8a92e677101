import type { MediaFacts, Patch } from './patch.ts'

const stays = new Set(['fmt ', 'data', 'fact'])

/** WAV (RIFF): every chunk that is not sound becomes JUNK filled with zeros. Undefined for what is not well-formed. */
export async function stripWav(patch: Patch): Promise<MediaFacts | undefined> {
  const head = await patch.read(0, 12)
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') return undefined
  let rate = 0
  let data = 0
  let chunks = 0
  for (let at = 12; at + 8 <= patch.size;) {
    const chunk = await patch.read(at, 24)
    const type = chunk.toString('latin1', 0, 4)
    // A recorder that was interrupted leaves the size of `data` at zero or too large: the rest is sound.
    const size = Math.min(chunk.readUInt32LE(4), patch.size - at - 8)
    if (type === 'fmt ' && chunk.length >= 20) rate = chunk.readUInt32LE(16)
    if (type === 'data') data += size
    if (!stays.has(type)) {
      await patch.write(at, Buffer.from('JUNK'))
      await patch.blank(at + 8, size)
    }
    if (++chunks > 10_000) return undefined
    at += 8 + size + (size % 2)
  }
  return data > 0 && rate > 0 ? { hasVideo: false, seconds: Math.round((data / rate) * 10) / 10 } : undefined
}
