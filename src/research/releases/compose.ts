import { newId } from '../../platform/ids.ts'
import type { Dataset, Person } from '../dataset/shape.ts'
import { blur, type Blurred, type Class } from './blur.ts'
import type { Gathered, Placed, TraceList } from './gather.ts'
import type { Quarter } from './quarters.ts'
import { byText, tellScopes, writeRows } from './rows.ts'
import { tellOwnScales, tellScales } from './scales.ts'
import { circles, parentOf } from './scopes.ts'
import { tellOwnTexts, tellTexts } from './texts.ts'
import type { StudyFrame } from './study.ts'

/** What leaves, and what the counts that everyone reads are made from. */
export interface Composed {
  dataset: Dataset
  classes: ReadonlyMap<string, Class>
  /** Everything that was done by one account in one scope, as it leaves. */
  traces: readonly { accountId: string; scope: string; list: TraceList }[]
}

/** Makes of what was gathered what may leave: nobody in a cell of fewer than five, under pseudonyms that are drawn here and kept nowhere. */
export function compose(
  study: StudyFrame,
  quarter: Quarter,
  gathered: Gathered,
  names: ReadonlySet<string>,
): Composed {
  const { bearers, known } = gathered
  const accountOf = new Map(bearers.map(({ presentationId, accountId }) => [presentationId, accountId]))
  const of = (trace: Placed) => accountOf.get(trace.presentationId) ?? ''
  const blurred = blurAll(study, gathered, of)
  const traces = gathered.traces.flatMap((trace) => {
    const scope = blurred.scopes.get(trace.scope) ?? null
    return scope === null || !blurred.classes.has(of(trace)) ? [] : [{ ...trace, scope }]
  })
  const people = drawPeople(study, gathered, blurred, new Set(traces.map((trace) => trace.presentationId)))
  const pseudonyms = new Map(people.map(({ presentationId, person }) => [presentationId, person.person]))
  const dataset = {
    study: study.slug,
    quarter: quarter.name,
    people: people.map(({ person }) => person).toSorted(byText(({ person }) => person)),
    accounts: new Set(people.map(({ presentationId }) => accountOf.get(presentationId))).size,
    scopes: tellScopes([...traces, ...gathered.rungs], known),
    ...writeRows(traces, pseudonyms, (id) => pseudonyms.get(id) ?? ''),
    rungs: gathered.rungs,
    ...tellScales(study, gathered.scales, blurred.classes),
    ...tellTexts(study, gathered, blurred.classes, names),
  }
  return {
    dataset,
    classes: blurred.classes,
    traces: traces.map((trace) => ({ accountId: of(trace), scope: trace.scope, list: trace.list })),
  }
}

/** What one account would leave: its rows as they are before anything is made coarser for the sake of others. */
export function composeOwn(study: StudyFrame, quarter: Quarter, gathered: Gathered): Dataset {
  const classes = new Map(
    [...gathered.consenting].map(([account, { situation, time }]) => [account, { situation, time }]),
  )
  const withTraces = new Set(gathered.traces.map((trace) => trace.presentationId))
  const people = drawPeople(study, gathered, { classes }, withTraces)
  const pseudonyms = new Map(people.map(({ presentationId, person }) => [presentationId, person.person]))
  // Whether the other agreed is theirs to say: it would show in whom they are seen to answer.
  const answered = (id: string) => pseudonyms.get(id) ?? '?'
  return {
    study: study.slug,
    quarter: quarter.name,
    people: people.map(({ person }) => person),
    scopes: tellScopes(gathered.traces, gathered.known),
    ...writeRows(gathered.traces, pseudonyms, answered),
    rungs: [],
    ...tellOwnScales(study, gathered.scales),
    ...tellOwnTexts(study, gathered),
  }
}

function blurAll(
  study: StudyFrame,
  { consenting, known, traces, bearers }: Gathered,
  of: (trace: Placed) => string,
): Blurred {
  const placed = new Map<string, Set<string>>()
  for (const trace of traces) {
    const accounts = placed.get(trace.scope) ?? new Set()
    placed.set(trace.scope, accounts.add(of(trace)))
  }
  const there = new Set(bearers.map(({ accountId }) => accountId))
  const active = new Set(traces.map(of))
  const counted = [...consenting].filter(
    ([account]) => there.has(account) && (study.scopes.includes('lab') || active.has(account)),
  )
  const parents = new Map(
    [...known.keys(), ...placed.keys(), circles].map((scope) => [scope, parentOf(scope, known)]),
  )
  const classes = new Map(counted.map(([account, { situation, time }]) => [account, { situation, time }]))
  return blur({ classes, placed, parents, named: new Set(study.scopes) })
}

/** Each name someone was seen under is a person of its own; who did nothing is there once, where the study looks at the whole lab. */
function drawPeople(
  study: StudyFrame,
  { bearers }: Gathered,
  { classes }: Pick<Blurred, 'classes'>,
  active: ReadonlySet<string>,
) {
  const busy = new Set(
    bearers.filter(({ presentationId }) => active.has(presentationId)).map(({ accountId }) => accountId),
  )
  const seen = new Set<string>()
  return bearers.flatMap(({ accountId, presentationId }) => {
    const of = classes.get(accountId)
    const silent = study.scopes.includes('lab') && !busy.has(accountId) && !seen.has(accountId)
    if (!of || !(silent || active.has(presentationId))) return []
    seen.add(accountId)
    const person: Person = { person: `p${newId()}`, ...of }
    return [{ presentationId, person }]
  })
}
