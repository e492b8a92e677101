type GroupMessages = Record<keyof typeof import('../../locales/fr/groups.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends GroupMessages {}
}
