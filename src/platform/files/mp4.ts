import type { MediaFacts, Patch } from './patch.ts'

interface Box {
  type: string
  start: number
  /** Where what it holds begins. */
  body: number
  end: number
}

interface Track {
  handler: string
  width?: number
  height?: number
}

/** Boxes that stay at each level; the others become `free` and their bytes zeros, so that no offset inside the file moves. */
const stays = {
  file: new Set(['ftyp', 'moov', 'mdat', 'moof', 'sidx', 'styp', 'mfra', 'wide']),
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods']),
  trak: new Set(['tkhd', 'mdia', 'edts', 'tref', 'tapt', 'load']),
}

/** Tracks that are sound, film or their words; cameras add others with places and faces. */
const trackKinds = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'tmcd'])

/**
 * MP4, M4A and QuickTime (ISO/IEC 14496-12): what is not needed to play is blanked, dates are set to zero, and tracks that are neither
 * sound, film nor words lose their samples. Undefined for what is not well-formed.
 */
export async function stripMp4(patch: Patch): Promise<MediaFacts | undefined> {
  const top = await readBoxes(patch, 0, patch.size)
  const moov = top?.find((box) => box.type === 'moov')
  if (!top || !moov) return undefined
  await freeOthers(patch, top, stays.file)
  const inside = await readBoxes(patch, moov.body, moov.end)
  if (!inside) return undefined
  await freeOthers(patch, inside, stays.moov)
  const header = inside.find((box) => box.type === 'mvhd')
  const seconds = header && (await clearTimes(patch, header))
  const fragmented = inside.some((box) => box.type === 'mvex')
  const tracks: Track[] = []
  for (const box of inside.filter((one) => one.type === 'trak')) {
    const track = await stripTrack(patch, box, fragmented)
    if (!track) return undefined
    tracks.push(track)
  }
  const film = tracks.find((track) => track.handler === 'vide')
  return {
    hasVideo: film !== undefined,
    ...(seconds && { seconds }),
    ...(film?.width && film.height && { width: film.width, height: film.height }),
  }
}

async function stripTrack(patch: Patch, trak: Box, fragmented: boolean): Promise<Track | undefined> {
  const inside = await readBoxes(patch, trak.body, trak.end)
  const media = inside?.find((box) => box.type === 'mdia')
  const mediaInside = media && (await readBoxes(patch, media.body, media.end))
  const named = mediaInside?.find((box) => box.type === 'hdlr')
  if (!inside || !mediaInside || !named) return undefined
  await freeOthers(patch, inside, stays.trak)
  const handler = (await patch.read(named.body + 8, 4)).toString('latin1')
  if (!trackKinds.has(handler)) {
    // Samples of a fragmented file lie in places that this does not follow.
    if (fragmented || !(await blankSamples(patch, mediaInside))) return undefined
    await free(patch, trak)
    return { handler }
  }
  // After the handler come its maker's name for it, which often names the device.
  await patch.blank(named.body + 24, named.end - named.body - 24)
  const times = mediaInside.find((box) => box.type === 'mdhd')
  if (times) await clearTimes(patch, times)
  const shape = inside.find((box) => box.type === 'tkhd')
  return { handler, ...(shape && (await clearTrackHeader(patch, shape))) }
}

/** Sets creation and modification times to zero; returns the duration in seconds. */
async function clearTimes(patch: Patch, box: Box): Promise<number | undefined> {
  const bytes = await patch.read(box.body, 36)
  const long = bytes[0] === 1
  if (bytes.length < (long ? 32 : 20)) return undefined
  await patch.blank(box.body + 4, long ? 16 : 8)
  const scale = bytes.readUInt32BE(long ? 20 : 12)
  const units = long ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16)
  const unknown = units === 0 || units === 0xffff_ffff || scale === 0
  return unknown ? undefined : Math.round((units / scale) * 10) / 10
}

