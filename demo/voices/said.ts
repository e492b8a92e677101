import type { Who } from '../cast.ts'
import type { DrawingName } from '../drawings/index.ts'
import type { Moment } from '../time.ts'

/** Something said, and what was answered. */
export interface Said {
  /** Someone of the cast, or the second name of one of them. */
  by: Who | 'chat'
  at: Moment
  text: string
  lang?: string
  /** What it is about, for words one may not want to read today. */
  warning?: string
  thanks?: readonly Who[]
  answers?: readonly Said[]
}

export interface Voice extends Said {
  drawing?: DrawingName
  /** A sound, with what it says in words. */
  transcript?: string
}
