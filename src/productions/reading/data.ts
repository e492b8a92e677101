import { fileUrl } from '../../platform/files/show.ts'
import { useView } from '../../platform/view.ts'
import { formOfKind } from '../kinds/registry.ts'
import type { ShownProduction } from './queries.ts'

/** What machines read of a production, in the words of schema.org. */
export function describeProduction(production: ShownProduction): object {
  const { publicUrl, words } = useView()
  const absolute = (path: string) => new URL(path, publicUrl).href
  const licence = words.find('licence', production.licence)?.data['url']
  const picture = production.cover ?? production.parts.find((part) => part.sort === 'picture')?.file
  return {
    '@context': 'https://schema.org',
    '@type': formOfKind(words, production.kind).schemaType,
    name: production.title,
    description: production.summary,
    url: absolute(production.path),
    inLanguage: production.lang,
    version: production.number,
    datePublished: production.publishedAt.toISOString(),
    dateModified: production.versionAt.toISOString(),
    author: production.authors.map(({ name, path }) => ({
      '@type': 'Person',
      name,
      ...(path && { url: absolute(path) }),
    })),
    ...(production.group && {
      producer: {
        '@type': 'Organization',
        name: production.group.name,
        url: absolute(production.group.path),
      },
    }),
    ...(typeof licence === 'string' && { license: licence }),
    ...(picture && { image: absolute(fileUrl(picture)) }),
    ...(production.origin && { isBasedOn: absolute(production.origin.path) }),
  }
}
