/** People: accounts nobody sees, the presentations under which they speak, sign-in, and the circles that hold a power for a time. */
import './messages.ts'
import './tables.ts'
import './circles/traces.ts'
import './purge.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import { personalPeople } from './leaving/personal.ts'
import { registerMyPart } from './mine/parts.tsx'

export { addPresentation, openAccount } from './accounts.ts'
export {
  emptyCircle,
  isEmptyCircle,
  listHolders,
  longestSeat,
  readHolders,
  volunteerFor,
  writeSeat,
} from './circles/circles.ts'
export {
  endSeat,
  findHolder,
  findVolunteer,
  heldSince,
  seatDecided,
  type AboutInCircle,
} from './circles/decided.ts'
export { readVolunteers } from './circles/queries.ts'
export { openFirstKeysLink, openKeysLink } from './circles/keys.ts'
export { logAct } from './circles/log.ts'
export { drawLot } from './circles/lot.ts'
export { listBearers, type Bearer } from './bearers.ts'
export { circleOf, circleSlugs } from './circles/names.ts'
export { circleName } from './circles/shown.tsx'
export { registerCirclePart } from './circles/parts.ts'
export { claimPresentation, followClaimed } from './claims.ts'
export { forgetOnce, handOnce, onceSeconds, readOnce } from './once.ts'
export { CardLink } from './entering/card.tsx'
export { holdsCard } from './entering/hand-card.ts'
export { showSignIn } from './entering/routes.tsx'
export { sayUnsent, Unsent } from './entering/unsent.tsx'
export { erasePerson } from './leaving/erase.ts'
export { writeToAccount } from './letters.ts'
export { MyParts, registerMyPart } from './mine/parts.tsx'
export { SignedAs } from './presentations/signed-as.tsx'
export { readMailAddress, viewerOfAccount } from './of-account.ts'
export { peopleRoutes } from './routes.tsx'
export { readViewer, startSession } from './sessions.ts'

registerKind({ kind: 'presentation', tone: 'people', label: 'people.presentation', listed: false })
holdPersonalData(personalPeople)
registerMyPart({ title: 'people.names.title', path: '/moi/noms', order: 10 })
registerMyPart({ title: 'people.credentials.title', path: '/moi/entrer', order: 70 })
registerMyPart({ title: 'people.settings.title', path: '/moi/reglages', order: 80 })
registerMyPart({ title: 'people.data.title', path: '/moi/donnees', order: 90 })
