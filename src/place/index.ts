/** The place: where it is, what happens there and when, and who holds a seat. */
import './messages.ts'
import './tables.ts'
import './workshops/decided.tsx'
import { Hono } from 'hono'
import { registerKind } from '../platform/things.ts'
import type { Web } from '../platform/web.ts'
import { registerPaperPart } from '../conversation/index.ts'
import { registerMyPart } from '../people/index.ts'
import './personal.ts'
import { showBookingOnPaper } from './bookings/paper.tsx'
import { bookingRoutes } from './bookings/routes.tsx'
import { venueRoutes } from './venue/routes.tsx'
import { readWholeVenue } from './venue/venue.ts'
import { agendaRoutes } from './workshops/agenda-routes.tsx'
import { workshopRoutes } from './workshops/routes.tsx'
import './workshops/traces.ts'
import { readWorkshopSpans } from './workshops/spans.ts'
import { readWholeWorkshop } from './workshops/whole.ts'

export { readOwnBookings, type OwnBooking } from './bookings/queries.ts'
export { readVenue, type Venue } from './venue/venue.ts'
export { WorkshopCard } from './workshops/card.tsx'
export { readNextOccurrences, type ShownDate } from './workshops/agenda-queries.ts'

registerKind({
  kind: 'place',
  tone: 'workshop',
  label: 'place.venue',
  listed: true,
  several: 'place.venue',
  circle: 'place',
  readWhole: readWholeVenue,
})
registerKind({
  kind: 'workshop',
  tone: 'workshop',
  label: 'place.workshop',
  listed: true,
  several: 'nav.workshops',
  readWhole: readWholeWorkshop,
  readSpans: readWorkshopSpans,
})

registerPaperPart({ show: showBookingOnPaper })
registerMyPart({ title: 'place.mine.title', path: '/moi/inscriptions', order: 40 })

/** Every address of the place. Calendars come before workshops, whose names would match theirs. */
export const placeRoutes = new Hono<Web>()
  .route('/', venueRoutes)
  .route('/', agendaRoutes)
  .route('/', workshopRoutes)
  .route('/', bookingRoutes)
