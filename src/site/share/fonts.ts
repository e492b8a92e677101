import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { root } from '../../platform/root.ts'

/** What text may be drawn with; nothing else is, so that a picture is the same on every machine, even one without any font. */
export const plainName = 'Atkinson Hyperlegible Next'
/** Its heaviest weight is a family of its own. */
export const boldName = 'Atkinson Hyperlegible Next ExtraBold'

const files = ['latin-400', 'latin-ext-400', 'latin-800', 'latin-ext-800'].map((name) =>
  join(
    root,
    'node_modules/@fontsource/atkinson-hyperlegible-next/files',
    `atkinson-hyperlegible-next-${name}-normal.woff`,
  ),
)

let prepared: Promise<void> | undefined

/** Lays the fonts out for the library that draws text; once a process, before it draws any. */
export function prepareFonts(): Promise<void> {
  return (prepared ??= layOut())
}

async function layOut(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'socialab-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const [index, file] of files.entries())
    await writeFile(join(folder, `${index}.ttf`), unpackWoff(await readFile(file)))
  const settings = join(folder, 'fonts.conf')
  await writeFile(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  )
  process.env['FONTCONFIG_FILE'] = settings
}

/** A WOFF 1.0 file as the TrueType font it packs (https://www.w3.org/TR/WOFF/): drawing takes no packed font. */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  const power = 2 ** Math.floor(Math.log2(count))
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let index = 0; index < count; index += 1) {
    const entry = 44 + index * 20
    const start = woff.readUInt32BE(entry + 4)
    const packed = woff.readUInt32BE(entry + 8)
    const length = woff.readUInt32BE(entry + 12)
    const raw = woff.subarray(start, start + packed)
    const place = 12 + index * 16
    woff.copy(head, place, entry, entry + 4)
    woff.copy(head, place + 4, entry + 16, entry + 20)
    head.writeUInt32BE(offset, place + 8)
    head.writeUInt32BE(length, place + 12)
    const padding = (4 - (length % 4)) % 4
    parts.push(packed < length ? inflateSync(raw) : raw, Buffer.alloc(padding))
    offset += length + padding
  }
  return Buffer.concat(parts)
}
