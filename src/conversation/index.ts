/** Conversation: what people say and answer, around priorities; thanks, drafts, and words typed for someone. */
import './messages.ts'
import './tables.ts'
import { registerDraftForm } from '../platform/drafts.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import { registerMyPart } from '../people/index.ts'
import { erasePersonalPosts, exportPosts } from './posts/personal.ts'
import './posts/traces.ts'
import { readWholePost } from './posts/queries.ts'

export { PostCard } from './posts/parts.tsx'
export { readVoicesWaiting, type PostCardRow } from './posts/list-queries.ts'
export { readVoiceNews, type VoiceNews } from './posts/news.ts'
export { readOwnWords, type OwnWords } from './posts/own-words.ts'
export { OwnWordsList } from './posts/own-words-page.tsx'
export { findPaper, openPaper } from './paper/papers.ts'
export { registerPaperPart, type PaperPart } from './paper/parts.ts'
export { registerVoiceStep, type VoiceStep } from './posts/voice-steps.tsx'
export { conversationRoutes } from './routes.ts'

registerKind({
  kind: 'post',
  tone: 'voice',
  label: 'conversation.voice',
  listed: true,
  several: 'nav.voices',
  readWhole: readWholePost,
})

registerDraftForm({
  path: /^\/paroles\/dire$/,
  unsent: 'conversation.unsent.voice',
  send: 'conversation.publish',
})
registerDraftForm({
  path: /^\/paroles\/[0-9a-z]{12}\/repondre$/,
  unsent: 'conversation.unsent.answer',
  send: 'conversation.send-answer',
})
registerDraftForm({
  path: /^\/paroles\/[0-9a-z]{12}\/modifier$/,
  unsent: 'conversation.unsent.edit',
  send: 'conversation.save',
})

registerMyPart({ title: 'conversation.own', path: '/moi/paroles', order: 15 })
registerMyPart({ title: 'conversation.drafts', path: '/moi/brouillons', order: 20 })
registerMyPart({ title: 'conversation.thanks', path: '/moi/mercis', order: 30 })

holdPersonalData({ name: 'paroles', exportOf: exportPosts, erase: erasePersonalPosts })
