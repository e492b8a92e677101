import type { Word, Words } from '../../platform/words.ts'
import { formOf, sortNamed } from '../kinds/registry.ts'
import type { Manifest, Version } from './format.ts'

/** Versions in the words of this lab, and the names of what it does not know. */
export interface Known {
  versions: readonly Version[]
  unknown: readonly string[]
}

/**
 * What another lab says, in this one's words. A kind that nobody here knows becomes one that is shown the same way, a priority goes, a sort
 * of part is read as a text. A licence is never changed: one that is not known here refuses the package, by its name.
 */
export function translate(words: Words, manifest: Manifest): Known | { licence: string } {
  const unknown = new Set<string>()
  const versions: Version[] = []
  for (const version of manifest.versions) {
    const licence = findLicence(words, version.licence)
    if (!licence) return { licence: version.licence.name || version.licence.slug }
    const kind = findKind(words, version.kind)
    if (kind?.slug !== version.kind.slug) unknown.add(version.kind.name)
    const priority =
      version.priority && words.find('priority', version.priority.slug) ? version.priority : null
    if (version.priority && !priority) unknown.add(version.priority.name)
    for (const { sort } of version.parts) if (sortNamed(sort).name !== sort) unknown.add(sort)
    versions.push({
      ...version,
      priority,
      kind: { ...version.kind, slug: kind?.slug ?? version.kind.slug },
      licence: { ...version.licence, slug: licence.slug },
    })
  }
  return { versions, unknown: [...unknown].filter((name) => name !== '') }
}

/** The same kind, or the first one here that is shown the same way. */
function findKind(words: Words, { slug, form }: Version['kind']): Word | undefined {
  const own = words.find('kind', slug)
  if (own && formOf(own).form === form) return own
  const kinds = words.list('kind')
  return (
    kinds.find((word) => formOf(word).form === form) ?? kinds.find((word) => formOf(word).form === 'text')
  )
}

/** A licence is its own text: the same address, whatever each lab calls it. Without one it is its name here. */
function findLicence(words: Words, { slug, address }: Version['licence']): Word | undefined {
  const own = words.find('licence', slug)
  if (address === null) return own && addressOf(own) === null ? own : undefined
  if (own && sameText(addressOf(own), address)) return own
  return words.list('licence').find((word) => sameText(addressOf(word), address))
}

function addressOf(word: Word): string | null {
  const url = word.data['url']
  return typeof url === 'string' ? url : null
}

/** Creative Commons shows the same licence in each language, under its address and `deed.fr`. */
function sameText(one: string | null, other: string): boolean {
  const bare = (url: string) =>
    url
      .replace(/^http:/, 'https:')
      .replace(/\/(deed|legalcode)(\.\w+)?$/, '')
      .replace(/\/$/, '')
  return one !== null && bare(one) === bare(other)
}
