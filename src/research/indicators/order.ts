import { setImmediate } from 'node:timers/promises'
import type { Dataset, Person, Proposal, Turn } from '../dataset/shape.ts'

type Acts = Pick<Dataset, 'turns' | 'initiatives' | 'proposals' | 'credits' | 'seats' | 'crossings'>

/** Each person's class among those told apart so far. */
type Colours = ReadonlyMap<string, number>

/**
 * Sorts people by what they are and did, then by what those they talk with are and did (colour refinement, Weisfeiler & Leman 1968), then
 * by telling apart one of those left alike, and so on: names are drawn anew for each release, and figures drawn by lot must change neither
 * with them nor with the order of rows.
 */
export async function putInOrder(people: readonly Person[], acts: Acts): Promise<Person[]> {
  const known = new Set(people.map(({ person }) => person))
  const replies = acts.turns.filter(({ person, answers }) => known.has(person) && known.has(answers))
  let colours = refine(rank(describe(people, acts)), replies)
  for (let alike = findAlike(colours, replies); alike; alike = findAlike(colours, replies)) {
    const first = alike
    colours = refine(
      rank(mapValues(colours, (colour, person) => [pad(colour), person === first ? 0 : 1].join())),
      replies,
    )
    // A thousand people who all answered one alike take seconds: others have their turn between two of them.
    await setImmediate()
  }
  return [...people].sort((one, other) => (colours.get(one.person) ?? 0) - (colours.get(other.person) ?? 0))
}

function describe(people: readonly Person[], acts: Acts): Map<string, string> {
  const lines = new Map(people.map(({ person, situation, time }) => [person, [`${situation} ${time}`]]))
  const note = <Row extends { person: string }>(rows: readonly Row[], write: (row: Row) => string) => {
    for (const row of rows) lines.get(row.person)?.push(write(row))
  }
  note(acts.turns, ({ kind, words, week }: Turn) => `t ${kind} ${words} ${week}`)
  note(acts.initiatives, ({ kind, week }) => `i ${kind} ${week}`)
  note(acts.proposals, ({ outcome, days, week }: Proposal) => `p ${outcome} ${days} ${week}`)
  note(acts.credits, () => 'c')
  note(acts.seats, () => 's')
  note(acts.crossings, ({ from, to }) => `x ${from} ${to}`)
  return mapValues(lines, (some) => some.sort().join('\n'))
}

/** Tells people apart by whom they answer and who answers them, until that tells nothing more. */
function refine(colours: Colours, replies: readonly Turn[]): Colours {
  for (let classes = 0; ;) {
    const count = new Set(colours.values()).size
    if (count === classes || count === colours.size) return colours
    classes = count
    const around = mapValues(colours, (): string[] => [])
    for (const { person, answers, words } of replies) {
      around.get(person)?.push(`> ${pad(colours.get(answers))} ${words}`)
      around.get(answers)?.push(`< ${pad(colours.get(person))} ${words}`)
    }
    const before = colours
    colours = rank(mapValues(around, (lines, person) => [pad(before.get(person)), ...lines.sort()].join()))
  }
}

/** Someone who talks with others and whom nothing tells from someone else. Silent people may stay alike: no draw tells them apart. */
function findAlike(colours: Colours, replies: readonly Turn[]): string | undefined {
  const talking = new Set(replies.flatMap(({ person, answers }) => [person, answers]))
  const classes = Map.groupBy(talking, (person) => colours.get(person) ?? 0)
  const [first] = [...classes].filter(([, alike]) => alike.length > 1).sort(([one], [other]) => one - other)
  return first?.[1][0]
}

const pad = (colour = 0) => String(colour).padStart(7, '0')

/** Each text's place among the different ones. */
function rank(texts: ReadonlyMap<string, string>): Colours {
  const places = new Map([...new Set(texts.values())].sort().map((text, place) => [text, place]))
  return mapValues(texts, (text) => places.get(text) ?? 0)
}

function mapValues<From, To>(
  map: ReadonlyMap<string, From>,
  to: (value: From, key: string) => To,
): Map<string, To> {
  return new Map([...map].map(([key, value]) => [key, to(value, key)]))
}
