import type { Lab } from '../src/platform/lab.ts'
import type { MessageKey } from '../src/platform/messages.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import type { Who } from './cast.ts'
import { readMoment, type Moment } from './time.ts'

/** What the scenes of the world share while it fills. */
export interface World {
  lab: Lab
  /** When the filling began: everything is dated around it. */
  now: Date
  /** Someone of the cast, as the verbs want them. */
  as: (who: Who) => Viewer
  /** Someone of the cast under their other name. */
  under: (who: Who, presentation: { id: string; name: string; handle: string }) => Viewer
  /** Says when something really happened: verbs write the present, `settle` moves it. */
  happened: (id: string, moment: Moment) => void
  /** Says when a group last moved. */
  moved: (groupId: string, moment: Moment) => void
  moments: ReadonlyMap<string, Date>
  moves: ReadonlyMap<string, Date>
}

/** An empty world around these people. */
export function newWorld(lab: Lab, now: Date, people: ReadonlyMap<Who, Viewer>): World {
  const moments = new Map<string, Date>()
  const moves = new Map<string, Date>()
  const as = (who: Who) => {
    const viewer = people.get(who)
    if (!viewer) throw new Error(`${who} has no account yet`)
    return viewer
  }
  return {
    lab,
    now,
    as,
    under: (who, { id, name, handle }) => ({ ...as(who), presentationId: id, name, handle }),
    happened: (id, moment) => moments.set(id, readMoment(moment, now, lab.zone)),
    moved: (groupId, moment) => moves.set(groupId, readMoment(moment, now, lab.zone)),
    moments,
    moves,
  }
}

/** Says when a circle did what it does once in this world: the line of the public log that tells it. */
export async function dateAct({ lab, happened }: World, act: MessageKey, moment: Moment): Promise<void> {
  const line = await lab.db
    .selectFrom('people.public_log')
    .select('id')
    .where('act', '=', act)
    .executeTakeFirstOrThrow()
  happened(line.id, moment)
}

/** A verb's answer, or a clear failure: in this world nothing is refused. */
export function must<T>(answer: T): Exclude<NonNullable<T>, string> {
  if (answer === null || answer === undefined || typeof answer === 'string')
    throw new Error(`the demonstration was refused: ${String(answer)}`)
  // Strings and nothing have just been thrown.
  return answer as Exclude<NonNullable<T>, string>
}
