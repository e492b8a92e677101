/** What tells one book, article, law or judgment from all others, in a form checked here: nobody is asked. */
export type Identifier =
  { sort: 'DOI' | 'ISBN' | 'ECLI' | 'NOR'; value: string } | { sort: 'LEGI'; value: string; url: string }

/** Reads an identifier as people copy it; null when it is none, or when a digit is wrong. */
export function readIdentifier(typed: string): Identifier | null {
  const text = typed.trim()
  return readDoi(text) ?? readEcli(text) ?? readLegifrance(text) ?? readNor(text) ?? readIsbn(text)
}

/** ISO 26324, as Crossref advises to recognise it: https://www.crossref.org/blog/dois-and-matching-regular-expressions/ */
function readDoi(text: string): Identifier | null {
  const doi = text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  return /^10\.\d{4,9}\/[^\s"<>]{1,200}$/.test(doi) ? { sort: 'DOI', value: doi } : null
}

/** The European case law identifier: country, court, year, number. */
function readEcli(text: string): Identifier | null {
  const ecli = text.toUpperCase()
  return /^ECLI:[A-Z]{2}:[A-Z][A-Z0-9]{0,6}:[12]\d{3}:[A-Z0-9.]{1,25}$/.test(ecli)
    ? { sort: 'ECLI', value: ecli }
    : null
}

const sections: Readonly<Record<string, string>> = {
  LEGITEXT: 'loda/id',
  LEGIARTI: 'codes/article_lc',
  JORFTEXT: 'jorf/id',
}

/** A text or an article by its number at Légifrance. */
function readLegifrance(text: string): Identifier | null {
  const [value, sort = ''] = /\b(LEGITEXT|LEGIARTI|JORFTEXT)\d{12}\b/.exec(text) ?? []
  return value === undefined
    ? null
    : { sort: 'LEGI', value, url: `https://www.legifrance.gouv.fr/${sections[sort]}/${value}` }
}

/** The number of a French official text: ministry, year, rank, nature. */
function readNor(text: string): Identifier | null {
  const nor = text.replace(/^NOR\s*:?\s*/i, '').toUpperCase()
  return /^[A-Z]{4}\d{7}[A-Z]$/.test(nor) ? { sort: 'NOR', value: nor } : null
}

/** ISO 2108, of ten or thirteen figures: the last one answers for the others. */
function readIsbn(text: string): Identifier | null {
  const isbn = text
    .replace(/^ISBN(?:-1[03])?\s*:?\s*/i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  return isIsbn(isbn) ? { sort: 'ISBN', value: isbn } : null
}

/** Whether these ten or thirteen figures answer for each other. */
export function isIsbn(isbn: string): boolean {
  const figures = [...isbn].map((figure) => (figure === 'X' ? 10 : Number(figure)))
  if (/^\d{9}[\dX]$/.test(isbn))
    return figures.reduce((sum, figure, at) => sum + figure * (10 - at), 0) % 11 === 0
  if (/^97[89]\d{10}$/.test(isbn))
    return figures.reduce((sum, figure, at) => sum + figure * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0
  return false
}
