import './messages.ts'
import './tables.ts'
/** People: accounts nobody sees, the presentations under which they speak, sign-in, and the circles that hold a power for a time. */
import { registerKind } from '../platform/things.ts'

export { addPresentation, openAccount, type NewAccount } from './accounts.ts'
export { claimPresentation, eraseUnclaimed } from './claims.ts'
export { showSignIn } from './entering/routes.tsx'
export { peopleRoutes } from './routes.tsx'
export { readViewer, startSession } from './sessions.ts'

registerKind({ kind: 'presentation', tone: 'people', label: 'people.presentation', listed: false })
