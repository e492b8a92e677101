import { excerpt } from '../../platform/markdown.ts'
import { drawQr } from '../../platform/qr.tsx'
import type { Kind } from '../../platform/things.ts'
import { boldName, plainName, prepareFonts } from './fonts.ts'
import { loadSharp } from '../../platform/files/sharp.ts'

/** What a picture shows. */
export interface Poster {
  tone: Kind['tone']
  /** The word of the kind. */
  kind: string
  title: string
  summary: string
  author: string
  lab: string
  /** Where its code leads. */
  link: string
}

/** Tall for a telephone, wide for a page or a messenger. */
export const shapes = {
  haute: { width: 1080, height: 1350, qr: 250 },
  large: { width: 1200, height: 630, qr: 190 },
} as const
export type Shape = keyof typeof shapes

const ink = '#1b1712'
const sheet = '#fffdf8'
/** The colour families of the pages: of the kind, and of the disc that meets it. */
const tones: Record<Kind['tone'], readonly [string, string]> = {
  voice: ['#ffd84d', '#ff9d7a'],
  group: ['#ff9d7a', '#ffd84d'],
  workshop: ['#8ed6c1', '#bdb5f7'],
  made: ['#bdb5f7', '#8ed6c1'],
  know: ['#a5d3f6', '#ffb9cd'],
  need: ['#ffb9cd', '#e6d3ac'],
  people: ['#e6d3ac', '#a5d3f6'],
}

/** Draws the picture of a thing as PNG. Words in letters the font has not are left out rather than drawn as boxes. */
export async function drawPicture(poster: Poster, shape: Shape): Promise<Buffer> {
  await prepareFonts()
  const { width, height, qr } = shapes[shape]
  const edge = 64
  const inside = width - 2 * edge
  const foot = height - edge - qr
  const kind = await drawText(poster.kind, { size: 40, bold: true, width: inside, height: 60 })
  const title = await drawText(excerpt(poster.title, 200), {
    size: sizeOf(poster.title, shape),
    bold: true,
    width: inside,
    height: foot - edge - 130,
  })
  const below = edge + 90 + (title?.height ?? 0) + 40
  const room = foot - below - 30
  const summary =
    room > 60 && !poster.title.startsWith(poster.summary.slice(0, 30))
      ? await drawText(excerpt(poster.summary, 180), { size: 42, bold: false, width: inside, height: room })
      : null
  const signed = await drawText(`${poster.author}\n${poster.lab}`, {
    size: 38,
    bold: true,
    width: inside - qr - 60,
    height: qr,
  })
  const parts = [
    { text: kind, left: edge, top: edge },
    { text: title, left: edge, top: edge + 90 },
    { text: summary, left: edge, top: below },
    { text: signed, left: edge, top: height - edge - (signed?.height ?? 0) },
  ]
  const sharp = await loadSharp()
  return sharp(Buffer.from(drawSheet(poster, shape)))
    .composite(parts.flatMap(({ text, left, top }) => (text ? [{ input: text.data, left, top }] : [])))
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
}

/** Short words large, long ones smaller. */
function sizeOf(title: string, shape: Shape): number {
  const steps = shape === 'haute' ? [150, 120, 98, 72] : [92, 76, 60, 48]
  const step = [24, 60, 110].findIndex((length) => title.length <= length)
  return steps.at(step) ?? 46
}

interface TextBox {
  size: number
  bold: boolean
  width: number
  height: number
}

async function drawText(words: string, { size, bold, width, height }: TextBox) {
  const readable = keepReadable(words)
  if (readable === '') return null
  const markup = `<span foreground="${ink}" font_family="${bold ? boldName : plainName}" size="${size * 1024}">${escape(readable)}</span>`
  const sharp = await loadSharp()
  const settings = { text: markup, font: plainName, width, rgba: true, wrap: 'word-char', dpi: 72 } as const
  const drawn = await sharp({ text: settings }).png().toBuffer({ resolveWithObject: true })
  if (drawn.info.height <= height && drawn.info.width <= width)
    return { data: drawn.data, height: drawn.info.height }
  // Too much for its room: made to fit.
  const { data, info } = await sharp(drawn.data)
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { data, height: info.height }
}

/** The words whose letters the font has: Latin, digits, signs. Nothing when most of them are of another script. */
function keepReadable(words: string): string {
  const plain = words.replace(/\p{Extended_Pictographic}|\p{C}(?<!\n)/gu, '').trim()
  const kept = plain.replace(/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\n]/gu, '').trim()
  return kept.length < plain.length / 2 ? '' : kept
}

/** The paper, its frame, the lab's two discs and the code. */
function drawSheet(poster: Poster, shape: Shape): string {
  const { width, height, qr } = shapes[shape]
  const [tone, mate] = tones[poster.tone]
  const code = drawQr(poster.link)
  const radius = shape === 'haute' ? 330 : 230
  const [x, y] = [width - 60, shape === 'haute' ? height * 0.58 : height * 0.42]
  const left = width - 64 - qr
  const top = height - 64 - qr
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><pattern id="dots" width="18" height="18" patternUnits="userSpaceOnUse"><circle cx="9" cy="9" r="4.5" fill="${ink}"/></pattern></defs>
<rect width="${width}" height="${height}" fill="${tone}"/>
<circle cx="${x}" cy="${y}" r="${radius}" fill="${mate}" opacity="0.55"/>
<circle cx="${x + radius * 0.7}" cy="${y + radius * 0.35}" r="${radius * 0.75}" fill="url(#dots)" opacity="0.25"/>
<rect x="14" y="14" width="${width - 28}" height="${height - 28}" rx="14" fill="none" stroke="${ink}" stroke-width="10"/>
<rect x="${left}" y="${top}" width="${qr}" height="${qr}" rx="8" fill="${sheet}" stroke="${ink}" stroke-width="6"/>
<svg x="${left}" y="${top}" width="${qr}" height="${qr}" viewBox="0 0 ${code.size} ${code.size}" shape-rendering="crispEdges"><path d="${code.path}"/></svg>
</svg>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
