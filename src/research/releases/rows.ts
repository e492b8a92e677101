import { newId } from '../../platform/ids.ts'
import type { Crossing, Dataset, Proposal, Scope } from '../dataset/shape.ts'
import type { Placed, TraceList } from './gather.ts'
import { circleOf, type Scopes } from './scopes.ts'

type Rows = Omit<Dataset, 'study' | 'quarter' | 'people' | 'scopes' | 'rungs' | 'scales' | 'texts'>

/** The lists of a dataset, under pseudonyms. `answered` says whom an answer answers. */
export function writeRows(
  traces: readonly Placed[],
  pseudonyms: ReadonlyMap<string, string>,
  answered: (presentationId: string) => string,
): Rows {
  const rows = <Row extends object>(list: TraceList, write: (trace: Placed, person: string) => Row): Row[] =>
    traces
      .filter((trace) => trace.list === list)
      .flatMap((trace) => {
        const person = pseudonyms.get(trace.presentationId)
        return person === undefined ? [] : [write(trace, person)]
      })
      // By what the rows say alone: their order must not tell what came first.
      .toSorted(byText((row) => JSON.stringify(row)))
  const workOf = drawWorks(traces)
  const members = rows('members', ({ scope }, person) => ({ scope, person }))
  return {
    members: once(members.filter(({ scope }) => scope !== 'lab')),
    turns: rows('turns', ({ scope, kind, week, words, answers }, person) => ({
      ...{ person, scope, kind, week: week ?? '', words: roundWords(words ?? 0) },
      answers: answers === null ? '' : answered(answers),
    })),
    initiatives: rows('initiatives', ({ scope, kind, week }, person) => ({
      ...{ person, scope, kind, week: week ?? '' },
    })),
    proposals: rows('proposals', (trace, person) => ({
      ...{ person, scope: trace.scope, week: trace.week ?? '' },
      ...outcomeOf(trace),
    })),
    credits: rows('credits', ({ scope, more }, person) => ({ person, scope, work: workOf(more['work']) })),
    seats: once(rows('seats', ({ scope }, person) => ({ person, circle: circleOf(scope) }))),
    crossings: rows('crossings', ({ scope, more }, person) => ({ person, scope, ...kindsOf(more) })),
  }
}

/** Each work under a name of its own: the true one leads to who signed it. */
function drawWorks(traces: readonly Placed[]) {
  const works = new Map<unknown, string>()
  for (const { list, more } of traces) if (list === 'credits') works.set(more['work'], `w${newId()}`)
  return (work: unknown) => works.get(work) ?? ''
}

function once<Row extends object>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}

/** Sorts by a text, the same in every language. */
export function byText<Row>(text: (row: Row) => string) {
  return (a: Row, b: Row) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
}

/** About how many words: the exact number finds a text that anyone can read here, and who signed it. */
function roundWords(words: number): number {
  const step = words < 20 ? 5 : words < 100 ? 10 : 50
  return words === 0 ? 0 : Math.max(step, Math.round(words / step) * step)
}

function outcomeOf({ more }: Placed): Pick<Proposal, 'outcome' | 'reasoned' | 'days'> {
  const days = typeof more['days'] === 'number' ? more['days'] : ''
  return {
    // Each module writes one of these; what another word would say is left open.
    outcome: outcomes.find((one) => one === more['outcome']) ?? 'open',
    reasoned: more['reasoned'] === true,
    days: days === '' || days <= 7 ? days : Math.ceil(days / 7) * 7,
  }
}

const outcomes = ['adopted', 'amended', 'refused', 'unanswered', 'open'] as const

function kindsOf(more: Placed['more']): Pick<Crossing, 'from' | 'to'> {
  const kind = (said: unknown) => kinds.find((one) => one === said) ?? 'lived'
  return { from: kind(more['from']), to: kind(more['to']) }
}

const kinds = ['lived', 'practice', 'instituted'] as const

/** The scopes that rows name, and those around them; the lab is always one. */
export function tellScopes(rows: readonly { scope: string }[], known: Scopes): Scope[] {
  const named = new Set(['lab'])
  for (const { scope } of rows)
    for (const one of [scope, ...(known.get(scope)?.within ?? [])]) if (known.has(one)) named.add(one)
  return [...named]
    .flatMap((scope) => {
      const of = known.get(scope)
      return of ? [{ scope, kind: of.kind, within: of.within.join('|') }] : []
    })
    .toSorted(byText(({ scope }) => scope))
}
