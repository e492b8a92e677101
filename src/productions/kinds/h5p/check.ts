import { extname } from 'node:path'
import { z } from 'zod'
import { readJson } from '../../../platform/json.ts'
import { BrokenZip, isDiskFailure, type OpenZip, type ZipRefusal } from '../../../platform/unzip.ts'

/** What an H5P file may hold once it is taken apart. */
export const h5pBounds = { entries: 6_000, bytes: 600 * 2 ** 20 }

/** Why an H5P file is not kept nor played, and the file in it that is the cause, where it is one. */
export interface H5pRefusal {
  refused: 'broken' | 'too-large' | 'not-allowed' | 'library'
  name: string
}

/** Text of a file that says how the others go together. */
const mostJson = { 'h5p.json': 2 ** 20, 'content/content.json': 10 * 2 ** 20 }

/** What H5P itself lets a content hold, and the type under which each is served. */
const contentTypes: Readonly<Record<string, string>> = {
  ...{ json: 'application/json', txt: 'text/plain', md: 'text/plain', textile: 'text/plain' },
  ...{ csv: 'text/csv', xml: 'application/xml', vtt: 'text/vtt', webvtt: 'text/vtt' },
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' },
  ...{ svg: 'image/svg+xml', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff' },
  ...{ eot: 'application/vnd.ms-fontobject', ttf: 'font/ttf', otf: 'font/otf' },
  ...{ woff: 'font/woff', woff2: 'font/woff2' },
  ...{ webm: 'video/webm', mp4: 'video/mp4', ogg: 'audio/ogg', mp3: 'audio/mpeg', m4a: 'audio/mp4' },
  ...{ wav: 'audio/wav', pdf: 'application/pdf', rtf: 'application/rtf', doc: 'application/msword' },
  ...{ xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' },
  ...{ docx: 'application/octet-stream', xlsx: 'application/octet-stream', pptx: 'application/octet-stream' },
  ...{ odt: 'application/octet-stream', ods: 'application/octet-stream', odp: 'application/octet-stream' },
  ...{ diff: 'text/plain', patch: 'text/plain', gltf: 'model/gltf+json', glb: 'model/gltf-binary' },
}

/** What its libraries may hold besides: they are the program. */
const libraryTypes: Readonly<Record<string, string>> = {
  ...contentTypes,
  ...{ js: 'text/javascript', css: 'text/css', map: 'application/json' },
}

/** The type under which a file of an H5P is served; undefined for what it may not hold. */
export function h5pType(name: string): string | undefined {
  const types = name.startsWith('content/') ? contentTypes : libraryTypes
  const extension = extname(name).slice(1).toLowerCase()
  return Object.hasOwn(types, extension) ? types[extension] : undefined
}

const library = z.object({
  machineName: z.string().regex(/^[\w.-]{1,255}$/),
  majorVersion: z.coerce.number().int().nonnegative(),
  minorVersion: z.coerce.number().int().nonnegative(),
})

const manifestForm = z.object({
  title: z.string().max(1_000).optional(),
  mainLibrary: z.string().max(255),
  preloadedDependencies: z.array(library).min(1).max(500),
})

/** Checks an H5P file whole, by its list and by the two files that say what it is. */
export async function checkH5p(zip: OpenZip | ZipRefusal): Promise<H5pRefusal | undefined> {
  if ('refused' in zip) return { refused: reasons[zip.refused], name: zip.name }
  for (const name of zip.sizes.keys())
    if (!isSkipped(name) && h5pType(name) === undefined) return { refused: 'not-allowed', name }
  const [manifest, content] = await Promise.all([
    readPart(zip, 'h5p.json'),
    readPart(zip, 'content/content.json'),
  ])
  const read = manifestForm.safeParse(manifest)
  if (!read.success) return { refused: 'broken', name: 'h5p.json' }
  if (content === undefined) return { refused: 'broken', name: 'content/content.json' }
  return missesLibrary(zip, read.data)
}

const reasons = {
  broken: 'broken',
  locked: 'broken',
  'too-many': 'too-large',
  'too-large': 'too-large',
  'bad-name': 'not-allowed',
  twice: 'not-allowed',
  link: 'not-allowed',
} as const satisfies Record<ZipRefusal['refused'], H5pRefusal['refused']>

/** What H5P passes over: marks of those who made it, and texts without an extension such as a licence. It is never served. */
export function isSkipped(name: string): boolean {
  return /(^|\/)[._]/.test(name) || /(^|\/)[^./]+$/.test(name)
}

async function readPart(zip: OpenZip, name: keyof typeof mostJson): Promise<unknown> {
  const bytes = zip.sizes.get(name)
  if (bytes === undefined || bytes > mostJson[name]) return undefined
  try {
    const pieces: Buffer[] = await (await zip.read(name)).toArray()
    return readJson(
      Buffer.concat(pieces)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  } catch (error) {
    if (error instanceof BrokenZip || !isDiskFailure(error)) return undefined
    throw error
  }
}

/** A file that was taken without its libraries plays nowhere. */
function missesLibrary(zip: OpenZip, manifest: z.infer<typeof manifestForm>): H5pRefusal | undefined {
  const { mainLibrary, preloadedDependencies } = manifest
  const main = preloadedDependencies.find(({ machineName }) => machineName === mainLibrary)
  if (!main) return { refused: 'library', name: mainLibrary }
  const missing = preloadedDependencies.find(
    ({ machineName, majorVersion, minorVersion }) =>
      !zip.sizes.has(`${machineName}-${majorVersion}.${minorVersion}/library.json`) &&
      !zip.sizes.has(`${machineName}/library.json`),
  )
  return missing && { refused: 'library', name: missing.machineName }
}
