import { extname } from 'node:path'

/** The files that pages show, by the name they stand under beside them. */
export type Media = Map<string, { id: string; name: string }>

const shown = /\/fichiers\/([0-9a-z]{12})\/([^"\s,?#]+)/g

/**
 * Points the pictures, sounds and films of a page to files beside it, and adds those to `media`. Names are plain: readers of ZIPs disagree about
 * any other.
 */
export function takeMedia(html: string, media: Media): string {
  return html.replaceAll(shown, (_, id: string, encoded: string) => {
    const name = decodeURIComponent(encoded)
    // Sizes of a picture are called by their width; a file by whatever its sender called it.
    const plain = /^[\w-]+\.\w+$/.test(name) ? `${id}-${name}` : `${id}${extname(name)}`
    media.set(`media/${plain}`, { id, name })
    return `media/${plain}`
  })
}

/** Links that led elsewhere in the lab lead there from outside. */
export function leaveLab(html: string, publicUrl: URL): string {
  return html.replaceAll(/ (href|action)="\/(?!\/)/g, ` $1="${publicUrl.origin}/`)
}
