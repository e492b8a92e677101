type InstitutionsMessages = Record<keyof typeof import('../../locales/fr/institutions.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends InstitutionsMessages {}
}
