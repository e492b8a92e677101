import type { MediaFacts, Patch } from './patch.ts'

/**
 * MP3: the ID3v2 tags before the sound become padding, ID3v1, Lyrics3 and APE tags after it are cut off. Undefined when no sound is where it
 * should be.
 */
export async function stripMp3(patch: Patch): Promise<MediaFacts | undefined> {
  let start = 0
  for (let tags = 0; tags < 16; tags++) {
    const head = await patch.read(start, 10)
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') break
    const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
    const footer = (head[5] ?? 0) & 0x10 ? 10 : 0
    // Without flags and with a body of zeros it is an empty tag, which every player skips.
    await patch.blank(start + 5, 1)
    await patch.blank(start + 10, size)
    start += 10 + size + footer
  }
  if (!(await hasFrame(patch, start))) return undefined
  const end = await findEnd(patch)
  if (end <= start) return undefined
  if (end < patch.size) await patch.cutAt(end)
  return { hasVideo: false }
}

/** Whether a frame of sound begins within the next 64 KiB: writers leave zeros after the tag. */
async function hasFrame(patch: Patch, start: number): Promise<boolean> {
  const bytes = await patch.read(start, 65_536)
  const at = bytes.findIndex((byte) => byte !== 0)
  return at >= 0 && bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xe0) === 0xe0
}

async function findEnd(patch: Patch): Promise<number> {
  let end = patch.size
  for (let tags = 0; tags < 16; tags++) {
    const before = end
    const tail = await patch.read(Math.max(0, end - 128), Math.min(128, end))
    if (tail.length === 128 && tail.toString('latin1', 0, 3) === 'TAG') end -= 128
    const foot = await patch.read(Math.max(0, end - 32), Math.min(32, end))
    if (foot.length === 32 && foot.toString('latin1', 0, 8) === 'APETAGEX') {
      const hasHeader = foot.readUInt32LE(20) >= 0x8000_0000
      end -= foot.readUInt32LE(12) + (hasHeader ? 32 : 0)
    }
    const lyrics = (await patch.read(Math.max(0, end - 15), Math.min(15, end))).toString('latin1')
    if (/^\d{6}LYRICS200$/.test(lyrics)) end -= 15 + Number(lyrics.slice(0, 6))
    if (end === before || end <= 0) break
  }
  return end
}
