/** The names under which what was made is served: a name that someone gave a file always ends with its type, so that none is one of these. */
export const renditionNames = { film: '720p', light: '480p', sound: 'son', poster: 'affiche' } as const
export type RenditionName = (typeof renditionNames)[keyof typeof renditionNames]
