/** Productions: what groups and people make and publish, version after version, the needs it answers, its trials, and what came of it. */
import './messages.ts'
import './tables.ts'
import { registerMyPart } from '../people/index.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import './traces.ts'
import { eraseProductions, exportProductions } from './personal.ts'
import { readWholeNeed, readWholeProduction, readWholeTrial } from './whole.ts'

export { framePath } from './going-out/frame-page.tsx'
export { closedPath } from './kinds/h5p/paths.ts'
export { readProductionNews, type ProductionNews } from './notices.ts'
export { readAskedNames, type AskedName } from './authors/queries.ts'
export { ProductionCard } from './reading/cards.tsx'
export { readLatestProductions, type ListedProduction } from './reading/list-queries.ts'
export { productionRoutes } from './routes.ts'

registerKind({
  kind: 'production',
  tone: 'made',
  label: 'productions.kind.production',
  listed: true,
  several: 'nav.productions',
  readWhole: readWholeProduction,
})
registerKind({ kind: 'draft', tone: 'made', label: 'productions.kind.draft', listed: false })
registerKind({
  kind: 'need',
  tone: 'need',
  label: 'productions.kind.need',
  listed: true,
  several: 'productions.kind.needs',
  readWhole: readWholeNeed,
})
registerKind({
  kind: 'trial',
  tone: 'made',
  label: 'productions.kind.trial',
  listed: false,
  readWhole: readWholeTrial,
})

registerMyPart({ title: 'productions.certificate.mine', path: '/productions/attestations', order: 25 })
registerMyPart({ title: 'productions.rights.own', path: '/moi/images', order: 45 })

holdPersonalData({ name: 'productions', exportOf: exportProductions, erase: eraseProductions })
