import type { Cue } from '../../src/productions/captions/cue.ts'
import type { PrototypeAnswers } from '../../src/productions/kinds/prototype/session.ts'
import type { Who } from '../cast.ts'
import type { DrawingName } from '../drawings/index.ts'
import type { GroupKey } from '../groups/index.ts'
import type { Moment } from '../time.ts'

/** A part of what was made. */
export type Part =
  | { sort: 'text'; title: string; text: string }
  | { sort: 'moment'; title: string; text: string; minutes: number; teacher?: string }
  | { sort: 'picture'; title: string; drawing: DrawingName; text: string }
  | { sort: 'audio'; title: string; text: string; cues?: readonly Cue[] }

/** One thing made in this world. */
export interface Work {
  by: Who
  at: Moment
  group?: GroupKey
  kind: string
  title: string
  summary: string
  easy?: string
  priority: string
  licence?: string
  cover: DrawingName
  parts: readonly Part[]
  /** How people want to be named, whoever publishes first. */
  named: string
  authors?: readonly { name: string; who?: Who; waits?: true }[]
  /** What a session is for, beside its moments. */
  session?: Partial<PrototypeAnswers>
  /** The title of the need it answers. */
  answers?: string
  trials?: readonly Trial[]
  /** A later version that takes the trials told so far into account. */
  next?: { at: Moment; by: Who; changed: string; adds: Part }
}

export interface Trial {
  by: Who
  at: Moment
  place: string
  /** As someone types it; those told of a place that must not be known have none. */
  town?: string
  people: number
  happened: string
  toChange: string
}

export interface Need {
  by: Who
  at: Moment
  title: string
  purpose: string
  withWhom: string
  tried: string
  priority: string
}
