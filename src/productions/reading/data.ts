import { nameOf } from '../../platform/choices.ts'
import { fileUrl } from '../../platform/files/show.ts'
import { excerpt } from '../../platform/markdown.ts'
import { useView } from '../../platform/view.ts'
import type { ShownPart } from '../parts/sorts.ts'
import { readAnswers, readMoments, sumMinutes } from '../kinds/prototype/session.ts'
import { formOfKind } from '../kinds/registry.ts'
import type { Beside, ShownProduction } from './queries.ts'

/** What machines read of a production, in the words of schema.org: a resource to learn with, which is also a film, a game, a tool… */
export function describeProduction(production: ShownProduction, beside: readonly Beside[]): object {
  const { publicUrl, words, t } = useView()
  const absolute = (path: string) => new URL(path, publicUrl).href
  const licence = words.find('licence', production.licence)?.data['url']
  const picture = production.cover ?? production.parts.find((part) => part.sort === 'picture')?.file
  return {
    '@context': 'https://schema.org',
    '@type': [...new Set(['LearningResource', formOfKind(words, production.kind).schemaType])],
    name: production.title,
    description: production.summary,
    url: absolute(production.path),
    inLanguage: production.lang,
    version: production.number,
    datePublished: production.publishedAt.toISOString(),
    dateModified: production.versionAt.toISOString(),
    learningResourceType: nameOf('kind', production.kind),
    educationalUse: t('productions.data.use'),
    audience: { '@type': 'Audience', audienceType: t('productions.data.audience') },
    isAccessibleForFree: true,
    ...describeMedia(production),
    ...describeSession(production, formOfKind(words, production.kind).form),
    author: production.authors.map(({ name, path }) => ({
      '@type': 'Person',
      name,
      ...(path && { url: absolute(path) }),
    })),
    ...(production.group && {
      producer: {
        '@type': 'Organization',
        name: production.group.name,
        ...(production.group.path !== null && { url: absolute(production.group.path) }),
      },
    }),
    ...(typeof licence === 'string' && { license: licence }),
    ...(picture && { image: absolute(fileUrl(picture)) }),
    ...(production.origin && { isBasedOn: absolute(production.origin.path) }),
    ...(production.elsewhere && { sameAs: production.elsewhere.url }),
    ...describeTranslations(production, beside, absolute),
  }
}

/** The text it translates, and those that translate it; an easy version in the same language is neither. */
function describeTranslations(
  { adaptedKind, origin, lang }: ShownProduction,
  beside: readonly Beside[],
  absolute: (path: string) => string,
): object {
  if (adaptedKind === 'translation') return origin ? { translationOfWork: absolute(origin.path) } : {}
  const others = beside.filter((one) => one.adaptedKind === 'translation' && one.lang !== lang)
  return others.length > 0 ? { workTranslation: others.map(({ path }) => absolute(path)) } : {}
}

/** How long it lasts where that is known, and what helps those who do not hear or see: only what is true of all of it. */
function describeMedia({ parts, cover }: ShownProduction): object {
  const shown = parts.filter(({ file }) => file)
  const [films, sounds] = [ofSort(shown, 'film'), ofSort(shown, 'audio')]
  const pictures = shown.filter(({ sort }) => sort === 'picture' || sort === 'scene')
  const described = [...pictures.map(({ alt }) => alt), ...(cover ? [cover.alt] : [])]
  const features = [
    films.length > 0 && films.every(({ cueCount }) => cueCount) && 'captions',
    sounds.length > 0 && sounds.every(({ text, cueCount }) => text !== '' || cueCount) && 'transcript',
    described.length > 0 && described.every((alt) => alt !== '') && 'alternativeText',
  ].filter((feature) => feature !== false)
  const lengths = [...films, ...sounds].map(({ file }) => file?.seconds ?? null)
  const known = lengths.length > 0 && lengths.every((seconds) => seconds !== null)
  return {
    ...(known && { timeRequired: `PT${lengths.reduce((sum, one) => sum + Math.round(one), 0)}S` }),
    ...(features.length > 0 && { accessibilityFeature: features }),
  }
}

function ofSort(parts: readonly ShownPart[], sort: ShownPart['sort']) {
  return parts.filter((part) => part.sort === sort)
}

/** What a session says of itself: how long it lasts, for whom, what one learns there. */
function describeSession({ answers, parts }: ShownProduction, form: string): object {
  if (form !== 'prototype') return {}
  const { minutes, whom, objectives } = readAnswers(answers)
  const length = minutes ?? sumMinutes(readMoments(parts))
  return {
    ...(length && { timeRequired: `PT${length}M` }),
    ...(whom && { audience: { '@type': 'EducationalAudience', audienceType: whom } }),
    ...(objectives && { teaches: excerpt(objectives, 500) }),
  }
}
