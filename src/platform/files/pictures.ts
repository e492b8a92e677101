import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputInfo } from 'sharp'
import { fewAtOnce } from '../turns.ts'
import { loadSharp } from './sharp.ts'

/** A picture made from the one that was sent. */
export interface MadePicture {
  path: string
  type: 'image/webp' | 'image/avif'
  width: number
  height: number
}

const maxPixels = 40_000_000
const widths = [320, 640, 1280]

/** One: each takes a core for a moment, and reading comes first. */
const inTurn = fewAtOnce(1)

/**
 * Makes the pictures that readers get from the one that was sent: upright, at most 1,280 pixels wide, in WebP and AVIF at each width, and
 * nothing of what the camera wrote beside. The largest WebP comes first. Undefined when it cannot be read or holds over 40 million pixels.
 * The original is left where it is.
 */
export function makePictures(path: string, folder: string): Promise<MadePicture[] | undefined> {
  return inTurn(() => makeNow(path, folder))
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

async function makeNow(path: string, folder: string): Promise<MadePicture[] | undefined> {
  const whole = await decode(path)
  if (!whole) return undefined
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const own = whole.info.width
  const chosen = [...widths.filter((width) => width < own), Math.min(own, 1280)].reverse()
  const made: MadePicture[] = []
  try {
    for (const type of ['image/webp', 'image/avif'] as const) {
      for (const width of chosen) made.push(await encode(whole, width, type, folder))
    }
    return made
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
      .resize({ width: 1280, withoutEnlargement: true })
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
