import type { FileStore } from '../../../platform/files/contents.ts'
import { openDistantZip, openZip, type OpenZip } from '../../../platform/unzip.ts'
import { readableOf } from '../../../platform/files/contents.ts'
import { checkH5p, h5pBounds, type H5pRefusal } from './check.ts'

/** Why a file that was just sent is not an H5P that the lab keeps; undefined when it is one. */
export async function judgeH5p(path: string): Promise<H5pRefusal | undefined> {
  const zip = await openZip(path, h5pBounds)
  try {
    return await checkH5p(zip)
  } finally {
    if (!('refused' in zip)) zip.close()
  }
}

interface Kept {
  sha256: string
  bytes: number
}

/** The lists of the last few that were played: a list is read and checked whole, which each of its files would otherwise cost. */
const opened = new Map<string, Promise<OpenZip | undefined>>()
const mostOpened = 8

/** An H5P of the store, checked again whatever way it came in; undefined when it is not one. */
export function openH5p(store: FileStore, kept: Kept): Promise<OpenZip | undefined> {
  const known = opened.get(kept.sha256)
  const opening = known ?? openNow(store, kept)
  // Put last: the one asked for longest ago goes first.
  opened.delete(kept.sha256)
  opened.set(kept.sha256, opening)
  opening.catch(() => opened.delete(kept.sha256))
  for (const [oldest] of opened) {
    if (opened.size <= mostOpened) break
    opened.delete(oldest)
  }
  return opening
}

async function openNow(store: FileStore, { sha256, bytes }: Kept): Promise<OpenZip | undefined> {
  const read = async (start: number, end: number) => {
    const content = await store.open(sha256, { start, end: end - 1 })
    if (!content) throw new Error('a content is not in the store any more')
    return readableOf(content)
  }
  const zip = await openDistantZip(read, bytes, h5pBounds)
  const refused = await checkH5p(zip)
  return 'refused' in zip || refused ? undefined : zip
}
