import type { Readable } from 'node:stream'
import type { OpenZip } from '../../platform/unzip.ts'
import { formatName, formatVersion, manifestForm, manifestName, type Manifest } from './format.ts'

/** Longer than any text and any number of versions that people write; reading it holds the process for some tens of milliseconds. */
const mostBytes = 8 * 2 ** 20
const deepest = 32
const mostValues = 300_000

/** Why a manifest is not read, and where in it. */
export interface ManifestRefusal {
  refused: 'no-manifest' | 'manifest-too-large' | 'other-format' | 'manifest-wrong'
  name: string
}

/** Reads what a package says of itself, within bounds, before anything else of it is taken out. */
export async function readManifest(zip: OpenZip): Promise<Manifest | ManifestRefusal> {
  const size = zip.sizes.get(manifestName)
  if (size === undefined) return { refused: 'no-manifest', name: '' }
  if (size > mostBytes) return { refused: 'manifest-too-large', name: '' }
  const bytes = await readBounded(await zip.read(manifestName))
  if (!bytes) return { refused: 'manifest-too-large', name: '' }
  const said = parse(bytes)
  if (!isOurs(said)) return { refused: 'other-format', name: '' }
  const manifest = manifestForm.safeParse(said)
  if (manifest.success) return manifest.data
  return { refused: 'manifest-wrong', name: manifest.error.issues[0]?.path.join('.').slice(0, 200) ?? '' }
}

function isOurs(said: unknown): boolean {
  if (typeof said !== 'object' || said === null || !('format' in said) || !('version' in said)) return false
  return said.format === formatName && said.version === formatVersion
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The whole of it; undefined when it is nested too deep or holds too many values to be read in one go. */
async function readBounded(stream: Readable): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  const count = newCount()
  // A stream of a file gives buffers when no encoding is set.
  for await (const piece of stream as AsyncIterable<Buffer>) {
    if (!count(piece)) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Counts the nesting and the values of a JSON text as it comes, whatever stands between quotes left aside. */
function newCount(): (piece: Buffer) => boolean {
  let [depth, values] = [0, 0]
  let [quoted, escaped] = [false, false]
  return (piece) => {
    for (const byte of piece) {
      if (escaped) escaped = false
      else if (quoted) {
        if (byte === 0x5c) escaped = true
        else if (byte === 0x22) quoted = false
      } else if (byte === 0x22) quoted = true
      else if (byte === 0x7b || byte === 0x5b) depth += 1
      else if (byte === 0x7d || byte === 0x5d) depth -= 1
      else if (byte === 0x2c) values += 1
      if (depth > deepest || values > mostValues) return false
    }
    return true
  }
}
