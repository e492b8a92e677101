type PlaceMessages = Record<keyof typeof import('../../locales/fr/place.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends PlaceMessages {}
}
