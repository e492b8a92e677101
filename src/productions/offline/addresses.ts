import { extname } from 'node:path'

/** The files that pages show, by the name they stand under beside them. */
export type Media = Map<string, { id: string; name: string }>

const shown = /\/fichiers\/([0-9a-z]{12})\/((?:[\w.%~!'()*-]|&#39;)+)/g

/**
 * Points the pictures, sounds and films of a page to files beside it, and adds those to `media`. Names are plain: readers of ZIPs disagree about
 * any other.
 */
export function takeMedia(html: string, media: Media): string {
  return html.replaceAll(shown, (address, id: string, encoded: string) => {
    const name = decode(encoded.replaceAll('&#39;', "'"))
    // What someone typed may look like an address: it stays what it is.
    if (name === null || !/^\.\w{1,8}$/.test(extname(name))) return address
    // Sizes of a picture are called by their width; a file by whatever its sender called it.
    const plain = /^[\w-]+\.\w+$/.test(name) ? `${id}-${name}` : `${id}${extname(name)}`
    media.set(`media/${plain}`, { id, name })
    return `media/${plain}`
  })
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}

/** Links that led elsewhere in the lab lead there from outside. */
export function leaveLab(html: string, publicUrl: URL): string {
  return html.replaceAll(/ (href|action)="\/(?!\/)/g, ` $1="${publicUrl.origin}/`)
}
