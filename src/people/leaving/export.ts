import { Readable } from 'node:stream'
import { listOwnFiles } from '../../platform/files/personal.ts'
import { writeJson } from '../../platform/json.ts'
import type { Lab } from '../../platform/lab.ts'
import { personalParts, type Person } from '../../platform/personal.ts'
import { readableOf } from '../../platform/files/contents.ts'
import { writeZip } from '../../platform/zip.ts'

/** Everything the lab keeps about a person, as one ZIP: a JSON file for each part, and the files they sent. */
export async function exportPerson(lab: Lab, person: Person): Promise<ReadableStream> {
  const parts = personalParts().map((part) => ({
    name: `${part.name}.json`,
    compress: true,
    open: async () => Readable.from(writeJson(await part.exportOf(lab.db, person))),
  }))
  const files = (await listOwnFiles(lab.db, person.accountId)).map(({ name, sha256 }) => ({
    name: `fichiers/${name}`,
    compress: false,
    open: async () => {
      const content = await lab.files.open(sha256)
      return content ? readableOf(content) : Readable.from([])
    },
  }))
  return writeZip(lab.log, [...parts, ...files])
}
