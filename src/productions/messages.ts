type ProductionMessages = Record<keyof typeof import('../../locales/fr/productions.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends ProductionMessages {}
}
