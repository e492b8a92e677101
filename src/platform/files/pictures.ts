import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputInfo } from 'sharp'
import { fewAtOnce } from '../turns.ts'
import { loadSharp } from './sharp.ts'
import type { FileType } from './types.ts'

/** A picture made from the one that was sent. */
export interface MadePicture {
  path: string
  type: 'image/webp' | 'image/avif'
  width: number
  height: number
}

const maxPixels = 40_000_000
const largestWidth = 1280
const widths = [320, 640, largestWidth]

/** One: each takes a core for a moment, and reading comes first. */
const inTurn = fewAtOnce(1)

/**
 * Makes the pictures that readers get from the one that was sent: upright, at most 1,280 pixels wide, in WebP and AVIF at each width, and
 * nothing of what the camera wrote beside. The largest WebP comes first. Undefined when it cannot be read or holds over 40 million pixels.
 * The original is left where it is; with `ready` it is itself the largest.
 */
export function makePictures(
  path: string,
  folder: string,
  ready = false,
): Promise<MadePicture[] | undefined> {
  return inTurn(() => makeNow(path, folder, ready))
}

/** The one picture that shows a film, from one that was taken out of it; undefined when it cannot be read. */
export function makePoster(
  path: string,
  folder: string,
): Promise<(MadePicture & { height: number }) | undefined> {
  return inTurn(async () => {
    const whole = await decode(path)
    if (!whole) return undefined
    return { ...(await encode(whole, whole.info.width, 'image/webp', folder)), height: whole.info.height }
  })
}

async function makeNow(path: string, folder: string, ready: boolean): Promise<MadePicture[] | undefined> {
  const whole = await decode(path)
  if (!whole) return undefined
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const own = whole.info.width
  const chosen = [...widths.filter((width) => width < own), Math.min(own, largestWidth)].reverse()
  const made: MadePicture[] = []
  const { height } = whole.info
  const largest: MadePicture[] = ready ? [{ path, type: 'image/webp', width: own, height }] : []
  try {
    for (const type of ['image/webp', 'image/avif'] as const) {
      for (const width of chosen.slice(type === 'image/webp' ? largest.length : 0))
        made.push(await encode(whole, width, type, folder))
    }
    return [...largest, ...made]
  } catch (error) {
    await Promise.all(made.map((picture) => rm(picture.path, { force: true })))
    throw error
  }
}

interface Whole {
  data: Buffer
  info: OutputInfo
}

/** Decodes once, already at the largest size that is kept. */
async function decode(path: string): Promise<Whole | undefined> {
  try {
    const sharp = await loadSharp()
    // `failOn` keeps truncated photographs out: half a picture is an interrupted upload.
    return await sharp(path, {
      limitInputPixels: maxPixels,
      failOn: 'truncated',
      sequentialRead: true,
    })
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize({ width: largestWidth, withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
  } catch {
    return undefined
  }
}

async function encode(
  whole: Whole,
  width: number,
  type: MadePicture['type'],
  folder: string,
): Promise<MadePicture> {
  const path = join(folder, randomUUID())
  const { width: ownWidth, height, channels } = whole.info
  const sharp = await loadSharp()
  const picture = sharp(whole.data, {
    raw: { width: ownWidth, height, channels },
  }).resize({ width })
  // Higher efforts cost seconds for a few per cent (docs/adr/pictures.md).
  const encoded =
    type === 'image/webp' ? picture.webp({ quality: 78 }) : picture.avif({ quality: 50, effort: 0 })
  const info = await encoded.toFile(path)
  return { path, type, width: info.width, height: info.height }
}

/** What makes up a still picture in WebP and nothing else: no colour profile, no words about who, where and when. */
const pictureChunks = ['VP8 ', 'VP8L', 'VP8X', 'ALPH']

/**
 * Whether a picture is one that `makePictures` may have made: WebP, no wider than it makes them, and not a byte beside the picture. Such a
 * one may stay as it is once it could be decoded.
 */
export async function isMade(path: string, type: FileType): Promise<boolean> {
  if (type !== 'image/webp') return false
  const bytes = await readFile(path)
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false
  const left = new Set(pictureChunks)
  let at = 12
  while (at + 8 <= bytes.length) {
    if (!left.delete(bytes.toString('latin1', at, at + 4))) return false
    const size = bytes.readUInt32LE(at + 4)
    // Pieces begin at even places.
    at += 8 + size + (size % 2)
  }
  return at === bytes.length && (await widthOf(path)) <= largestWidth
}

async function widthOf(path: string): Promise<number> {
  const sharp = await loadSharp()
  const { width } = await sharp(path, { limitInputPixels: maxPixels })
    .metadata()
    .catch(() => ({ width: Infinity }))
  return width
}
