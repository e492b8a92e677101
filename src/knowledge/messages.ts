type KnowledgeMessages = Record<keyof typeof import('../../locales/fr/knowledge.json'), string>

declare module '../platform/messages.ts' {
  interface Messages extends KnowledgeMessages {}
}
