import { z } from 'zod'
import type { FileType } from '../files/types.ts'
import { readJson } from '../json.ts'
import type { Converter } from './converter.ts'
import { workFolder } from './sandbox.ts'

/** What a film or sound really holds. */
export interface Facts {
  /** Seconds; undefined when it does not say. */
  seconds: number | undefined
  film: FilmFacts | undefined
  sound: { index: number; channels: number } | undefined
}

export interface FilmFacts {
  index: number
  /** As it is shown: turned upright, with square pixels. */
  width: number
  height: number
  /** Pictures a second; undefined when it does not say. */
  rate: number | undefined
  /** Brighter than ordinary screens show. */
  bright: boolean
}

/** 'unreadable', too long, or with pictures too large, to be converted. */
export type Refusal = 'unreadable' | 'too-long' | 'too-large'

export const longest = 4 * 3_600
const maxSide = 8_192
const maxPixels = 40_000_000

/** The name under which what is converted stands in the folder of the work. */
export const sourceName = 'source'

/** How ffmpeg reads each type: the one reader that fits, whatever the bytes would have it believe. */
const readers: Partial<Record<FileType, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'audio/mp4': 'mov',
  'video/webm': 'matroska',
  'audio/webm': 'matroska',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
}

// What phones, cameras and browsers write, and words beside it, which are looked at and left; every other decoder stays shut.
const codecs =
  `h264,hevc,mpeg4,h263,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,theora,prores,mjpeg,aac,aac_latm,mp3,mp3float,opus,libopus,vorbis,alac,flac,ac3,
  pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_u8,pcm_s8,pcm_mulaw,pcm_alaw,amrnb,amrwb,eac3,mov_text,webvtt,subrip,ass,text`.replace(
    /\s+/g,
    '',
  )

/** The arguments that open a file of the work: no file but itself, no address, one reader, known decoders. Undefined for what is never converted. */
export function openSource(type: FileType, name = sourceName): string[] | undefined {
  const reader = readers[type]
  if (!reader) return undefined
  const own = reader === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : []
  const closed = ['-protocol_whitelist', 'file', '-codec_whitelist', codecs]
  return [...closed, ...own, '-f', reader, '-i', `${workFolder}/${name}`]
}

const number = z.coerce.number().finite().optional().catch(undefined)
const stream = z.object({
  index: z.number().int(),
  codec_type: z.string().optional(),
  width: number,
  height: number,
  channels: number,
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  color_transfer: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: number })).optional(),
})
const probed = z.object({
  streams: z.array(stream),
  format: z.object({ duration: number }),
})

/** Asks ffprobe, shut in, what the source in this folder holds. */
export async function probe(
  converter: Converter,
  folder: string,
  type: FileType,
  signal: AbortSignal,
): Promise<Facts | Refusal | 'asked'> {
  const source = openSource(type)
  if (!source) return 'unreadable'
  const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', ...source]
  const end = await converter.ffprobe({ args, folder, seconds: 60, maxBytes: 0, signal })
  if (end.how === 'asked') return 'asked'
  const found = end.how === 'well' ? probed.safeParse(readJson(end.out)).data : undefined
  return found ? judge(found) : 'unreadable'
}

function judge({ streams, format }: z.infer<typeof probed>): Facts | Refusal {
  const seconds = format.duration && format.duration > 0 ? format.duration : undefined
  const shown = streams.find((one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1)
  const heard = streams.find((one) => one.codec_type === 'audio' && (one.channels ?? 0) > 0)
  if (!shown && !heard) return 'unreadable'
  if (seconds !== undefined && seconds > longest) return 'too-long'
  const film = shown && filmOf(shown)
  if (film === 'too-large') return film
  return { seconds, film, sound: heard && { index: heard.index, channels: heard.channels ?? 1 } }
}

function filmOf(shown: z.infer<typeof stream>): FilmFacts | 'too-large' {
  const { index, width = 0, height = 0 } = shown
  if (width < 1 || height < 1 || width > maxSide || height > maxSide || width * height > maxPixels)
    return 'too-large'
  const ratio = fraction(shown.sample_aspect_ratio, ':') ?? 1
  // A shape that nobody films in is a mistake of the file's.
  const wide = ratio > 0.2 && ratio < 5 ? width * ratio : width
  const turn = Math.abs(shown.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0)
  const upright = turn % 180 === 90 ? { width: height, height: wide } : { width: wide, height }
  const bright = shown.color_transfer === 'smpte2084' || shown.color_transfer === 'arib-std-b67'
  return { index, ...upright, rate: fraction(shown.avg_frame_rate, '/'), bright }
}

function fraction(text: string | undefined, mark: string): number | undefined {
  const [top, bottom] = (text ?? '').split(mark).map(Number)
  return top && bottom && top > 0 && bottom > 0 ? top / bottom : undefined
}
