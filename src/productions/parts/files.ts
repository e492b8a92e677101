import type { Db } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import { keepFile, prepareFile, type PreparedFile } from '../../platform/files/keep.ts'
import type { ReceivedFile } from '../../platform/files/receive.ts'
import type { FileRole } from '../../platform/files/types.ts'
import type { Said } from '../../platform/messages.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { PartSort } from './sorts.ts'

/** Files of a form by field, made ready before the transaction that keeps them. */
export type Prepared = Readonly<Partial<Record<string, PreparedFile>>>

/** Makes the received files ready, or gives the name of the field whose picture cannot be read. */
export async function prepareFiles(
  store: FileStore,
  files: Readonly<Partial<Record<string, readonly ReceivedFile[]>>>,
): Promise<Prepared | string> {
  const prepared: Record<string, PreparedFile> = {}
  for (const [field, received] of Object.entries(files)) {
    const file = received?.[0] && (await prepareFile(store, received[0]))
    if (file === 'unreadable') return field
    if (file) prepared[field] = file
  }
  return prepared
}

/** What is wrong with the file of a part, in the words of its sort; undefined without one, or when nothing is. */
export async function judgeFile(sort: PartSort, { file }: Prepared): Promise<Said | undefined> {
  return file && sort.file?.judge?.(file.main.path)
}

/** Where kept files go and whose they are. */
export interface Keeping {
  store: FileStore
  viewer: Viewer
  thingId: string
  lang: string
}

/** Keeps the file of one part as what the part is; undefined without one. */
export async function keepPartFile(
  tx: Db,
  keeping: Keeping,
  part: { sort: PartSort; partAlt: string },
  { file }: Prepared,
): Promise<string | undefined> {
  if (!file) return undefined
  const { role = 'attachment', extension } = part.sort.file ?? {}
  const name = extension ? file.name.replace(/\.\w+$/, `.${extension}`) : file.name
  return keepOne(tx, keeping, { ...file, name }, role, part.partAlt)
}

/** Keeps the picture that shows the whole production. */
export async function keepCover(tx: Db, keeping: Keeping, cover: PreparedFile, alt: string): Promise<string> {
  return keepOne(tx, keeping, cover, 'picture', alt)
}

function keepOne(tx: Db, keeping: Keeping, file: PreparedFile, role: FileRole, alt: string): Promise<string> {
  const { store, viewer, thingId, lang } = keeping
  return keepFile(tx, store, file, { ownerAccount: viewer.accountId, thingId, role, alt, lang })
}
