import type { Generated } from 'kysely'
import type { Scope } from '../dataset/shape.ts'
import type { Side } from './alarms.ts'
import type { Indicator, Silence } from './measure.ts'

export interface MeasuredTable {
  quarter: string
  scope: string
  kind: Scope['kind']
  study_id: string
  people: number | null
  /** A decimal number comes as its text. */
  coverage: string | null
  measured_at: Generated<Date>
}

export interface FigureTable {
  quarter: string
  scope: string
  indicator: Indicator
  silence: Silence | null
  value: number | null
  low: number | null
  high: number | null
  beside: number | null
  chance_low: number | null
  chance_middle: number | null
  chance_high: number | null
  p: number | null
  people: number | null
  acts: number | null
  differs: Side | null
  alarm: Generated<boolean>
}

export interface CommentTable {
  id: string
  quarter: string
  group_id: string
}

export interface CommentVersionTable {
  comment_id: string
  number: number
  presentation_id: string | null
  text: string
  lang: string
  written_at: Generated<Date>
}
