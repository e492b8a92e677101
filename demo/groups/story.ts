import type { Who } from '../cast.ts'
import type { DrawingName } from '../drawings/index.ts'
import type { Moment } from '../time.ts'

/** One group of this world, from its opening to where it stands. */
export interface GroupStory {
  by: Who
  at: Moment
  /** When it last moved, as the list of groups has it. */
  moved: Moment
  name: string
  purpose: string
  /** A kind of production, or 'inconnue'. */
  promise: string
  priority: string
  /** Its strand, as an index in the list of strands. */
  strand?: number
  pole?: string
  peersFor?: string
  peersOut?: string
  members: readonly Who[]
  /** A word of the lab or a name of their own; without a holder it is looked for. */
  roles?: readonly { word?: string; name?: string; details: string; held?: Who }[]
  needs?: readonly { word: string; details: string; covered?: true }[]
  /** Offers; one by somebody outside waits for a yes unless `agreed`. */
  offers?: readonly { by: Who; word: string; details: string; agreed?: true }[]
  journal?: readonly Entry[]
  /** Who says that it has produced what it promised, and is over. */
  produced?: Who
  /** What was learned, for a group that stopped. */
  stopped?: { by: Who; learned: string; at: Moment }
}

export interface Entry {
  by: Who
  at: Moment
  text: string
  drawing?: DrawingName
  forMembers?: true
}
