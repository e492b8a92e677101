import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { WeekHours } from './venue/hours.ts'

/** Days and times of day are read as text (`o.day::text`): the driver would make them dates in the zone of the machine. */
type LocalDay = ColumnType<unknown, string, string>
type LocalTime = ColumnType<unknown, string, string>

interface VenueTable {
  id: 'lieu'
  name: Generated<string>
  summary: Generated<string>
  street: Generated<string>
  postal_code: Generated<string>
  town: Generated<string>
  directions: Generated<string>
  access: Generated<string[]>
  access_words: Generated<string>
  hours: ColumnType<WeekHours, string | undefined, string>
  hours_words: Generated<string>
  telephone: Generated<string>
  mail: Generated<string>
  latitude: number | null
  longitude: number | null
  version: Generated<number>
  updated_at: Generated<Date>
}

interface WorkshopTable {
  id: string
  slug: string
  account_id: string | null
  group_id: string | null
  title: string
  words: Generated<string>
  bring: Generated<string>
  support: Generated<string>
  spot: 'venue' | 'elsewhere' | 'online'
  spot_words: Generated<string>
  link: Generated<string>
  capacity: number | null
  bookable: boolean
  first_day: LocalDay
  start_time: LocalTime
  end_time: LocalTime
  weekly: boolean
  last_day: ColumnType<unknown, string | null, string | null>
  cancelled_at: Date | null
  version: Generated<number>
  created_at: Generated<Date>
}

interface OccurrenceTable {
  id: string
  workshop_id: string
  day: LocalDay
  planned_day: LocalDay
  starts_at: Date
  ends_at: Date
  evening: boolean
  was_starts_at: Date | null
  was_ends_at: Date | null
  taken: Generated<number>
  cancelled_at: Date | null
  cancel_reason: Generated<string>
  changed_at: Date | null
  updated_at: Generated<Date>
  sequence: Generated<number>
  notes: Generated<string>
  notes_version: Generated<number>
  booked_count: number | null
  came_count: number | null
}

interface FormerDayTable {
  workshop_id: string
  day: LocalDay
  occurrence_id: string
}

interface BookingTable {
  id: string
  occurrence_id: string
  name: string
  code_hash: Buffer | null
  account_id: string | null
  number: GeneratedAlways<string>
  waiting: boolean
  walked_in: Generated<boolean>
  booked_at: Generated<Date>
  moved_up_at: Date | null
  came_at: Date | null
  cancelled_at: Date | null
}

declare module '../platform/database.ts' {
  interface Tables {
    'place.venue': VenueTable
    'place.workshop': WorkshopTable
    'place.occurrence': OccurrenceTable
    'place.former_day': FormerDayTable
    'place.booking': BookingTable
  }
}
