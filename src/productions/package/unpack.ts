import { createHash } from 'node:crypto'
import { Transform, pipeline } from 'node:stream'
import type { FileStore } from '../../platform/files/contents.ts'
import { prepareFile, type PreparedFile } from '../../platform/files/keep.ts'
import { receiveFile, type FileRule, type ReceivedFile } from '../../platform/files/receive.ts'
import { kindOfType, type FileRole } from '../../platform/files/types.ts'
import { fewAtOnce } from '../../platform/turns.ts'
import { BrokenZip, isDiskFailure, openZip, type OpenZip, type ZipRefusal } from '../../platform/unzip.ts'
import { coverRule } from '../making/forms.ts'
import { sortNamed } from '../kinds/registry.ts'
import { anyFile } from '../parts/sorts.ts'
import type { Manifest, Medium } from './format.ts'
import { readManifest, type ManifestRefusal } from './manifest.ts'

/** The heaviest package, and what it may hold once it is taken apart. */
export const mostBytes = 2_000 * 2 ** 20
const bounds = { entries: 1_000, bytes: mostBytes }

/** Why a package is not taken in, and the name of what is the cause. */
export type Refusal =
  | ZipRefusal
  | ManifestRefusal
  | { refused: 'file-missing' | 'file-wrong' | 'file-changed' | 'file-unreadable'; name: string }

/** A package whose every byte was checked; nothing of it is kept yet. */
export interface Unpacked {
  manifest: Manifest
  /** Its files by path, ready to be kept. */
  files: ReadonlyMap<string, { prepared: PreparedFile; role: FileRole }>
}

/** What a file is used as: the rules of an upload for the same use are its rules. */
interface Use {
  rule: FileRule
  role: FileRole
  judge?: (path: string) => Promise<unknown>
}

/**
 * Checks a package whole. What it takes out waits in the folder of uploads and stands in `received` as it comes: whoever calls
 * throws it away in the end, kept or not.
 */
export function unpack(
  store: FileStore,
  file: ReceivedFile,
  received: ReceivedFile[],
): Promise<Unpacked | Refusal> {
  return inTurn(() => unpackNow(store, file, received))
}

/** One: it fills the disk and the memory, and reading comes first. */
const inTurn = fewAtOnce(1)

async function unpackNow(
  store: FileStore,
  file: ReceivedFile,
  received: ReceivedFile[],
): Promise<Unpacked | Refusal> {
  // One that waited since an earlier sending is brought back to its path.
  if ((await prepareFile(store, file)) === 'unreadable') return { refused: 'broken', name: '' }
  const zip = await openZip(file.path, bounds)
  if ('refused' in zip) return zip
  try {
    const manifest = await readManifest(zip)
    if ('refused' in manifest) return manifest
    const files = await takeFiles(store, zip, manifest, received)
    return 'refused' in files ? files : { manifest, files }
  } catch (error) {
    if (isDiskFailure(error)) throw error
    // What the list said was not what the file held.
    return { refused: 'broken', name: error instanceof BrokenZip ? error.message : '' }
  } finally {
    zip.close()
  }
}

async function takeFiles(
  store: FileStore,
  zip: OpenZip,
  manifest: Manifest,
  received: ReceivedFile[],
): Promise<Unpacked['files'] | Refusal> {
  const uses = Map.groupBy(listUses(manifest), ([path]) => path)
  const media = new Map(manifest.media.map((medium) => [medium.path, medium]))
  const files = new Map<string, { prepared: PreparedFile; role: FileRole }>()
  for (const [path, asked] of uses) {
    const medium = media.get(path)
    const [first] = asked
    if (!medium || !first || zip.sizes.get(path) !== medium.bytes)
      return { refused: 'file-missing', name: path }
    const taken = await takeOne(
      store,
      zip,
      medium,
      asked.map(([, use]) => use),
      received,
    )
    if ('refused' in taken) return taken
    files.set(path, { prepared: taken, role: first[1].role })
  }
  return files
}

/** Every use of a file, by path. */
function listUses({ versions }: Manifest): [string, Use][] {
  return versions.flatMap(({ cover, parts }) => [
    ...(cover ? [[cover.file, { rule: coverRule, role: 'picture' }] satisfies [string, Use]] : []),
    ...parts.flatMap(({ sort, file }): [string, Use][] =>
      // A sort that this lab does not know may bring what a file may.
      file === null ? [] : [[file, sortNamed(sort).file ?? anyFile]],
    ),
  ])
}

async function takeOne(
  store: FileStore,
  zip: OpenZip,
  medium: Medium,
  uses: readonly Use[],
  received: ReceivedFile[],
): Promise<PreparedFile | Refusal> {
  const { path: name } = medium
  const [{ rule } = { rule: coverRule }] = uses
  const hash = createHash('sha256')
  const watch = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  pipeline(await zip.read(name), watch, () => {})
  const arriving = { field: name, name: medium.name, stream: watch }
  // A file that is refused by its first bytes is read no further.
  const file = await receiveFile(arriving, rule, store.incoming, () => {}).finally(() => watch.destroy())
  if (!file || !('path' in file)) return { refused: 'file-wrong', name }
  received.push(file)
  if (hash.digest('hex') !== medium.sha256) return { refused: 'file-changed', name }
  const kind = kindOfType(file.type)
  if (file.type !== medium.type || !uses.every((use) => use.rule.kinds.includes(kind)))
    return { refused: 'file-wrong', name }
  for (const { judge } of uses) if (await judge?.(file.path)) return { refused: 'file-wrong', name }
  const prepared = await prepareFile(store, file, { asMade: true })
  return prepared === 'unreadable' ? { refused: 'file-unreadable', name } : prepared
}
