/** Knowledge: what people know from living, from practice and from books, side by side, how each answers the others, and paths through it. */
import './messages.ts'
import './tables.ts'
import './traces.ts'
import { registerMyPart } from '../people/index.ts'
import { registerDraftForm } from '../platform/drafts.ts'
import { subscribe } from '../platform/facts.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { followErased, registerKind } from '../platform/things.ts'
import { eraseCrossingsOf, followSide } from './crossings/crossings.ts'
import { eraseKnowledge, exportKnowledge } from './personal.ts'
import { readWholeCrossing, readWholePath, readWholePiece, readWholeTestimony } from './whole.ts'

export { knowledgeRoutes } from './routes.ts'

registerKind({
  kind: 'piece',
  tone: 'know',
  label: 'knowledge.kind.piece',
  listed: true,
  several: 'nav.knowledge',
  readWhole: readWholePiece,
})
registerKind({
  kind: 'crossing',
  tone: 'know',
  label: 'knowledge.kind.crossing',
  listed: false,
  readWhole: readWholeCrossing,
})
registerKind({
  kind: 'path',
  tone: 'know',
  label: 'knowledge.kind.path',
  listed: true,
  several: 'knowledge.paths.title',
  readWhole: readWholePath,
})
registerKind({
  kind: 'testimony',
  tone: 'voice',
  label: 'knowledge.kind.testimony',
  listed: true,
  several: 'knowledge.testimonies.title',
  readWhole: readWholeTestimony,
})

registerDraftForm({
  path: /^\/savoirs\/temoignages\/dire$/,
  unsent: 'knowledge.testimony.unsent',
  send: 'knowledge.testimony.publish',
})

followErased(eraseCrossingsOf)

// Whoever may read both sides reads how they answer each other: a side is shown to others, closed or hidden in its own module.
const sides = {
  piece: ['hidden', 'shown'],
  production: ['published', 'versioned', 'withdrawn', 'restored', 'hidden', 'shown'],
  use: ['published', 'edited', 'withdrawn', 'hidden', 'shown'],
} as const
for (const [kind, acts] of Object.entries(sides))
  for (const act of acts)
    subscribe(`${kind}.${act}`, 'knowledge.follow', async (db, { ids }) =>
      followSide(db, ids['thingId'] ?? ''),
    )

registerMyPart({ title: 'knowledge.mine.title', path: '/moi/savoirs', order: 35 })

holdPersonalData({ name: 'savoirs', exportOf: exportKnowledge, erase: eraseKnowledge })
