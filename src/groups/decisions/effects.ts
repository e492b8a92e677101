import type { Child } from 'hono/jsx'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { FormState } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { Words } from '../../platform/words.ts'
import type { DecisionTable, EffectData } from './tables.ts'

/** A decision that passed, as an effect gets it. */
export type PassedDecision = Selectable<DecisionTable>

/** Something of the group that an effect is about, as a choice: its id and what it is called. */
export interface EffectChoice {
  id: string
  /** A word of the lab, or a name of the group's own. */
  word: string | null
  name: string
}

/** People a decision may be about: of a group, or of a circle. */
export type Among = 'member' | 'set-aside' | 'volunteer' | 'holder'

/** Whom a decision is about; `seat`, in a circle: at what title they volunteer, or which seat they hold. */
export interface Person {
  account_id: string
  presentation_id: string
  seat?: string | null
}

interface FieldsProps<Data> {
  state: FormState | undefined
  /** What was proposed before, when it is amended. */
  data: Data | undefined
  choices: readonly EffectChoice[]
}

/** What a decision does by itself once it passed. Modules on the right register their own. */
interface Definition<Data extends EffectData> {
  /** What rows call it, and the word of its address. */
  what: string
  path: string
  label: MessageKey
  hint: MessageKey
  /** Whether a circle may decide it too, or circles alone. */
  circles?: 'too' | 'alone'
  /** Whom it is about, chosen among them. */
  about?: Among
  /** The fewest days it is given. */
  days?: number
  /** Whether only those who decide read it, and whoever it is about: it is about what someone did. */
  kept?: boolean
  /**
   * Whether it parts with whoever it is about. They are heard and do not answer; the others decide, those who were there when it was proposed,
   * and two of them at least must agree.
   */
  parts?: boolean
  /** Whether it is done by consent or not at all: no vote replaces that. */
  unvoted?: boolean
  /** What is asked for it; its fields are called otherwise than those of every proposal. */
  schema: (words: Words) => z.ZodType<Data>
  /** What there is to choose from in this group now. */
  readChoices?: (db: Db, groupId: string) => Promise<readonly EffectChoice[]>
  Fields?: (props: FieldsProps<Data>) => Child
  /** What is kept with the proposal, names included, so that it can be read later; null when it makes no sense now. `place`: the group or the circle. */
  complete?: (tx: Db, place: string, data: Data, about: Person | null) => Promise<Data | null>
  /** What will be done, in words. `about`: the person's name as this reader may see it. */
  describe: (data: Data, about: Child) => Child
  /** Does it, in the transaction that ends the decision. False when it makes no sense any more. */
  apply: (tx: Db, decision: PassedDecision, data: Data) => Promise<boolean>
}

/** An effect as decisions use it, whatever it asks. */
export type Effect = Definition<EffectData>

const effects: Effect[] = []

/** Adds something that decisions can do. */
export function registerEffect<Data extends EffectData>(definition: Definition<Data>): void {
  // What was kept for this effect was read by its own schema: it is handed back to no other.
  effects.push(definition as unknown as Effect)
}

/** The effect of this name; undefined when the module that brought it is gone. */
export function findEffect(what: string): Effect | undefined {
  return effects.find((effect) => effect.what === what)
}

/** The names of what is read by those who decide alone, or of what parts with someone. */
export function effectsThat(trait: 'kept' | 'parts'): readonly string[] {
  return effects.filter((effect) => effect[trait]).map(({ what }) => what)
}

/** What a group, or a circle, can decide, in the order in which it is offered. */
export function effectsFor({ circle }: { circle: string | null }): readonly Effect[] {
  return effects.filter(({ circles }) => (circle === null ? circles !== 'alone' : circles !== undefined))
}

/** The effect of this word of an address, whoever may decide it. */
export function effectAt(word: string): Effect | undefined {
  return effects.find(({ path }) => path === word)
}
