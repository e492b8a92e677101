import type { MediaFacts, Patch } from './patch.ts'

interface Element {
  id: number
  start: number
  body: number
  /** Undefined where a recorder that streams did not know it. */
  end: number | undefined
}

// Ids of RFC 9559.
const segment = 0x18538067
const info = 0x1549a966
const tracks = 0x1654ae6b
const trackEntry = 0xae
const trackType = 0x83
const cluster = 0x1f43b675
const entered = new Set([segment, info, tracks, trackEntry, cluster])
const voidId = 0xec
/** Tags, attachments, chapters; then inside Info: date, titles, file names, ids, and the programs; inside a track: its name. */
const leaves = new Set([
  0x1254c367, 0x1941a469, 0x1043a770, 0x4461, 0x7ba9, 0x7384, 0x3c83ab, 0x3eb, 0x73a4, 0x3cb923, 0x3eb923,
  0x536e, 0xec, 0xbf,
])
/** Strings that must be there, but may say nothing: MuxingApp, WritingApp. */
const silenced = new Set([0x4d80, 0x5741])

/**
 * WebM (Matroska): tags, attachments, titles, dates and file names become void. Elements are walked as one flat list, since their ids tell
 * their level; that also reads the streams of unknown length that browsers record. Undefined for what is not well-formed.
 */
export async function stripMatroska(patch: Patch): Promise<MediaFacts | undefined> {
  let hasVideo = false
  let hasTrack = false
  for (let at = 0, count = 0; at < patch.size; count++) {
    const element = await readElement(patch, at)
    if (!element || count > 500_000) return undefined
    const { id, body, end } = element
    // A cluster holds sound and film alone: it is skipped wherever its length is known.
    if (entered.has(id) && (id !== cluster || end === undefined)) {
      at = body
      continue
    }
    // Of other elements the length must be known; the last one may have been cut by the recorder's stop.
    if (end === undefined) return undefined
    if (id === trackType) {
      hasTrack = true
      hasVideo ||= (await patch.read(body, 1))[0] === 1
    }
    if (leaves.has(id)) await makeVoid(patch, element, end)
    if (silenced.has(id)) await patch.blank(body, end - body, 0x20)
    at = end
  }
  return hasTrack ? { hasVideo } : undefined
}

async function readElement(patch: Patch, start: number): Promise<Element | undefined> {
  const head = await patch.read(start, 12)
  const idLength = lengthOf(head[0])
  if (idLength > 4 || head.length <= idLength) return undefined
  const sizeLength = lengthOf(head[idLength])
  if (sizeLength > 8 || head.length < idLength + sizeLength) return undefined
  const first = (head[idLength] ?? 0) & (0xff >> sizeLength)
  let size = first
  let unknown = first === 0xff >> sizeLength
  for (const byte of head.subarray(idLength + 1, idLength + sizeLength)) {
    size = size * 256 + byte
    unknown &&= byte === 0xff
  }
  const body = start + idLength + sizeLength
  return {
    id: head.readUIntBE(0, idLength),
    start,
    body,
    end: unknown ? undefined : Math.min(body + size, patch.size),
  }
}

/** Bytes of a variable-length number, by the zero bits that lead its first byte; 9 when there is no such number. */
function lengthOf(first: number | undefined): number {
  return first === undefined || first === 0 ? 9 : Math.clz32(first) - 23
}

async function makeVoid(patch: Patch, { start }: Element, end: number): Promise<void> {
  const total = end - start
  const head = Buffer.alloc(total >= 9 ? 9 : 2)
  head[0] = voidId
  if (total >= 9) {
    head.writeUIntBE(total - 9, 3, 6)
    head[1] = 0x01
  } else {
    head[1] = 0x80 | (total - 2)
  }
  await patch.write(start, head)
  await patch.blank(start + head.length, total - head.length)
}
