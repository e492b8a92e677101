import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the program: the nearest one above this file that holds package.json, whether bundled or not. */
export const root = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('package.json was not found above the program')
  return findRoot(above)
}
