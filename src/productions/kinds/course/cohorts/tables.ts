import type { ColumnType, Generated } from 'kysely'

/** A day of the calendar: written as 2026-11-24, and read so by `to_char`. */
type Day = ColumnType<Date, string, string>

export interface CohortTable {
  id: string
  production_id: string
  name: string
  begins: Day
  accompanied: string
  place: string
  presentation_id: string | null
  saves: Generated<number>
  opened_at: Generated<Date>
  changed_at: Generated<Date>
  closed_at: Date | null
}

export interface CohortDateTable {
  cohort_id: string
  key: string
  day: Day
}

export interface CohortMemberTable {
  cohort_id: string
  account_id: string
  presentation_id: string
  named: boolean
  joined_at: Generated<Date>
}
