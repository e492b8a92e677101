import { resample, shuffle, type Chance } from './chance.ts'
import { fewest, setBesideChance, sum, type Outcome } from './measure.ts'
import type { Population } from './population.ts'

/** Who answered whom, once for each answer; people by their place. */
export type Reply = readonly [from: number, to: number]

type Talk = Pick<Population, 'heads' | 'turns'> & { least?: number }

/** Each answer of one to another; answers to oneself are no exchange. */
export function listReplies(turns: Talk['turns']): Reply[] {
  return turns.flatMap(({ who, to }) => (to === null || to === who ? [] : [[who, to] as const]))
}

/**
 * Freeman's degree centralisation (1979) of who exchanges with whom, whatever the direction and however often: Σ(max − dᵢ)/((n − 1)(n − 2)),
 * 1 for a star, 0 where all exchange with as many. NaN under three people.
 */
export function centralisation(degrees: readonly number[]): number {
  const n = degrees.length
  if (n < 3) return NaN
  const most = Math.max(...degrees)
  return sum(degrees.map((degree) => most - degree)) / ((n - 1) * (n - 2))
}

/** With how many others each of `people` exchanges. */
export function countPartners(replies: readonly Reply[], people: number): number[] {
  const degrees = Array<number>(people).fill(0)
  const met = new Set<number>()
  for (const [from, to] of replies) {
    const pair = Math.min(from, to) * people + Math.max(from, to)
    if (from === to || met.has(pair)) continue
    met.add(pair)
    degrees[from] = (degrees[from] ?? 0) + 1
    degrees[to] = (degrees[to] ?? 0) + 1
  }
  return degrees
}

function listPartners(replies: readonly Reply[], people: number): Set<number>[] {
  const partners = Array.from({ length: people }, () => new Set<number>())
  for (const [from, to] of replies) {
    if (from === to) continue
    partners[from]?.add(to)
    partners[to]?.add(from)
  }
  return partners
}

/** Those who exchange with someone, numbered among themselves in the same order. */
function keepExchanging({ heads, turns }: Talk) {
  const replies = listReplies(turns)
  const places = [...new Set(replies.flat())].sort((one, other) => one - other)
  const numbers = new Map(places.map((place, number) => [place, number]))
  const renumber = (place: number) => numbers.get(place) ?? 0
  return {
    sides: places.map((place) => heads[place]?.side ?? 'unknown'),
    replies: replies.map(([from, to]): Reply => [renumber(from), renumber(to)]),
    /** Who took each turn: someone who exchanges with nobody is not drawn. */
    turns: turns.filter(({ who }) => numbers.has(who)).map(({ who }) => renumber(who)),
  }
}

/**
 * How far exchanges turn around one person. Chance alone: everyone answers as often as they did, each time a turn drawn among those of
 * others, so that whoever speaks more is answered more and nothing else.
 */
export async function measureCentre(talk: Talk): Promise<Outcome> {
  const { sides, replies, turns } = keepExchanging(talk)
  if (sides.length < (talk.least ?? fewest)) return 'people'
  const people = sides.length
  const partners = listPartners(replies, people)
  return setBesideChance({
    indicator: 'centre',
    value: centralisation(countPartners(replies, people)),
    people,
    acts: replies.length,
    again: (chance) => centralisation(redrawPeople(partners, chance)),
    byChance: (chance) => centralisation(countPartners(rewire(replies, turns, chance), people)),
  })
}

function rewire(replies: readonly Reply[], turns: readonly number[], { below }: Chance): Reply[] {
  return replies.map(([from]) => {
    // Each was answered or answers: someone else took a turn, except where all turns are one person's.
    for (let tries = 0; tries < 100; tries += 1) {
      const to = turns[below(turns.length)] ?? from
      if (to !== from) return [from, to]
    }
    return [from, from]
  })
}

/**
 * Degrees when people are drawn again: copies keep the ties of whom they copy, and two copies of the same person are tied as often as
 * people are (Snijders & Borgatti 1999).
 */
