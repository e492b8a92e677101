import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { prepareFile, type PreparedFile } from '../src/platform/files/keep.ts'
import { receiveFile } from '../src/platform/files/receive.ts'
import type { FileStore } from '../src/platform/files/store.ts'
import { drawingOf, type DrawingName } from './drawings/index.ts'

/** A file as a form would have brought it: received, judged by its first bytes, made ready. */
export async function bring(store: FileStore, name: string, contents: Buffer): Promise<PreparedFile> {
  const kinds = ['picture', 'audio', 'package'] as const
  const rule = { kinds, maxBytes: 20 * 2 ** 20 }
  const stream = Readable.from([contents], { objectMode: false })
  const received = await receiveFile({ field: 'file', name, stream }, rule, store.incoming, () => {})
  if (!received || 'reason' in received)
    throw new Error(`${name} was refused: ${received?.reason ?? 'empty'}`)
  const prepared = await prepareFile(store, received)
  if (prepared === 'unreadable') throw new Error(`${name} cannot be read`)
  // A picture was made anew; of anything else this is the file itself.
  if (prepared.main.path !== received.path) await rm(received.path)
  return prepared
}

/** One of the drawings of this world, ready to be kept, with its words. */
export async function bringDrawing(
  store: FileStore,
  name: DrawingName,
): Promise<{ prepared: PreparedFile; alt: string }> {
  const { svg, alt } = drawingOf(name)
  return { prepared: await bringSvg(store, name, svg), alt }
}

/** A drawing in SVG, which the lab never takes as such: it becomes a picture of points. */
export async function bringSvg(store: FileStore, name: string, svg: string): Promise<PreparedFile> {
  return bring(store, `${name}.png`, await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer())
}
