type PeopleMessages = Record<keyof typeof import('../../locales/fr/people.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends PeopleMessages {}
}
