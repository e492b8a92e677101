import { useView } from '../platform/view.ts'
import { wordName, type WordList } from '../platform/words.ts'

/** The name of a word in the reader's locale; its slug when nobody knows it any more. */
export function nameOf(list: WordList, slug: string): string {
  const { words, locale } = useView()
  const word = words.find(list, slug)
  return word ? wordName(word, locale) : slug
}

/** Words of a list as the choices of a form; `kept` stays one of them even when the lab retired it. */
export function optionsOf(list: WordList, kept?: string | null): { value: string; label: string }[] {
  const { words, locale } = useView()
  const shown = words.list(list)
  const retired = kept && !shown.some((word) => word.slug === kept) ? words.find(list, kept) : undefined
  return [...shown, ...(retired ? [retired] : [])].map((word) => ({
    value: word.slug,
    label: wordName(word, locale),
  }))
}

/** The language attribute of a text, where it is not the page's own. */
export function langOf(lang: string): string | undefined {
  return lang === useView().lang ? undefined : lang
}
