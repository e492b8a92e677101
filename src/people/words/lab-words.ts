import type { MessageKey } from '../../platform/messages.ts'

/** What each word of the list `lab` is for, since what it says does not tell; and whether its name or its text is what it says. */
const labWords: Readonly<Record<string, { label: MessageKey; says: 'name' | 'text' }>> = {
  name: { label: 'people.words.lab-name', says: 'name' },
  'time-zone': { label: 'people.words.lab-time-zone', says: 'name' },
  pronoun: { label: 'people.words.pronoun', says: 'name' },
  welcome: { label: 'people.words.lab-welcome', says: 'name' },
  what: { label: 'people.words.lab-what', says: 'text' },
  'reading-times': { label: 'people.words.lab-reading-times', says: 'text' },
  legal: { label: 'people.words.lab-legal', says: 'text' },
  contact: { label: 'people.words.lab-contact', says: 'text' },
  host: { label: 'people.words.lab-host', says: 'text' },
  charter: { label: 'people.words.lab-charter', says: 'text' },
}

/** What this word of a list is for; undefined where its name says it. */
export function labWordOf(list: string, slug: string) {
  return list === 'lab' && Object.hasOwn(labWords, slug) ? labWords[slug] : undefined
}
