type ConversationMessages = Record<keyof typeof import('../../locales/fr/conversation.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends ConversationMessages {}
}
