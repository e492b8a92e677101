/** The page that asks before a file is played. */
export function playPath(fileId: string): string {
  return `/productions/activites/${fileId}`
}

/** Everything that runs in the closed frame is under it: nothing there knows who reads. */
export const closedPath = '/h5p/*'

/** The player itself, the same for every file; its version is in the address since browsers keep it. */
export const playerPath = '/h5p/lecteur-3.8.2'

/** The files of one H5P, under a key that is drawn for whoever may see it. */
export function contentPath(fileId: string, key: string): string {
  return `/h5p/${fileId}/${key}`
}