function redrawPeople(partners: readonly ReadonlySet<number>[], chance: Chance): number[] {
  const people = partners.length
  const drawn = resample([...partners.keys()], chance)
  const copies = Array<number>(people).fill(0)
  for (const who of drawn) copies[who] = (copies[who] ?? 0) + 1
  const density = sum(partners.map(({ size }) => size)) / (people * (people - 1))
  const degrees = drawn.map((who) => sum([...(partners[who] ?? [])].map((other) => copies[other] ?? 0)))
  const seen = new Map<number, number[]>()
  for (const [copy, who] of drawn.entries()) {
    const before = seen.get(who) ?? []
    for (const other of before) {
      if (chance.draw() >= density) continue
      degrees[copy] = (degrees[copy] ?? 0) + 1
      degrees[other] = (degrees[other] ?? 0) + 1
    }
    seen.set(who, [...before, copy])
  }
  return degrees
}

/**
 * How far exchanges turn around one person once staff are taken away, among those who exchanged before. Chance alone: as many people drawn
 * by lot are taken away instead.
 */
export async function measureCentreWithoutStaff(talk: Talk): Promise<Outcome> {
  const { sides, replies } = keepExchanging(talk)
  const staff = sides.map((side) => side === 'staff')
  const gone = staff.filter(Boolean).length
  const { least = fewest } = talk
  if (gone < least || staff.length - gone < least) return 'people'
  const left = keepPartners(listPartners(replies, staff.length), (who) => !staff[who])
  return setBesideChance({
    indicator: 'centre-without',
    value: centraliseWithout(staff, replies),
    beside: centralisation(countPartners(replies, staff.length)),
    people: staff.length,
    acts: replies.filter(([from, to]) => !staff[from] && !staff[to]).length,
    again: (chance) => centralisation(redrawPeople(left, chance)),
    byChance: (chance) => centraliseWithout(shuffle(staff, chance), replies),
  })
}

/** The same people and ties without some of them, numbered anew. */
function keepPartners(
  partners: readonly ReadonlySet<number>[],
  keeps: (who: number) => boolean,
): Set<number>[] {
  const kept = [...partners.keys()].filter(keeps)
  const numbers = new Map(kept.map((who, number) => [who, number]))
  return kept.map((who) => new Set([...(partners[who] ?? [])].flatMap((other) => numbers.get(other) ?? [])))
}

function centraliseWithout(gone: readonly boolean[], replies: readonly Reply[]): number {
  const kept = replies.filter(([from, to]) => !gone[from] && !gone[to])
  return centralisation(countPartners(kept, gone.length).filter((_, who) => !gone[who]))
}

/**
 * Of the pairs of a person concerned and someone of the staff where one answers the other, how many answer each other (Wasserman & Faust
 * 1994). Chance alone: situations are permuted among those who exchange, answers staying as they are.
 */
export async function measureReciprocity(talk: Talk): Promise<Outcome> {
  const { sides, replies } = keepExchanging(talk)
  const known = sides.filter((side) => side !== 'unknown')
  const count = (wanted: string) => sides.filter((side) => side === wanted).length
  const { least = fewest } = talk
  if (count('concerned') < least || count('staff') < least) return 'people'
  const answered = new Set(replies.map(([from, to]) => from * sides.length + to))
  const pairs = [
    ...new Set(replies.map(([from, to]) => Math.min(from, to) * sides.length + Math.max(from, to))),
  ].map((pair) => {
    const [one, other] = [Math.floor(pair / sides.length), pair % sides.length]
    return { one, other, mutual: answered.has(pair) && answered.has(other * sides.length + one) }
  })
  const across = (labels: readonly string[]) =>
    pairs.filter(({ one, other }) => isAcross(labels[one] ?? '', labels[other] ?? ''))
  const rate = (some: typeof pairs) => some.filter(({ mutual }) => mutual).length / some.length
  const own = across(sides)
  if (own.length < fewest) return 'acts'
  return setBesideChance({
    indicator: 'reciprocity',
    value: rate(own),
    beside: rate(pairs),
    people: count('concerned') + count('staff'),
    acts: own.length,
    again: (chance) => {
      const copies = Array<number>(sides.length).fill(0)
      for (const who of resample([...sides.keys()], chance)) copies[who] = (copies[who] ?? 0) + 1
      const weigh = ({ one, other }: (typeof pairs)[number]) => (copies[one] ?? 0) * (copies[other] ?? 0)
      return sum(own.filter(({ mutual }) => mutual).map(weigh)) / sum(own.map(weigh))
    },
    byChance: (chance) => {
      const mixed = shuffle(known, chance).values()
      return rate(across(sides.map((side) => (side === 'unknown' ? side : (mixed.next().value ?? side)))))
    },
  })
}

function isAcross(one: string, other: string): boolean {
  return (one === 'concerned' && other === 'staff') || (one === 'staff' && other === 'concerned')
}
