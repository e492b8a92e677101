type UsesMessages = Record<keyof typeof import('../../locales/fr/uses.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends UsesMessages {}
}
