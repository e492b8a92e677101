import { excerpt } from '../../platform/markdown.ts'
import { translator } from '../../platform/messages.ts'

/** What a post is called in lists, what follows of it there, and what search finds. */
export interface Titled {
  title: string
  summary: string
  body: string
}

const longestTitle = 80
const longestSummary = 320

/**
 * A post is called by its first words: its first sentence when that is short, else as many whole words as fit. One with a warning is called
 * by the warning, so that no list shows what it covers. `silent` is for a post without words.
 */
export function titlePost(
  said: { text: string; warning: string; transcript: string },
  silent: string,
): Titled {
  const body = [said.text, said.transcript].join('\n')
  // A title is everybody's, whatever their locale: it is in French, as what it names.
  if (said.warning)
    return { title: translator('fr')('conversation.warned', { about: said.warning }), summary: '', body }
  const words = excerpt(said.text || said.transcript, longestSummary)
  if (words === '') return { title: silent, summary: '', body }
  if (words.length <= longestTitle) return { title: words, summary: '', body }
  const sentence = /^.{15,79}?[.!?…](?=\s)/u.exec(words)?.[0]
  const title = sentence ?? excerpt(words, longestTitle)
  const rest = words.slice(title.replace(/…$/, '').length).replace(/^[\s,;:.–…-]+/, '')
  return { title, summary: sentence ? rest : `…${rest}`, body }
}

/** A post without words is called by what it is, in French: the title is everybody's. */
export function nameSilent(hasVoice: boolean): string {
  return translator('fr')(hasVoice ? 'conversation.silent-voice' : 'conversation.silent-picture')
}

/** Characters above which a talk shows the beginning only. */
const longInTalk = 700

/** The beginning of a text too long to stand whole in a talk, null for others. */
export function openingOf(text: string): string | null {
  return text.length > longInTalk ? excerpt(text, 420) : null
}
