import { useView } from '../../platform/view.ts'
import type { Circle } from '../../platform/viewer.ts'
import { wordName, wordText } from '../../platform/words.ts'
import { circleSlugs } from './names.ts'
import type { Named } from './queries.ts'

/** The name of a circle, as this lab calls it. */
export function circleName(circle: Circle): string {
  const { words, locale } = useView()
  const word = words.find('circle', circleSlugs[circle])
  return word ? wordName(word, locale) : circleSlugs[circle]
}

/** What a circle is for, in this lab's words. */
export function circlePurpose(circle: Circle): string {
  const { words, locale } = useView()
  const word = words.find('circle', circleSlugs[circle])
  return word ? wordText(word, locale) : ''
}

/** Someone's name as a link to how they show themselves, or « quelqu'un ». */
export function Who({ one: { name, path } }: { one: Named }) {
  const { t } = useView()
  return path === null ? <>{t('people.someone')}</> : <a href={path}>{name}</a>
}
