import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { ZipFile } from 'yazl'
import { fileNameForPeople } from '../../platform/files/types.ts'
import type { Lab } from '../../platform/lab.ts'
import { personalParts, type Person } from '../../platform/personal.ts'

/**
 * Everything the lab keeps about a person, as one ZIP: a JSON file for each part, and the files they sent. It streams: nothing is held whole in
 * memory, and nothing is written on the disk.
 */
export async function exportPerson(lab: Lab, person: Person): Promise<ReadableStream> {
  const zip = new ZipFile()
  for (const part of personalParts()) {
    zip.addReadStreamLazy(`${part.name}.json`, {}, (give) => {
      part.exportOf(lab.db, person).then(
        (data) => give(null, Readable.from([JSON.stringify(data, null, 2)])),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  }
  for (const file of await listFiles(lab, person)) {
    zip.addReadStreamLazy(
      `fichiers/${file.id}-${fileNameForPeople(file.name)}`,
      { compress: false },
      (give) => {
        lab.files.open(file.sha256.toString('hex')).then(
          (content) => give(null, content ? Readable.fromWeb(content as NodeStream) : Readable.from([])),
          (error: unknown) => give(error, Readable.from([])),
        )
      },
    )
  }
  zip.end()
  // Node's stream and the browser's are one class under two names.
  return Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream
}

function listFiles(lab: Lab, person: Person) {
  return lab.db
    .selectFrom('platform.file_use')
    .select(['id', 'name', 'sha256'])
    .where('owner_account', '=', person.accountId)
    .orderBy('kept_at')
    .execute()
}
