import { Readable } from 'node:stream'
import { writeJson } from '../../platform/json.ts'
import type { Lab } from '../../platform/lab.ts'
import { withView, type View } from '../../platform/view.ts'
import { readableOf } from '../../platform/files/contents.ts'
import { writeZip } from '../../platform/zip.ts'
import { manifestName } from './format.ts'
import type { Gathered } from './gather.ts'
import type { PackedFile } from './media.ts'
import { writeContent, writeLicence } from './readable.ts'

/** Every file of every package was made at this hour: the same production makes the same package. */
const always = new Date(1980, 0, 1)

/**
 * A production as one ZIP that another lab takes in and that people open without one: what it is for machines, the present version and the
 * licence in words, and every file under its own name.
 */
export function pack(lab: Lab, view: View, { production, manifest, files }: Gathered): ReadableStream {
  const paths = new Map(files.map(({ id, path }) => [id, path]))
  const text = (name: string, write: () => string) => ({
    name,
    compress: true,
    open: async () => Readable.from([withView(view, write)]),
  })
  return writeZip(
    lab.log,
    [
      { name: manifestName, compress: true, open: async () => Readable.from(writeJson(manifest)) },
      text('contenu.md', () => writeContent(production, paths)),
      text('LICENCE.txt', () => writeLicence(production)),
      ...files.map((file) => ({ name: file.path, compress: false, open: () => openFile(lab, file) })),
    ],
    always,
  )
}

async function openFile({ files }: Lab, { path, sha256 }: PackedFile): Promise<Readable> {
  const content = await files.open(sha256)
  // A package that lacks a file would be refused where it arrives: better that it is seen to be cut short.
  if (!content) throw new Error(`the content of ${path} is not in the store`)
  return readableOf(content)
}
