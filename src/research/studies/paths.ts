/** Where a study is read. */
export const studyPathOf = (slug: string) => `/recherche/etudes/${slug}`
