import { z } from 'zod'
import { locales, type Locale } from './messages.ts'

/** How someone reads: kept in a cookie, no account needed. Absent means the reader's own device decides. */
export interface Reading {
  locale: Locale
  font?: 'atkinson' | 'dyslexic' | undefined
  size?: 'large' | 'larger' | 'largest' | undefined
  spacing?: 'wide' | undefined
  contrast?: 'more' | undefined
  colours?: 'less' | undefined
  theme?: 'light' | 'dark' | undefined
}

/** What the settings page sends; unknown values count as not chosen. */
export const readingChoices = z.object({
  locale: z.enum(locales).optional().catch(undefined),
  font: z.enum(['atkinson', 'dyslexic']).optional().catch(undefined),
  size: z.enum(['large', 'larger', 'largest']).optional().catch(undefined),
  spacing: z.enum(['wide']).optional().catch(undefined),
  contrast: z.enum(['more']).optional().catch(undefined),
  colours: z.enum(['less']).optional().catch(undefined),
  theme: z.enum(['light', 'dark']).optional().catch(undefined),
})

export const readingCookie = 'lecture'

/** Writes the settings as a cookie value: the same form as a query string. */
export function writeReading(choices: z.infer<typeof readingChoices>): string {
  const chosen = Object.entries(choices).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return new URLSearchParams(chosen).toString()
}

/** Reads the cookie, and the browser's languages where no locale was chosen. French when nothing fits. */
export function readReading(cookie: string | undefined, acceptLanguage: string | undefined): Reading {
  const choices = readingChoices.parse(Object.fromEntries(new URLSearchParams(cookie ?? '')))
  return { ...choices, locale: choices.locale ?? preferredLocale(acceptLanguage) }
}

/** The first language of the browser's that we have. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  for (const part of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase()
    const match = locales.find((locale) => locale === language)
    if (match) return match
  }
  return 'fr'
}
