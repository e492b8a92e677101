type ResearchMessages = Record<keyof typeof import('../../locales/fr/research.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends ResearchMessages {}
}
