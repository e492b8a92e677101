import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { ZipFile } from 'yazl'
import { listOwnFiles } from '../../platform/files/personal.ts'
import { writeJson } from '../../platform/json.ts'
import type { Lab } from '../../platform/lab.ts'
import { personalParts, type Person } from '../../platform/personal.ts'

/**
 * Everything the lab keeps about a person, as one ZIP: a JSON file for each part, and the files they sent. It streams: nothing is held whole in
 * memory, and nothing is written on the disk. What fails on the way, or a reader who leaves, cuts it short.
 */
export async function exportPerson(lab: Lab, person: Person): Promise<ReadableStream> {
  const zip = new ZipFile()
  // yazl makes a PassThrough and says less of it.
  const output = zip.outputStream as Readable
  let current: Readable | undefined
  // yazl listens to nothing of what it reads: an error that nobody hears would end the process.
  const cut = (error: Error) => {
    lab.log.warn({ err: error }, 'an export was cut short')
    output.destroy(error)
  }
  output.once('close', () => current?.destroy())
  const add = (name: string, compress: boolean, open: () => Promise<Readable>) =>
    zip.addReadStreamLazy(name, { compress }, (give) => {
      open().then((stream) => {
        current = stream.once('error', cut)
        if (output.destroyed) stream.destroy()
        else give(null, stream)
      }, cut)
    })
  for (const part of personalParts())
    add(`${part.name}.json`, true, async () => Readable.from(writeJson(await part.exportOf(lab.db, person))))
  for (const { name, sha256 } of await listOwnFiles(lab.db, person.accountId))
    add(`fichiers/${name}`, false, async () => {
      const content = await lab.files.open(sha256)
      // Node types its web streams apart from the ones of the platform, which they are.
      return content ? Readable.fromWeb(content as NodeStream<Uint8Array>) : Readable.from([])
    })
  zip.end()
  // The same two names of one class.
  return Readable.toWeb(output) as ReadableStream
}
