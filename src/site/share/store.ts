import { createHash } from 'node:crypto'
import { fewAtOnce } from '../../platform/turns.ts'
import { drawPicture, type Poster, type Shape } from './picture.ts'

/** Pictures drawn lately, by what they show: the same words give the same picture, changed words another. */
const drawn = new Map<string, Promise<Buffer>>()
const most = 60

/** One at a time: drawing takes a core for a moment, and reading comes first. */
const inTurn = fewAtOnce(1)

/** What tells a picture from another, for its address in caches. */
export function nameOf(poster: Poster, shape: Shape): string {
  return createHash('sha256')
    .update(JSON.stringify([poster, shape]))
    .digest('base64url')
    .slice(0, 22)
}

/** The picture of a thing, drawn once as long as it stays among the latest. */
export function readPicture(poster: Poster, shape: Shape): Promise<Buffer> {
  const name = nameOf(poster, shape)
  const known = drawn.get(name)
  drawn.delete(name)
  const picture = known ?? inTurn(() => drawPicture(poster, shape))
  drawn.set(name, picture)
  // What failed is drawn again when asked again.
  picture.catch(() => drawn.delete(name))
  const oldest = drawn.keys().next().value
  if (drawn.size > most && oldest !== undefined) drawn.delete(oldest)
  return picture
}
