import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { takeQuote } from '../../platform/csv.ts'
import { openZip } from '../../platform/unzip.ts'
import { askedLists, listNames, lists, type ListName } from './lists.ts'
import type { Dataset } from './shape.ts'
import { format, hashOf } from './write.ts'

/** Thrown for what is no whole release: which file, and what is wrong with it. */
export class UnreadableDataset extends Error {}

const manifestForm = z.object({
  format: z.literal(format),
  study: z.string(),
  quarter: z.string(),
  accounts: z.number().int().min(0).optional(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
})

type Take = (name: string) => Promise<string>

const bounds = { entries: 100, bytes: 2_000_000_000 }

/** Reads the files of a release back, from a folder or a zip. Throws UnreadableDataset for one that is not as it left. */
export async function readDataset(path: string): Promise<Dataset> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UnreadableDataset(`${path}: not found`)
  if (found.isDirectory()) return readFiles((name) => readFile(join(path, name), 'utf8'))
  const zip = await openZip(path, bounds)
  if ('refused' in zip) throw new UnreadableDataset(`${path}: ${zip.refused}`)
  try {
    return await readFiles(async (name) => String(await buffer(await zip.read(name))))
  } finally {
    zip.close()
  }
}

/** Reads a release whose files are given by name. Throws as `readDataset` does. */
export async function readFiles(take: Take): Promise<Dataset> {
  const manifest = manifestForm.safeParse(JSON.parse(await takeWhole(take, 'manifest.json')))
  if (!manifest.success) throw new UnreadableDataset('manifest.json: another form')
  const { study, quarter, accounts, files } = manifest.data
  const hashes = new Map(files.map(({ name, sha256 }) => [name, sha256]))
  const read = async (list: ListName) => {
    const name = `${list}.csv`
    if (askedLists.has(list) && !hashes.has(name)) return undefined
    const text = await takeWhole(take, name)
    if (hashOf(text) !== hashes.get(name)) throw new UnreadableDataset(`${name}: not as it left`)
    return readList(list, text)
  }
  const rows = await Promise.all(listNames.map(async (list) => [list, await read(list)] as const))
  // Each list was read by the schema of its own name.
  return {
    ...{ study, quarter, ...(accounts !== undefined && { accounts }) },
    ...Object.fromEntries(rows.filter(([, some]) => some)),
  } as unknown as Dataset
}

async function takeWhole(take: Take, name: string): Promise<string> {
  try {
    return await take(name)
  } catch {
    throw new UnreadableDataset(`${name}: missing`)
  }
}

function readList(list: ListName, text: string): unknown[] {
  const rows = parse(text, { columns: true, cast: takeQuote })
  const read = z.array(lists[list]).safeParse(rows)
  if (!read.success) throw new UnreadableDataset(`${list}.csv: ${z.prettifyError(read.error)}`)
  return read.data
}
