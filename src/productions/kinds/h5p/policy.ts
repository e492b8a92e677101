import { contentPath, playerPath } from './paths.ts'

/**
 * The policy of the closed frame, on `host`: programs of the file and of the player run there with an origin of their own, and reach those
 * files alone. Nothing gives them the network, forms, other frames or the pages around.
 */
export function closedPolicy(host: string, fileId: string, drawn: string, script: string): string {
  const content = `${host}${contentPath(fileId, drawn)}/contenu/`
  const own = `${content} ${host}${playerPath}/`
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src ${own} ${host}${script}`,
    `style-src ${own} 'unsafe-inline'`,
    `img-src ${own} data: blob:`,
    `media-src ${own} data: blob:`,
    `font-src ${own} data:`,
    `connect-src ${content}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "webrtc 'block'",
  ].join('; ')
}

/** The policy of a file of an H5P, should someone open it by itself: it may show, never run. */
export const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
