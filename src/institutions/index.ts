/** Institutions: their words taken apart and said again in plain words, and what is asked of them, with their answer or their silence. */
import './messages.ts'
import './tables.ts'
import './traces.ts'
import { registerGroupPart } from '../groups/index.ts'
import { registerDraftForm } from '../platform/drafts.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import { eraseInstitutions, exportInstitutions } from './personal.ts'
import {
  readWholeAddress,
  readWholeComment,
  readWholeReading,
  readWholeRemark,
  readWholeReply,
} from './whole.ts'

export { institutionsRoutes } from './routes.ts'

registerKind({
  kind: 'reading',
  tone: 'know',
  label: 'institutions.kind.reading',
  listed: true,
  several: 'institutions.readings.title',
  readWhole: readWholeReading,
})
registerKind({
  kind: 'remark',
  tone: 'know',
  label: 'institutions.kind.remark',
  listed: false,
  readWhole: readWholeRemark,
})
registerKind({
  kind: 'address',
  tone: 'need',
  label: 'institutions.kind.address',
  listed: true,
  several: 'nav.addresses',
  readWhole: readWholeAddress,
})
// An institution signs it, which is nobody here: the care circle answers for it.
registerKind({
  kind: 'reply',
  tone: 'need',
  label: 'institutions.kind.reply',
  listed: false,
  circle: 'care',
  readWhole: readWholeReply,
})
registerKind({
  kind: 'address-comment',
  tone: 'need',
  label: 'institutions.kind.comment',
  listed: false,
  readWhole: readWholeComment,
})

registerGroupPart({
  kind: 'address',
  act: { label: 'institutions.address.write', path: '/interpellations/ecrire' },
  all: { label: 'institutions.addresses.of-group', path: '/interpellations' },
})
registerGroupPart({
  kind: 'reading',
  act: { label: 'institutions.readings.bring', path: '/decorticages/apporter' },
  all: { label: 'institutions.readings.of-group', path: '/decorticages' },
})

registerDraftForm({
  path: /^\/decorticages\/deposer$/,
  unsent: 'institutions.reading.unsent',
  send: 'institutions.reading.publish',
})

holdPersonalData({ name: 'institutions', exportOf: exportInstitutions, erase: eraseInstitutions })
