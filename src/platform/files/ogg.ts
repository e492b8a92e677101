import type { MediaFacts, Patch } from './patch.ts'

interface Page {
  start: number
  body: number
  end: number
  /** Sizes of its segments; 255 means that the packet goes on. */
  lacing: Buffer
}

/**
 * Ogg (RFC 3533) with Opus, Vorbis or FLAC: the comments of the second packet are overwritten where they stand and their pages get a new
 * checksum. Undefined for several streams at once, for film, and for what is not well-formed.
 */
export async function stripOgg(patch: Patch): Promise<MediaFacts | undefined> {
  const first = await readPage(patch, 0)
  if (!first || first.lacing.length !== 1) return undefined
  const codec = await patch.read(first.body, 8)
  const prefix = commentPrefix(codec)
  if (!prefix) return undefined
  const pages: Page[] = []
  const pieces: Buffer[] = []
  for (let at = first.end, size = 0, open = true; open;) {
    const page = await readPage(patch, at)
    if (!page || size > 16 * 2 ** 20) return undefined
    const packet = firstPacket(page)
    const piece = await patch.read(page.body, packet.length)
    pages.push(page)
    pieces.push(piece)
    size += piece.length
    open = packet.goesOn
    at = page.end
  }
  const packet = Buffer.concat(pieces)
  if (!packet.subarray(0, prefix.length).equals(prefix) || !silence(packet, prefix.length)) return undefined
  for (const [index, page] of pages.entries()) {
    const piece = pieces[index] ?? Buffer.alloc(0)
    const before = pieces.slice(0, index).reduce((sum, one) => sum + one.length, 0)
    await patch.write(page.body, packet.subarray(before, before + piece.length))
    await sign(patch, page)
  }
  return { hasVideo: false }
}

function commentPrefix(codec: Buffer): Buffer | undefined {
  const name = codec.toString('latin1')
  if (name === 'OpusHead') return Buffer.from('OpusTags')
  if (name.startsWith('\x01vorbis')) return Buffer.from('\x03vorbis', 'latin1')
  return undefined
}

/** Writes spaces over the maker's name and over each comment, keeping every length. False when the lengths do not fit. */
function silence(packet: Buffer, start: number): boolean {
  let at = start
  const overwrite = (letters: string) => {
    if (at + 4 > packet.length) return false
    const length = packet.readUInt32LE(at)
    if (at + 4 + length > packet.length) return false
    packet.fill(0x20, at + 4, at + 4 + length)
    packet.write(letters.slice(0, length), at + 4, 'latin1')
    at += 4 + length
    return true
  }
  if (!overwrite('') || at + 4 > packet.length) return false
  const count = packet.readUInt32LE(at)
  at += 4
  for (let comment = 0; comment < count; comment++) if (!overwrite('X=')) return false
  // What follows is padding for Opus, and one framing bit for Vorbis.
  if (packet.length > at + 1) packet.fill(0, at + 1)
  return true
}

function firstPacket(page: Page): { length: number; goesOn: boolean } {
  const last = page.lacing.findIndex((size) => size < 255)
  const segments = last < 0 ? page.lacing : page.lacing.subarray(0, last + 1)
  return {
    length: segments.reduce((sum, size) => sum + size, 0),
    goesOn: last < 0,
  }
}

async function readPage(patch: Patch, start: number): Promise<Page | undefined> {
  const head = await patch.read(start, 27)
  if (head.length < 27 || head.toString('latin1', 0, 4) !== 'OggS') return undefined
  const lacing = await patch.read(start + 27, head[26] ?? 0)
  const body = start + 27 + lacing.length
  const end = body + lacing.reduce((sum, size) => sum + size, 0)
  return end <= patch.size && lacing.length > 0 ? { start, body, end, lacing } : undefined
}

async function sign(patch: Patch, page: Page): Promise<void> {
  const bytes = await patch.read(page.start, page.end - page.start)
  bytes.writeUInt32LE(0, 22)
  bytes.writeUInt32LE(checksum(bytes), 22)
  await patch.write(page.start + 22, bytes.subarray(22, 26))
}

const table = Uint32Array.from({ length: 256 }, (_none, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1
  return value
})

/** The CRC of RFC 3533: polynomial 04c11db7, no reflection, starting from zero. */
function checksum(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) crc = ((crc << 8) ^ (table[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return crc
}
