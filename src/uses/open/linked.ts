import type { View } from '../../platform/view.ts'
import { columnNames, columns, type Line } from './columns.ts'

/** The data as a whole, in the words of schema.org: what it is, under which licence, what each column says, where to take it. */
export function describeData({
  t,
  lang,
  words,
  publicUrl,
}: Pick<View, 't' | 'lang' | 'words' | 'publicUrl'>) {
  const url = (path: string) => new URL(path, publicUrl).href
  const licence = words.list('licence')[0]?.data['url']
  const taken = (path: string, type: string) => ({
    '@type': 'DataDownload',
    contentUrl: url(path),
    encodingFormat: type,
  })
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: t('uses.data.title'),
    description: t('uses.data.intro'),
    url: url('/usages/donnees'),
    inLanguage: lang,
    isAccessibleForFree: true,
    ...(typeof licence === 'string' && { license: licence }),
    variableMeasured: columnNames.map((name) => ({
      '@type': 'PropertyValue',
      name,
      description: t(columns[name]),
    })),
    distribution: [
      taken('/usages.csv', 'text/csv'),
      taken('/usages.json', 'application/json'),
      taken('/usages.jsonld', 'application/ld+json'),
    ],
  }
}

/** One use of the feed. */
export function itemOf(line: Line): object {
  const { titre, langue, raconte_par, vient_de, publie_le, adresse, ...said } = line
  return {
    '@type': 'DataFeedItem',
    dateCreated: publie_le,
    item: {
      '@type': 'CreativeWork',
      '@id': adresse,
      name: titre,
      inLanguage: langue,
      ...(raconte_par && { author: { '@type': 'Person', name: raconte_par } }),
      ...(vient_de && { isBasedOn: vient_de }),
      additionalProperty: Object.entries(said)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => ({ '@type': 'PropertyValue', name, value })),
    },
  }
}
