type SiteMessages = Record<keyof typeof import('../../locales/fr/site.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends SiteMessages {}
}
