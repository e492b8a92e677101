import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a ZIP, with what it says wrongly of itself. */
export interface CraftedEntry {
  name: string
  content: Buffer | string
  compress?: boolean
  /** What Unix says it is, a link for instance. */
  mode?: number
  /** Bits of the general purpose flag beside that of UTF-8. */
  flags?: number
  /** Checksum and number of bytes, when they are not its own. */
  sum?: number
  bytes?: number
}

/** A ZIP byte by byte, so that it may lie. */
export function makeZip(entries: readonly CraftedEntry[]): Buffer {
  const pieces: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const data = entry.compress ? deflateRawSync(content) : content
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800 | (entry.flags ?? 0), 2)
    common.writeUInt16LE(entry.compress ? 8 : 0, 4)
    common.writeUInt32LE(entry.sum ?? crc32(content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(entry.bytes ?? content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    // Version 3 made by Unix, or the mode means nothing.
    list.push(Buffer.from('504b0102140300', 'hex').subarray(0, 6), common, rest, name)
    const local = [Buffer.from('504b0304', 'hex'), common, name, data]
    pieces.push(...local)
    at += local.reduce((sum, { length }) => sum + length, 0)
  }
  const central = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  // The old format counts up to 65,535.
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, central, end])
}
