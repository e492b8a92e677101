import { timingSafeEqual } from 'node:crypto'
import type { Lab } from '../../../platform/lab.ts'

const dayLength = 86_400_000

/**
 * The key in the addresses of a file being played: the frame has no cookie to say who reads, so whoever was shown the page holds this. It lasts
 * until the end of the next day (UTC).
 */
export function keyOf({ limits }: Pick<Lab, 'limits'>, fileId: string, at = Date.now()): string {
  return limits.nameless(`h5p ${fileId} ${Math.floor(at / dayLength)}`)
}

/** Whether a key was drawn for this file, today or yesterday. */
export function isKeyOf(lab: Pick<Lab, 'limits'>, fileId: string, key: string, at = Date.now()): boolean {
  return [at, at - dayLength].some((when) => {
    const right = Buffer.from(keyOf(lab, fileId, when))
    const said = Buffer.from(key)
    return right.length === said.length && timingSafeEqual(right, said)
  })
}
