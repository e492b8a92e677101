import type { FileType } from '../files/types.ts'
import type { RenditionName } from './names.ts'
import { longest, type Facts, type FilmFacts } from './probe.ts'
import { workFolder } from './sandbox.ts'

/** Something to be made of a source. */
export interface Planned {
  name: RenditionName
  type: FileType
  width: number
  height: number
}

interface Frame {
  name: '720p' | '480p'
  long: number
  short: number
  quality: string[]
}

const frames: readonly Frame[] = [
  {
    name: '720p',
    long: 1280,
    short: 720,
    quality: ['-crf', '23', '-maxrate:v', '2500k', '-bufsize:v', '5000k', '-profile:v', 'high'],
  },
  {
    name: '480p',
    long: 854,
    short: 480,
    quality: ['-crf', '26', '-maxrate:v', '900k', '-bufsize:v', '1800k', '-profile:v', 'main'],
  },
]

const most = 30

/** What will be made of a source: films at 720 and 480 lines, never larger than they are, and the sound alone. */
export function planOf(facts: Facts): Planned[] {
  const { film, sound } = facts
  const films = film
    ? frames.map((frame) => ({ name: frame.name, type: 'video/mp4' as const, ...fit(film, frame) }))
    : []
  const [large, small] = films
  // A film that is small already is made once.
  const kept = large && small && large.width === small.width ? [small] : films
  return [
    ...kept,
    ...(sound ? [{ name: 'son' as const, type: 'audio/mp4' as const, width: 0, height: 0 }] : []),
  ]
}

/** The size of a film in a frame, whichever way it is held; encoders want even numbers. */
function fit(
  { width, height }: Pick<FilmFacts, 'width' | 'height'>,
  { long, short }: Pick<Frame, 'long' | 'short'>,
) {
  const scale = Math.min(1, long / Math.max(width, height), short / Math.min(width, height))
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/** What makes a sound as loud as the others: the mean loudness of EBU R128 at -16 LUFS, as telephones play it. */
export const loudness = 'loudnorm=I=-16:TP=-1.5:LRA=11'

/** What a first hearing found, as loudnorm prints it. */
export interface Heard {
  input_i: string
  input_tp: string
  input_lra: string
  input_thresh: string
  target_offset: string
}

// Brighter films become what ordinary screens show; without it they come out grey.
const dimmed =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,'

/** The arguments that make everything planned in one reading of the source. `heard` is undefined for silence. */
export function makeAll(facts: Facts, planned: readonly Planned[], heard: Heard | undefined): string[] {
  const films = planned.filter(({ name }) => name !== 'son')
  const graph = [...filmGraph(facts, films), ...soundGraph(facts, planned, heard)].join(';')
  return [
    ...['-filter_complex', graph],
    ...films.flatMap((film) => [
      ...['-map', `[v${film.name}]`, ...(frames.find(({ name }) => name === film.name)?.quality ?? [])],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-threads',
        '2',
        '-force_key_frames',
        'expr:gte(t,n_forced*2)',
      ],
      ...(facts.sound
        ? [
            '-map',
            `[s${film.name}]`,
            ...aac(film.name === '720p' ? '128k' : '96k', Math.min(2, facts.sound.channels)),
          ]
        : []),
      ...container(film.name),
    ]),
    ...(facts.sound ? ['-map', '[sson]', ...aac('64k', 1), ...container('son')] : []),
  ]
}

function filmGraph({ film }: Facts, films: readonly Planned[]): string[] {
  if (!film || films.length === 0) return []
  const slowed = film.rate === undefined || film.rate > most + 1 ? `fps=${most},` : ''
  const ends = films.map(({ name }) => `[f${name}]`).join('')
  const sizes = films.map(
    ({ name, width, height }) =>
      `[f${name}]scale=${width}:${height},${film.bright ? dimmed : ''}setsar=1,format=yuv420p[v${name}]`,
  )
  return [`[0:${film.index}]${slowed}split=${films.length}${ends}`, ...sizes]
}

function soundGraph({ sound }: Facts, planned: readonly Planned[], heard: Heard | undefined): string[] {
  if (!sound) return []
  const ends = planned.map(({ name }) => `[s${name}]`).join('')
  const as = heard
    ? `${loudness}:linear=true:measured_I=${heard.input_i}:measured_TP=${heard.input_tp}:measured_LRA=${heard.input_lra}` +
      `:measured_thresh=${heard.input_thresh}:offset=${heard.target_offset},`
    : ''
  return [`[0:${sound.index}]${as}aresample=48000,asplit=${planned.length}${ends}`]
}

const aac = (rate: string, channels: number) => ['-c:a', 'aac', '-b:a', rate, '-ac', String(channels)]

/** Nothing that the source says of itself goes along, and it plays before it has all come. */
const container = (name: string) => [
  ...[
    '-map_metadata',
    '-1',
    '-map_chapters',
    '-1',
    '-dn',
    '-sn',
    '-fflags',
    '+bitexact',
    '-t',
    String(longest),
  ],
  ...['-movflags', '+faststart', '-f', name === 'son' ? 'ipod' : 'mp4', `${workFolder}/${name}`],
]
