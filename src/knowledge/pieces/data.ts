import { useView } from '../../platform/view.ts'
import type { Csl } from '../citations/csl.ts'
import type { ShownPiece } from './queries.ts'

/** What schema.org calls each sort of reference. */
const types: Readonly<Record<string, string>> = {
  'article-journal': 'ScholarlyArticle',
  book: 'Book',
  report: 'Report',
  legislation: 'Legislation',
}

/** What machines read of a piece, in the words of schema.org. */
export function describePiece(piece: ShownPiece): object {
  const { publicUrl } = useView()
  const absolute = (path: string) => new URL(path, publicUrl).href
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: piece.title,
    abstract: piece.claim,
    url: absolute(piece.path),
    inLanguage: piece.lang,
    datePublished: piece.at.toISOString(),
    author: piece.authors
      .filter(({ agreed }) => agreed)
      .map(({ name, path }) => ({ '@type': 'Person', name, ...(path && { url: absolute(path) }) })),
    ...(piece.reference && { citation: describeReference(piece.reference) }),
  }
}

function describeReference({ type, title, author, issued, DOI, ISBN, URL: url }: Csl): object {
  const year = issued?.['date-parts'][0]?.[0]
  return {
    '@type': types[type] ?? 'CreativeWork',
    name: title,
    ...(author && {
      author: author.map(({ family, given, literal }) => literal ?? `${given ?? ''} ${family ?? ''}`.trim()),
    }),
    ...(year !== undefined && { datePublished: String(year) }),
    ...(DOI && { identifier: `https://doi.org/${DOI}` }),
    ...(ISBN && { isbn: ISBN }),
    ...(url && { url }),
  }
}
