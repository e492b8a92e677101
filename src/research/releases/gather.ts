import { listBearers, type Bearer } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { readFewTraces, readTraces, type Trace, type TraceAsk } from '../../platform/traces.ts'
import type { Rung } from '../dataset/shape.ts'
import { gatherRungs } from '../indicators/ladder/queries.ts'
import type { ListName } from '../dataset/lists.ts'
import type { Trace as TraceSort } from '../studies/tables.ts'
import { gatherScales, type Answered } from './answered.ts'
import type { Quarter } from './quarters.ts'
import { isLookedAt, listPriorities, readKnownScopes, scopeOf, type Scopes } from './scopes.ts'
import type { Consenting, StudyFrame } from './study.ts'

/** A trace and where it stands, as narrow as is known. */
export type Placed = Omit<Trace, 'text' | 'lang'> & { scope: string }

/** All that consented people did in what a study looks at, in one quarter, with whose it is: it never leaves like this. */
export interface Gathered {
  bearers: readonly Bearer[]
  consenting: ReadonlyMap<string, Consenting>
  known: Scopes
  traces: readonly Placed[]
  texts: readonly { kind: string; lang: string; text: string; accountId: string }[]
  /** Answered to the study alone, on scales, before and after. */
  scales: readonly Answered[]
  /** Rungs declared and seen where the study looks: public, and about nobody. */
  rungs: readonly Rung[]
}

/** Under which sort a study asks for each list. */
const sortOf: Readonly<Record<Trace['list'], TraceSort>> = {
  turns: 'turns',
  crossings: 'turns',
  members: 'memberships',
  initiatives: 'initiatives',
  proposals: 'decisions',
  credits: 'credits',
  seats: 'seats',
}

/** The lists of a dataset that traces fill. */
export type TraceList = Extract<ListName, Trace['list']>

/** Gathers it for everyone who agreed, in a transaction that sees one moment. */
export async function gather(
  tx: Db,
  study: StudyFrame,
  quarter: Quarter,
  consenting: readonly Consenting[],
): Promise<Gathered> {
  const bearers = await listBearers(
    tx,
    consenting.map(({ accountId }) => accountId),
  )
  const known = await readKnownScopes(tx, await listPriorities(tx))
  const setting = set(study, quarter, { consenting, bearers, known })
  const kept = keeper(study, setting)
  for await (const trace of readTraces(tx, setting.ask)) kept.add(trace)
  const rungs = (await gatherRungs(tx, quarter)).filter(
    ({ scope }) => setting.known.has(scope) && isLookedAt(scope, study.scopes, setting.known),
  )
  const scales = await gatherScales(tx, study, [...setting.consenting.keys()], setting.ask)
  return { ...setting, ...kept, scales, rungs }
}

/** What one person alone may see of it: about as much as anyone did in three months. */
const most = 5_000

/** The same about one account, for itself. */
export async function gatherOwn(
  db: Db,
  study: StudyFrame,
  quarter: Quarter,
  whose: { consenting: Consenting; bearers: readonly Bearer[]; priorities: readonly string[] },
): Promise<Gathered> {
  const known = await readKnownScopes(db, whose.priorities)
  const setting = set(study, quarter, { consenting: [whose.consenting], bearers: whose.bearers, known })
  const kept = keeper(study, setting)
  for (const trace of await readFewTraces(db, setting.ask, most)) kept.add(trace)
  const scales = await gatherScales(db, study, [whose.consenting.accountId], setting.ask)
  return { ...setting, ...kept, scales, rungs: [] }
}

type Setting = Pick<Gathered, 'bearers' | 'consenting' | 'known'> & { ask: TraceAsk }

function set(
  study: StudyFrame,
  quarter: Quarter,
  {
    consenting: some,
    bearers,
    known,
  }: Pick<Setting, 'bearers' | 'known'> & { consenting: readonly Consenting[] },
): Setting {
  const consenting = new Map(some.map((one) => [one.accountId, one]))
  const idsOf = (them: readonly Bearer[]) => them.map(({ presentationId }) => presentationId)
  const withTexts = bearers.filter(({ accountId }) => consenting.get(accountId)?.texts)
  const ask: TraceAsk = {
    presentationIds: idsOf(bearers),
    textsOf: study.traces.includes('texts') ? idsOf(withTexts) : [],
    from: latest(quarter.from, study.openedAt),
    to: earliest(quarter.to, study.dataUntil),
  }
  return { bearers, consenting, known, ask }
}

function keeper(study: StudyFrame, { bearers, known }: Setting) {
  const accountOf = new Map(bearers.map(({ presentationId, accountId }) => [presentationId, accountId]))
  const traces: Placed[] = []
  const texts: Gathered['texts'][number][] = []
  const add = ({ text, lang, ...trace }: Trace) => {
    const scope = scopeOf(trace, known)
    const accountId = accountOf.get(trace.presentationId)
    if (accountId === undefined || !isLookedAt(scope, study.scopes, known)) return
    if (text !== null) texts.push({ kind: trace.kind, lang: lang ?? 'fr', text, accountId })
    if (study.traces.includes(sortOf[trace.list])) traces.push({ ...trace, scope })
  }
  return { traces, texts, add }
}

const latest = (a: Date, b: Date) => (a > b ? a : b)
const earliest = (a: Date, b: Date) => (a < b ? a : b)
