import { situations, times, type OnWhoseTime as Time, type Situation } from '../studies/tables.ts'

// Said once, where people say them of themselves.
export { situations, times, type Situation, type Time }

/**
 * One study's data for one quarter, as it leaves: what the indicators are computed from, and nothing else. Each list is one CSV file of a
 * release. Several values in one cell are joined with `|`; what is not known or may not be told is empty.
 */
export interface Dataset {
  study: string
  /** `2026-T4`. */
  quarter: string
  people: readonly Person[]
  /** How many accounts they are, since some show several names; which ones is not told. As many as people when it is not said. */
  accounts?: number
  scopes: readonly Scope[]
  members: readonly Membership[]
  turns: readonly Turn[]
  initiatives: readonly Initiative[]
  proposals: readonly Proposal[]
  credits: readonly Credit[]
  seats: readonly Seat[]
  crossings: readonly Crossing[]
  rungs: readonly Rung[]
  /** Absent unless the study asks for what people answer to it. */
  scales?: readonly Scale[]
  /** Absent unless the study asks for words. */
  texts?: readonly Said[]
}

/** A presentation whose account consented, under a pseudonym drawn anew for each study and each release. */
export interface Person {
  person: string
  situation: Situation | ''
  time: Time | ''
}

/** What figures are told about: the lab, a priority, a strand or a group. */
export interface Scope {
  scope: string
  kind: 'lab' | 'priority' | 'strand' | 'group'
  /** Scopes it stands in: the strand and the priority of a group. */
  within: string
}

export interface Membership {
  scope: string
  person: string
}

/** Something said: a voice, an answer, a line in a thread, a journal entry. */
export interface Turn {
  person: string
  /** The narrowest scope it was said in; `lab` when none. */
  scope: string
  kind: string
  /** ISO week, `2026-W45`. */
  week: string
  words: number
  /** Whom it answers; empty when nobody, or somebody who did not consent. */
  answers: string
}

/** Something someone started: a group, a workshop, a production, a need, a use. */
export interface Initiative {
  person: string
  scope: string
  kind: string
  week: string
}

/** A proposal put to others, and what became of it. */
export interface Proposal {
  person: string
  scope: string
  week: string
  outcome: 'adopted' | 'amended' | 'refused' | 'unanswered' | 'open'
  /** Whether a refusal says why. */
  reasoned: boolean
  /** Days until the first answer of somebody else; empty when there was none. */
  days: number | ''
}

/** Someone credited as an author of something made. */
export interface Credit {
  person: string
  scope: string
  work: string
}

/** A seat in a circle during the quarter. */
export interface Seat {
  person: string
  circle: string
}

/** One piece of knowledge answering another. */
export interface Crossing {
  person: string
  scope: string
  from: 'lived' | 'practice' | 'instituted'
  to: 'lived' | 'practice' | 'instituted'
}

/** The ladder of Arnstein: the rung hosts declare, and how many members put the group on each rung, in a secret vote. */
export interface Rung {
  scope: string
  declared: number | ''
  /** Eight counts joined with `|`, from the lowest rung to the highest; empty when too few voted. */
  perceived: string
}

/**
 * What someone answered to one question of the study, from 1 to 5, before and after. Under a number of its own, the same for all that they
 * answered: under that of their traces, which are public, whoever is recognised by them would be read in what they said in private.
 */
export interface Scale {
  answerer: string
  /** Its place on the page of the study: `q1` is the first. */
  question: string
  before: number
  after: number
}

/**
 * Words of someone who agreed that they leave too. They are under no pseudonym: a search for them finds who said them, which would tell
 * from where that person speaks.
 */
export interface Said {
  kind: string
  lang: string
  text: string
}