async function clearTrackHeader(
  patch: Patch,
  box: Box,
): Promise<{ width: number; height: number } | undefined> {
  const bytes = await patch.read(box.body, box.end - box.body > 200 ? 0 : 96)
  const long = bytes[0] === 1
  const matrix = long ? 52 : 40
  if (bytes.length < matrix + 44) return undefined
  await patch.blank(box.body + 4, long ? 16 : 8)
  const width = Math.round(bytes.readUInt32BE(matrix + 36) / 65_536)
  const height = Math.round(bytes.readUInt32BE(matrix + 40) / 65_536)
  const quarterTurn = bytes.readInt32BE(matrix) === 0 && bytes.readInt32BE(matrix + 4) !== 0
  return quarterTurn ? { width: height, height: width } : { width, height }
}

/** Blanks the samples of a track where they lie in the file (stsz: their sizes, stsc: how many in a chunk, stco or co64: where chunks are). */
async function blankSamples(patch: Patch, media: readonly Box[]): Promise<boolean> {
  const minf = media.find((box) => box.type === 'minf')
  const stbl = minf && (await readBoxes(patch, minf.body, minf.end))?.find((box) => box.type === 'stbl')
  const tables = stbl && (await readBoxes(patch, stbl.body, stbl.end))
  if (!tables) return false
  const table = async (type: string) => {
    const box = tables.find((one) => one.type === type)
    return box && box.end - box.body < 2 ** 22 ? patch.read(box.body, box.end - box.body) : undefined
  }
  const sizes = await table('stsz')
  const runs = await table('stsc')
  const short = await table('stco')
  const chunks = short ?? (await table('co64'))
  if (!sizes || !runs || !chunks || sizes.length < 12 || runs.length < 8 || chunks.length < 8) return false
  const same = sizes.readUInt32BE(4)
  const sizeOf = (sample: number) =>
    same > 0 ? same : 12 + sample * 4 + 4 <= sizes.length ? sizes.readUInt32BE(12 + sample * 4) : 0
  const width = short ? 4 : 8
  const count = Math.min(chunks.readUInt32BE(4), Math.floor((chunks.length - 8) / width))
  const inChunk = samplesPerChunk(runs)
  let sample = 0
  for (let chunk = 0; chunk < count; chunk++) {
    const at = 8 + chunk * width
    const position = short ? chunks.readUInt32BE(at) : Number(chunks.readBigUInt64BE(at))
    let length = 0
    for (let left = inChunk(chunk + 1); left > 0 && sample < sizes.readUInt32BE(8); left--)
      length += sizeOf(sample++)
    await patch.blank(position, length)
  }
  return true
}

function samplesPerChunk(runs: Buffer): (chunk: number) => number {
  const count = Math.min(runs.readUInt32BE(4), Math.floor((runs.length - 8) / 12))
  let run = 0
  return (chunk) => {
    while (run + 1 < count && runs.readUInt32BE(8 + (run + 1) * 12) <= chunk) run++
    return count > 0 ? runs.readUInt32BE(8 + run * 12 + 4) : 0
  }
}

/** The boxes from `start` to `end`, or undefined where they do not fit in each other. */
async function readBoxes(patch: Patch, start: number, end: number): Promise<Box[] | undefined> {
  const boxes: Box[] = []
  for (let at = start; at < end;) {
    // QuickTime may close a list with four zero bytes.
    if (end - at < 8) return end - at === 4 ? boxes : undefined
    const head = await patch.read(at, 16)
    if (head.length < 8) return undefined
    const size = head.readUInt32BE(0)
    const long = size === 1 && head.length === 16
    const length = size === 0 ? end - at : long ? Number(head.readBigUInt64BE(8)) : size
    const body = at + (long ? 16 : 8)
    if (length < body - at || at + length > end || boxes.length > 20_000) return undefined
    boxes.push({
      type: head.toString('latin1', 4, 8),
      start: at,
      body,
      end: at + length,
    })
    at += length
  }
  return boxes
}

async function freeOthers(patch: Patch, boxes: readonly Box[], staying: ReadonlySet<string>): Promise<void> {
  for (const box of boxes) if (!staying.has(box.type)) await free(patch, box)
}

async function free(patch: Patch, box: Box): Promise<void> {
  await patch.write(box.start + 4, Buffer.from('free'))
  await patch.blank(box.body, box.end - box.body)
}
