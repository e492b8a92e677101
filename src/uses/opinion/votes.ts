/** One person's answers as they are kept: « 12 45 … », each the statement's number × 3 + 0 disagree, 1 pass, 2 agree. */
export interface Ballot {
  /** Who answered: says nothing but that it is one and the same. */
  voter: string
  answers: string
  /** The group that person was in when groups were last found. */
  before: number | null
}

/** Answers of people to statements. Those of person i stand from `start[i]` up to `start[i + 1]`; what one did not answer is not there. */
export interface Votes {
  people: number
  statements: number
  start: Uint32Array
  statement: Uint16Array
  /** 1 agree, -1 disagree, 0 pass. */
  answer: Int8Array
}

/** The answers of all ballots, and the number of the statement that each column stands for. */
export interface Gathered extends Votes {
  numbers: Uint16Array
  before: Int8Array
}

/**
 * Gathers ballots, whatever order they come in: the same ones always give the same rows and columns, and therefore the same sums down to the
 * last bit.
 */
export function gatherVotes(ballots: readonly Ballot[]): Gathered {
  const sorted = [...ballots].sort((one, other) => (one.voter < other.voter ? -1 : 1))
  const read = sorted.map(({ answers }) => readCodes(answers).sort())
  const known = new Uint8Array(2 ** 16)
  for (const codes of read) for (const code of codes) known[Math.floor(code / 3)] = 1
  const numbers = Uint16Array.from(known.keys().filter((number) => known[number]))
  const columns = new Uint16Array(known.length)
  for (const [column, number] of numbers.entries()) columns[number] = column
  const count = read.reduce((sum, { length }) => sum + length, 0)
  const start = new Uint32Array(read.length + 1)
  const statement = new Uint16Array(count)
  const answer = new Int8Array(count)
  let at = 0
  for (const [person, codes] of read.entries()) {
    for (const code of codes) {
      statement[at] = columns[Math.floor(code / 3)] ?? 0
      answer[at] = (code % 3) - 1
      at += 1
    }
    start[person + 1] = at
  }
  const before = Int8Array.from(sorted, (ballot) => ballot.before ?? -1)
  const [people, statements] = [read.length, numbers.length]
  return { people, statements, start, statement, answer, numbers, before }
}

/** Reads « 12 45 … » without a string for each number: there may be millions. */
function readCodes(answers: string): Uint16Array {
  const codes = new Uint16Array((answers.length + 1) >> 1)
  let [count, code] = [0, 0]
  for (let at = 0; at < answers.length; at += 1) {
    const digit = answers.charCodeAt(at) - 48
    if (digit >= 0) code = code * 10 + digit
    else {
      codes[count] = code
      count += 1
      code = 0
    }
  }
  codes[count] = code
  return codes.slice(0, count + 1)
}

/** How many times a person must have agreed or disagreed before it can be said with whom they answer alike. */
export const enough = 7

/**
 * Those who agreed or disagreed often enough, by their rows in `votes`, and their answers without what they passed on: not knowing is no
 * opinion, and nobody is put with others for it.
 */
export function keepOpinions(votes: Votes): { rows: Uint32Array; opinions: Votes } {
  const rows: number[] = []
  const start = [0]
  const statement = new Uint16Array(votes.answer.length)
  const answer = new Int8Array(votes.answer.length)
  let count = 0
  for (let person = 0; person < votes.people; person += 1) {
    const first = count
    const end = votes.start[person + 1] ?? 0
    for (let at = votes.start[person] ?? 0; at < end; at += 1) {
      if (votes.answer[at] === 0) continue
      statement[count] = votes.statement[at] ?? 0
      answer[count] = votes.answer[at] ?? 0
      count += 1
    }
    if (count - first < enough) count = first
    else {
      rows.push(person)
      start.push(count)
    }
  }
  const opinions = {
    people: rows.length,
    statements: votes.statements,
    start: Uint32Array.from(start),
    statement: statement.subarray(0, count),
    answer: answer.subarray(0, count),
  }
  return { rows: Uint32Array.from(rows), opinions }
}

/** The answers of some people, one after the other; a person may come several times. */
export function pickPeople(votes: Votes, people: Uint32Array): Votes {
  const start = new Uint32Array(people.length + 1)
  for (const [at, person] of people.entries())
    start[at + 1] = (start[at] ?? 0) + (votes.start[person + 1] ?? 0) - (votes.start[person] ?? 0)
  const count = start.at(-1) ?? 0
  const statement = new Uint16Array(count)
  const answer = new Int8Array(count)
  for (const [at, person] of people.entries()) {
    const [from, to] = [votes.start[person] ?? 0, votes.start[person + 1] ?? 0]
    statement.set(votes.statement.subarray(from, to), start[at] ?? 0)
    answer.set(votes.answer.subarray(from, to), start[at] ?? 0)
  }
  return { people: people.length, statements: votes.statements, start, statement, answer }
}
