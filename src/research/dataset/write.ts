import { createHash } from 'node:crypto'
import { writeCsv } from '../../platform/csv.ts'
import { writeGraph } from './graph.ts'
import { columnsOf, listNames, type ListName } from './lists.ts'
import type { Dataset } from './shape.ts'

/** What the form of the files is called: a reader that knows another refuses them. */
export const format = 'socialab-dataset/1'

/** One file of a release. */
export interface DatasetFile {
  name: string
  text: string
}

/** What came with a release, and the hash of each file: who has a copy can tell whether it is whole and as it left. */
export interface Manifest {
  format: typeof format
  study: string
  quarter: string
  /** How many accounts the people are, where that is said. */
  accounts?: number
  files: readonly { name: string; sha256: string; rows?: number }[]
}

/** The files of a dataset: one CSV a list, all of it as JSON, who answers whom as GraphML, and what lists them with their hashes. */
export function writeDataset(dataset: Dataset): DatasetFile[] {
  const tables = listNames.flatMap((list) => writeList(dataset, list))
  const files = [
    ...tables,
    { name: 'dataset.json', text: `${JSON.stringify(dataset, null, 1)}\n` },
    { name: 'answers.graphml', text: writeGraph(dataset) },
  ]
  const manifest: Manifest = {
    format,
    study: dataset.study,
    quarter: dataset.quarter,
    ...(dataset.accounts !== undefined && { accounts: dataset.accounts }),
    files: files.map(({ name, text, ...of }) => ({ name, sha256: hashOf(text), ...of })),
  }
  return [
    { name: 'manifest.json', text: `${JSON.stringify(manifest, null, 1)}\n` },
    ...files.map(({ name, text }) => ({ name, text })),
  ]
}

/** The SHA-256 of a text, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function writeList(dataset: Dataset, list: ListName) {
  const rows = dataset[list]
  return rows ? [{ name: `${list}.csv`, text: writeCsv(rows, columnsOf(list)), rows: rows.length }] : []
}
