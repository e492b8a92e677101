import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { root } from './root.ts'

/** French first. `fr-x-simple` is the easy version of the lab's own texts; Arabic covers the main pages. */
export const locales = ['fr', 'fr-x-simple', 'en', 'ar'] as const
export type Locale = (typeof locales)[number]

/** How a lab speaks to who reads it in French, easy version included. No choice of the reader's: it is the lab's manner. */
export const pronouns = ['vous', 'tu'] as const
export type Pronoun = (typeof pronouns)[number]

/** Keys of all messages; each module adds its own in its `messages.ts` from its French file. */
// The keys are those of the French files, so that a message that does not exist fails the type check.
export interface Messages extends PlatformMessages {}
type PlatformMessages = Record<keyof typeof import('../../locales/fr/platform.json'), string>
export type MessageKey = keyof Messages & string
export type MessageArgs = Record<string, string | number | Date>
export type Translate = (key: MessageKey, args?: MessageArgs) => string

/** A message not yet rendered: what forms and refusals carry. */
export interface Said {
  key: MessageKey
  args?: MessageArgs
}

const complete: readonly Locale[] = ['fr', 'fr-x-simple', 'en']

/** Whether every message has its text in this locale: nothing of it falls back to French. */
export function isComplete(locale: Locale): boolean {
  return complete.includes(locale)
}

// Private-use characters around a text that fell back to French; `markFallback` turns them into lang and dir.
const open = '\uE000'
const close = '\uE001'

type Compiled = Map<string, string | IntlMessageFormat>

const compiled = new Map(locales.map((locale) => [locale, compileLocale(locale)]))

/** The texts are written with vous; `<locale>-tu` holds those that speak to the reader, again, with tu. Both are whole maps, so that neither costs a second look-up. */
function compileLocale(locale: Locale): Record<Pronoun, Compiled> {
  const vous = compileFolder(join(root, 'locales', locale), locale)
  const overlay = join(root, 'locales', `${locale}-tu`)
  const tu = existsSync(overlay) ? new Map([...vous, ...compileFolder(overlay, locale)]) : vous
  return { vous, tu }
}

function compileFolder(folder: string, locale: Locale): Compiled {
  const messages: Compiled = new Map()
  for (const file of readdirSync(folder)) {
    const texts: Record<string, string> = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const [key, written] of Object.entries(texts)) {
      const text = typeset(written, locale)
      // A message without arguments costs a map look-up and nothing else.
      messages.set(key, /[{']/.test(text) ? compileMessage(text, locale) : text)
    }
  }
  return messages
}

/** French sets a space before high punctuation and inside quotation marks that no line may break at. */
function typeset(text: string, locale: Locale): string {
  if (!locale.startsWith('fr')) return text
  return text.replace(/ (?=[?!;:»])/g, '\u00a0').replaceAll('« ', '«\u00a0')
}

function compileMessage(text: string, locale: Locale): string | IntlMessageFormat {
  if (!text.includes('{')) return text.replaceAll("''", "'")
  return new IntlMessageFormat(text, locale === 'fr-x-simple' ? 'fr' : locale, undefined, { ignoreTag: true })
}

/** The texts of one locale. An unknown key throws: the type check and the message test let none through. */
export function translator(locale: Locale, pronoun: Pronoun = 'vous'): Translate {
  const own = compiled.get(locale)?.[pronoun]
  const french = compiled.get('fr')?.[pronoun]
  return (key, args) => {
    const message = own?.get(key)
    if (message !== undefined) return formatMessage(message, args)
    const fallback = french?.get(key)
    if (fallback === undefined) throw new Error(`no message ${key}`)
    return markFrench(formatMessage(fallback, args), locale)
  }
}

/** A text that had to stay French, so that the page of another language says so. */
export function markFrench(text: string, locale: Locale): string {
  return isComplete(locale) ? text : `${open}${text}${close}`
}

function formatMessage(message: string | IntlMessageFormat, args: MessageArgs | undefined): string {
  return typeof message === 'string' ? message : String(message.format(args))
}

/** Whether a key names a message: what a cookie says is checked before it is shown. */
export function isMessageKey(key: string): key is MessageKey {
  return compiled.get('fr')?.vous.has(key) ?? false
}

const insideTag = /<[^>]*>/g
const plainElements = /(<(title|option|textarea)\b[^>]*>)([^<]*)/g
const fallbackText = /\uE000([^\uE000\uE001]*)\uE001/g

/** Gives every text that fell back to French its language and direction; in attributes, titles and options only the text stays. */
export function markFallback(html: string): string {
  if (!html.includes(open)) return html
  return html
    .replace(insideTag, (tag) => tag.replaceAll(open, '').replaceAll(close, ''))
    .replace(plainElements, (whole) => whole.replaceAll(open, '').replaceAll(close, ''))
    .replace(fallbackText, '<span lang="fr" dir="ltr">$1</span>')
    .replaceAll(open, '')
    .replaceAll(close, '')
}
