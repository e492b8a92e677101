import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { drawQr } from './qr.tsx'
import { root } from './root.ts'
import { fewAtOnce } from './turns.ts'

/** A sheet being written, one block under the other. */
export interface Sheet {
  title: (text: string) => void
  heading: (text: string) => void
  text: (text: string, size?: number) => void
  /** A line to fill in by hand. */
  blank: (label: string) => void
  /** The square that leads to an address. */
  qr: (address: string, label: string) => void
}

const ink = '#1b1712'
const files = ['latin-400', 'latin-ext-400', 'latin-800', 'latin-ext-800'] as const
/** The letters of the first file of the font; other Latin ones are in the second. */
const common = /[\u0000-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/

/** One at a time: a sheet takes a core for a moment and some megabytes, and reading comes first. */
const inTurn = fewAtOnce(1)

/** Makes an A4 PDF, tagged so that it is read aloud in its order. What is written must be bounded by whoever calls: it is held in memory. */
export function drawPdf(
  { title, lang }: { title: string; lang: string },
  write: (sheet: Sheet) => void,
): Promise<Buffer> {
  return inTurn(async () => {
    const doc = new PDFDocument({
      size: 'A4',
      margin: 64,
      lang,
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: title, Producer: 'Socialab', Creator: 'Socialab' },
    })
    for (const file of files) doc.registerFont(file, pathOf(file))
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    const done = new Promise<void>((ended, failed) => doc.once('end', ended).once('error', failed))
    doc.fillColor(ink)
    write(sheetOf(doc))
    doc.end()
    await done
    return Buffer.concat(parts)
  })
}

/** What of a text the font has letters for: Latin ones, digits, signs. Others are left out rather than drawn as boxes. */
export function keepWritable(text: string): string {
  return text
    .replace(
      /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\n]|\p{Extended_Pictographic}(?<!\d)|[^\P{C}\n]/gu,
      '',
    )
    .trim()
}

/** Whether the whole of a text can be written. */
export function isWritable(text: string): boolean {
  return keepWritable(text) === text.trim()
}

type Doc = InstanceType<typeof PDFDocument>

function sheetOf(doc: Doc): Sheet {
  const block = (tag: string, text: string, { bold = false, size }: { bold?: boolean; size: number }) => {
    const runs = cutRuns(keepWritable(text))
    if (runs.length === 0) return
    doc.addStructure(
      doc.struct(tag, {}, () => {
        doc.fontSize(size)
        for (const [at, { text: run, plain }] of runs.entries())
          doc
            .font(fontOf(plain, bold))
            .text(run, { continued: at < runs.length - 1, lineGap: size / 5, paragraphGap: size / 2 })
      }),
    )
  }
  return {
    title: (text) => block('H1', text, { bold: true, size: 26 }),
    heading: (text) => {
      doc.moveDown(0.5)
      block('H2', text, { bold: true, size: 15 })
    },
    text: (text, size = 11) => block('P', text, { size }),
    blank: (label) => block('P', `${label} ${'_'.repeat(40)}`, { size: 13 }),
    qr: (address, label) => drawSquare(doc, address, label),
  }
}

function drawSquare(doc: Doc, address: string, label: string): void {
  const side = 96
  if (doc.y + side > doc.page.height - doc.page.margins.bottom) doc.addPage()
  const { size, path } = drawQr(address)
  const [left, top] = [doc.page.margins.left, doc.y]
  doc.addStructure(
    doc.struct('Figure', { alt: label }, () => {
      doc
        .save()
        .translate(left, top)
        .scale(side / size)
        .path(path)
        .fill(ink)
        .restore()
    }),
  )
  doc.x = left
  doc.y = top + side + 12
}

function fontOf(plain: boolean, bold: boolean): (typeof files)[number] {
  if (bold) return plain ? 'latin-800' : 'latin-ext-800'
  return plain ? 'latin-400' : 'latin-ext-400'
}

/** A text as runs of letters of one file of the font. */
function cutRuns(text: string): { text: string; plain: boolean }[] {
  const runs: { text: string; plain: boolean }[] = []
  for (const letter of text.normalize('NFC')) {
    const plain = common.test(letter)
    const last = runs.at(-1)
    if (last?.plain === plain) last.text += letter
    else runs.push({ text: letter, plain })
  }
  return runs
}

function pathOf(file: (typeof files)[number]): string {
  const folder = 'node_modules/@fontsource/atkinson-hyperlegible-next/files'
  return join(root, folder, `atkinson-hyperlegible-next-${file}-normal.woff`)
}

/** Answers with a PDF to take away, which no cache keeps. */
export function pdfHeaders(name: string): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}.pdf"`,
    'cache-control': 'private, no-store',
  }
}
