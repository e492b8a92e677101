import { useView } from '../../platform/view.ts'
import type { ShownPath, Step } from './queries.ts'

/** What machines read of a path, in the words of schema.org. */
export function describePath(path: ShownPath, steps: readonly Step[]): object {
  const { publicUrl } = useView()
  const absolute = (at: string) => new URL(at, publicUrl).href
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: path.title,
    description: path.summary,
    url: absolute(path.path),
    inLanguage: path.lang,
    isAccessibleForFree: true,
    datePublished: path.at.toISOString(),
    author: path.authors
      .filter(({ agreed }) => agreed)
      .map((author) => ({
        '@type': 'Person',
        name: author.name,
        ...(author.path && { url: absolute(author.path) }),
      })),
    hasPart: steps.flatMap(({ piece }) =>
      piece ? [{ '@type': 'CreativeWork', name: piece.title, url: absolute(piece.path) }] : [],
    ),
  }
}
