import { sql } from 'kysely'

/** The venue on one line, for queries that join `place.venue as v` where the workshop is held there. */
export const venueLine = [
  sql<string>`coalesce(v.name, '')`.as('venueName'),
  sql<string>`concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', nullif(v.postal_code, ''), nullif(v.town, '')), ''))`.as(
    'venueAddress',
  ),
] as const

/** That join's condition, on `place.workshop as w`. */
export const heldAtVenue = sql<boolean>`v.id = 'lieu' and w.spot = 'venue'`
