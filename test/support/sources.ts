import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../src/platform/root.ts'

/** One file of the project, its path relative to the project and with slashes. */
export interface Source {
  path: string
  text: string
}

/** The program's own files under `folder`, tests left out. Throws when there are none: a check that reads nothing proves nothing. */
export function readSources(folder: string, endings: RegExp = /\.tsx?$/): Source[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const sources = names
    .filter((name) => endings.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({
      path: `${folder}/${name}`.replaceAll('\\', '/'),
      text: readFileSync(join(root, folder, name), 'utf8'),
    }))
  if (sources.length === 0) throw new Error(`no file was read under ${folder}`)
  return sources
}
