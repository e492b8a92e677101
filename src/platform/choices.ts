import type { Option } from './choice-fields.tsx'
import { useView } from './view.ts'
import { wordName, type Word, type WordList } from './words.ts'

/** The name of a word in the reader's locale; the slug itself where the lab no longer has it. */
export function nameOf(list: WordList, slug: string): string {
  const { words, locale } = useView()
  const word = words.find(list, slug)
  return word ? wordName(word, locale) : slug
}

/** The words of a list as the choices of a form. `kept`, which what is edited bears already, stays among them when the lab has retired it. */
export function optionsOf(list: WordList, kept: string | null | undefined = null): Option[] {
  return optionsFrom(useView().words.list(list), list, kept)
}

/** The priorities one may choose: those that are only proposed can be used already. */
export function priorityOptions(kept: string | null | undefined = null): Option[] {
  const { words } = useView()
  return optionsFrom([...words.list('priority'), ...words.proposed('priority')], 'priority', kept)
}

function optionsFrom(shown: readonly Word[], list: WordList, kept: string | null | undefined): Option[] {
  const { words, locale } = useView()
  const retired = !kept || shown.some(({ slug }) => slug === kept) ? undefined : words.find(list, kept)
  return [...shown, ...(retired ? [retired] : [])].map((word) => ({
    value: word.slug,
    label: wordName(word, locale),
  }))
}
