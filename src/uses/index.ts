/** Uses: what people do with digital tools, inventoried, questioned together, and rethought. */
import './messages.ts'
import './tables.ts'
import './traces.ts'
import { registerPaperPart, registerVoiceStep } from '../conversation/index.ts'
import { registerMyPart } from '../people/index.ts'
import { registerDraftForm } from '../platform/drafts.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import { readWholeIdea } from './ideas/ideas.ts'
import { readWholeUse } from './inventory/queries.ts'
import { showTyped } from './paper/typed.tsx'
import { eraseUses, exportUses } from './personal.ts'
import './questions/register.ts'

export { readUseNews, type UseNews } from './voices/queries.ts'
export { usesRoutes } from './routes.ts'

registerKind({
  kind: 'use',
  tone: 'know',
  label: 'uses.kind.use',
  listed: true,
  several: 'uses.kind.uses',
  readWhole: readWholeUse,
})
registerKind({
  kind: 'idea',
  tone: 'know',
  label: 'uses.kind.idea',
  listed: false,
  readWhole: readWholeIdea,
})
registerKind({ kind: 'use-draft', tone: 'know', label: 'uses.kind.draft', listed: false })

registerDraftForm({ path: /^\/usages\/raconter$/, unsent: 'uses.tell.unsent', send: 'uses.tell.next' })

registerVoiceStep({ label: 'uses.voice.draw', path: (id) => `/usages/raconter?parole=${id}` })

registerPaperPart({ show: showTyped })

registerMyPart({ title: 'uses.own', path: '/moi/usages', order: 22 })

holdPersonalData({ name: 'usages', exportOf: exportUses, erase: eraseUses })
