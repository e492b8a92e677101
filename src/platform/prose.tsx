import { renderMarkdown } from './markdown.ts'
import { useView } from './view.ts'

/** For an element that holds what someone wrote: its language, where it is not that of the page, and its direction by its own letters. `null`: nobody knows which language. */
export function inLang(lang: string | null): { lang?: string; dir?: 'auto' } {
  const view = useView()
  if (lang === null) return view.dir === 'rtl' ? { dir: 'auto' } : {}
  return lang === view.lang ? {} : { lang, dir: 'auto' }
}

/** What someone wrote, as light Markdown; nothing where they wrote nothing. */
export function Prose({ text, lang = null }: { text: string; lang?: string | null }) {
  if (text === '') return null
  return <div class="prose" {...inLang(lang)} dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />
}
