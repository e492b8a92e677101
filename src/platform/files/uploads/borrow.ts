import { constants } from 'node:fs'
import { copyFile, link, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileStore } from '../contents.ts'
import { pathOf } from './uploads.ts'

/**
 * Gives an upload a second name, under which its form may keep it or not: nothing is copied, and it is still there when the form is refused.
 * False when it is gone.
 */
export async function borrowUpload(store: FileStore, id: string, path: string): Promise<boolean> {
  const from = pathOf(store, id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    await link(from, path)
  } catch {
    // A disk without second names.
    return copyFile(from, path, constants.COPYFILE_EXCL).then(
      () => true,
      () => false,
    )
  }
  return true
}
