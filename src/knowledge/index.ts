/** Knowledge: what people know from living, from practice and from books, side by side, how each answers the others, and paths through it. */
import './messages.ts'
import './tables.ts'
import { registerMyPart } from '../people/index.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import { eraseKnowledge, exportKnowledge } from './personal.ts'
import { readWholePiece } from './whole.ts'

export { knowledgeRoutes } from './routes.ts'

registerKind({
  kind: 'piece',
  tone: 'know',
  label: 'knowledge.kind.piece',
  listed: true,
  readWhole: readWholePiece,
})

registerMyPart({ title: 'knowledge.mine.title', path: '/moi/savoirs', order: 35 })

holdPersonalData({ name: 'savoirs', exportOf: exportKnowledge, erase: eraseKnowledge })
