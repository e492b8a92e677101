import type { ShownProduction } from '../reading/queries.ts'

/** The most room another page has, in its pixels. */
export interface FrameRoom {
  width: number
  height: number
}

const usual: FrameRoom = { width: 640, height: 640 }
/** What stands around a film: title, summary, names, the way to the lab. */
const around = 300

/** The room a production takes in another page: that of its film where there is one. */
export function frameSize(production: ShownProduction, most?: FrameRoom): FrameRoom {
  const width = Math.min(usual.width, most?.width ?? usual.width)
  const film = filmOf(production)
  const ratio = film?.width && film.height ? film.height / film.width : 9 / 16
  const height = film ? Math.round(width * ratio) + around : usual.height
  return { width, height: Math.min(height, most?.height ?? height) }
}

/** The film of a production that begins with one. */
export function filmOf({ parts: [first] }: Pick<ShownProduction, 'parts'>) {
  return first?.sort === 'film' ? first.file : null
}
