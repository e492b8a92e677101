import { Readable } from 'node:stream'
import type { Lab } from '../../../platform/lab.ts'
import type { View } from '../../../platform/view.ts'
import { writeZip, type ZipEntry } from '../../../platform/zip.ts'
import { writeCodebook } from '../../dataset/codebook.ts'
import { sayDayIn } from '../../day.tsx'
import { sayQuarter } from '../pages.tsx'
import type { Taken } from './access.ts'

/** The files of a release as one ZIP, with what whoever takes them agreed to. Each is read when its turn comes. */
export function packRows(
  lab: Lab,
  { t, lang, now }: Pick<View, 't' | 'lang' | 'now'>,
  releaseId: string,
  taken: Taken,
): ReadableStream {
  const { title, quarter, name, purpose, until } = taken
  const readme = t('research.release.readme', {
    ...{
      study: title,
      quarter: sayQuarter(quarter, t),
      name,
      purpose,
      until: sayDayIn(until, { lang, now }),
    },
    link: new URL('/moi/donnees-de-recherche', lab.config.publicUrl).href,
  })
  const files = taken.files.map((file): ZipEntry => {
    return { name: file, compress: true, open: () => openFile(lab, releaseId, file) }
  })
  return writeZip(
    lab.log,
    [textEntry('LISEZ-MOI.txt', readme), textEntry('codebook.json', writeCodebook(t)), ...files],
    taken.madeAt,
  )
}

function textEntry(name: string, text: string): ZipEntry {
  return { name, compress: true, open: () => Promise.resolve(Readable.from([text])) }
}

async function openFile({ db }: Lab, releaseId: string, name: string): Promise<Readable> {
  const { content } = await db
    .selectFrom('research.release_file')
    .select('content')
    .where('release_id', '=', releaseId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Readable.from([content])
}
