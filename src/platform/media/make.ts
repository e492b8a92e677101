import { lstat, open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makePoster } from '../files/pictures.ts'
import { headBytes, sniff, type FileType } from '../files/types.ts'
import { readJson } from '../json.ts'
import type { Converter } from './converter.ts'
import { loudness, makeAll, planOf, type Heard, type Planned } from './plan.ts'
import { openSource, probe, type Facts } from './probe.ts'
import type { ConversionRefusal } from './tables.ts'
import { workFolder, type SandboxedEnd } from './sandbox.ts'

/** Something that was made, in the folder of the work. */
export interface Made extends Planned {
  path: string
}

export interface Work {
  converter: Converter
  /** Holds the source, under `sourceName`. */
  folder: string
  type: FileType
  signal: AbortSignal
  /** Hears how far it is, from 0 to 99. */
  told: (percent: number) => void
}

// Below the four hours after which the queue takes a job for lost.
const longestWork = 3.5 * 3_600
const shareOfHearing = 10

/**
 * Makes of a source what readers get: films, the sound alone, a poster. A refusal is for good; 'room' when the disk is full, 'asked' when
 * `signal` ended it.
 */
export async function makeRenditions(work: Work): Promise<Made[] | ConversionRefusal | 'room' | 'asked'> {
  const facts = await probe(work.converter, work.folder, work.type, work.signal)
  if (typeof facts === 'string') return facts
  const until = Date.now() + longestWork * 1_000
  const heard = facts.sound && (await hear(work, facts, facts.sound.index, until))
  if (heard && typeof heard === 'object' && 'how' in heard) return refusalOf(heard)
  const planned = planOf(facts)
  const end = await runFfmpeg(work, makeAll(facts, planned, heard), {
    until,
    watch: follow(facts, facts.sound ? shareOfHearing : 0, 99, work.told),
  })
  if (end.how !== 'well') return refusalOf(end)
  const made: Made[] = []
  for (const one of planned) {
    const path = await takeFile(work.folder, one.name, one.type)
    if (!path) return 'broken'
    made.push({ ...one, path })
  }
  return [...made, ...(await makePosterOf(work, facts, made[0], until))]
}

interface Watched {
  until: number
  watch?: (text: string) => void
  level?: string
  source?: string[] | undefined
}

/** ffmpeg on the source, with what any run of it says. */
function runFfmpeg(
  work: Work,
  args: string[],
  { until, watch, level = 'error', source = openSource(work.type) }: Watched,
): Promise<SandboxedEnd> {
  const start = [
    '-nostdin',
    '-hide_banner',
    '-nostats',
    '-v',
    level,
    '-y',
    '-progress',
    'pipe:1',
    '-filter_complex_threads',
    '1',
    '-threads',
    '2',
  ]
  return work.converter.ffmpeg({
    args: [...start, ...(source ?? []), ...args],
    folder: work.folder,
    seconds: Math.max(1, (until - Date.now()) / 1_000),
    maxBytes: 4 * 2 ** 30,
    signal: work.signal,
    heard: watch ?? (() => {}),
  })
}

const finite = z.string().refine((text) => Number.isFinite(Number(text)))
const heardSchema = z.object({
  input_i: finite,
  input_tp: finite,
  input_lra: finite,
  input_thresh: finite,
  target_offset: finite,
})

/** A first hearing of the whole sound, to know how loud it is: undefined for silence. */
async function hear(
  work: Work,
  facts: Facts,
  index: number,
  until: number,
): Promise<Heard | undefined | SandboxedEnd> {
  const args = [
    '-map',
    `0:${index}`,
    '-vn',
    '-dn',
    '-sn',
    '-af',
    `${loudness}:print_format=json`,
    '-t',
    '14400',
    '-f',
    'null',
    '-',
  ]
  const end = await runFfmpeg(work, args, {
    until,
    level: 'info',
    watch: follow(facts, 0, shareOfHearing, work.told),
  })
  if (end.how !== 'well') return end
  const said = end.said.slice(end.said.lastIndexOf('{'), end.said.lastIndexOf('}') + 1)
  return heardSchema.safeParse(readJson(said)).data
}

/** Turns the progress that ffmpeg writes into a share of the whole work. */
function follow(
  { seconds }: Facts,
  from: number,
  to: number,
  told: (percent: number) => void,
): (text: string) => void {
  let rest = ''
  return (text) => {
    rest = (rest + text).slice(-2_000)
    const [, micros] = [...rest.matchAll(/^out_time_us=(\d+)$/gm)].at(-1) ?? []
    if (seconds && micros)
      told(Math.min(to, Math.floor(from + ((to - from) * Number(micros)) / 1e6 / seconds)))
  }
}

/** The picture that shows the film before it plays, from what was made of it. A film without one plays all the same. */
async function makePosterOf(
  work: Work,
  { film, seconds = 0 }: Facts,
  made: Made | undefined,
  until: number,
): Promise<Made[]> {
  if (!film || !made) return []
  const picture = [
    '-ss',
    Math.min(10, seconds / 10).toFixed(2),
    '-map',
    '0:v:0',
    '-frames:v',
    '1',
    '-vf',
    'thumbnail=24',
  ]
  const args = [...picture, '-f', 'image2', '-update', '1', '-c:v', 'png', `${workFolder}/vue`]
  await runFfmpeg(work, args, { until, source: openSource(made.type, made.name) })
  const path = await takeFile(work.folder, 'vue', 'image/png')
  const poster = path && (await makePoster(path, work.folder))
  return poster ? [{ ...poster, name: 'affiche' }] : []
}

/**
 * A file that the program left, if it is one: a link would lead out of the folder, and what is not what was asked for is not served as that.
 */
async function takeFile(folder: string, name: string, type: FileType): Promise<string | undefined> {
  const path = join(folder, name)
  const found = await lstat(path).catch(() => undefined)
  if (!found?.isFile() || found.nlink !== 1 || found.size === 0) return undefined
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return (await sniff(buffer.subarray(0, bytesRead))) === type ? path : undefined
  } finally {
    await handle.close()
  }
}

function refusalOf({ how, said }: SandboxedEnd): ConversionRefusal | 'room' | 'asked' {
  if (how === 'asked') return 'asked'
  if (/No space left on device/.test(said)) return 'room'
  return how === 'late' || /Cannot allocate memory|File too large/.test(said) ? 'too-heavy' : 'broken'
}
