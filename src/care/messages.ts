type CareMessages = Record<keyof typeof import('../../locales/fr/care.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends CareMessages {}
}
