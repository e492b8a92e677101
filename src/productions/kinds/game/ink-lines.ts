import { sameName, type Change, type Condition } from './memory.ts'

const id = String.raw`[\p{L}\d_]+`
const value = String.raw`-?\d{1,2}|true|false`

const numberOf = (typed: string | undefined) => (typed === 'true' ? 1 : typed === 'false' ? 0 : Number(typed))

/** A line with every sign that was said to be a plain one hidden, the others at their places. */
export function bareOf(line: string): string {
  return line.replaceAll(/\\./g, '\0\0')
}

/** The words of a line, without the marks that said which signs are plain. */
export function plain(line: string): string {
  return line.replaceAll(/\\(.)/g, '$1').trim()
}

/** The names that the variables of an ink text stand for: what is written beside each, or else what it says itself. */
export function readVariables(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const line of lines) {
    const variable = new RegExp(`^\\s*VAR\\s+(${id})\\s*=[^/]*(?://(.*))?$`, 'u').exec(line)
    if (!variable?.[1]) continue
    const said = (variable[2]?.trim() || variable[1].replace(/^note_/, '').replaceAll('_', ' ')).slice(0, 60)
    const name = taken.has(sameName(said)) ? variable[1].slice(0, 60) : said
    taken.add(sameName(name))
    found.set(variable[1], name)
  }
  return found
}

/** A condition of ink in our terms; null for one that we have no words for. */
export function readConditions(typed: string, variables: ReadonlyMap<string, string>): Condition[] | null {
  const all = typed.split(/&&|\band\b/).map((one) => readCondition(one.trim(), variables))
  return all.every((one) => one !== null) ? all : null
}

function readCondition(typed: string, variables: ReadonlyMap<string, string>): Condition | null {
  const short = new RegExp(`^(!|not\\s+)?(${id})$`, 'u').exec(typed)
  const long = new RegExp(`^(${id})\\s*(>=|>|<=|<|==|!=)\\s*(${value})$`, 'u').exec(typed)
  const name = variables.get(short?.[2] ?? long?.[1] ?? '')
  if (name === undefined) return null
  if (short) return { name, how: short[1] ? 'below' : 'least', by: 1 }
  const [sign, by] = [long?.[2], numberOf(long?.[3])]
  if (sign === '>=') return { name, how: 'least', by }
  if (sign === '>') return { name, how: 'least', by: by + 1 }
  if (sign === '<') return { name, how: 'below', by }
  if (sign === '<=') return { name, how: 'below', by: by + 1 }
  const truth = /^(?:true|false)$/.test(long?.[3] ?? '')
  return truth ? { name, how: (by === 1) === (sign === '==') ? 'least' : 'below', by: 1 } : null
}

/** An assignment of ink in our terms; null for one that we have no words for. */
export function readChange(typed: string, variables: ReadonlyMap<string, string>): Change | null {
  const set = new RegExp(`^(${id})\\s*=\\s*(${value})$`, 'u').exec(typed)
  const add = new RegExp(`^(${id})\\s*(?:=\\s*\\1\\s*([+-])|([+-])=)\\s*(-?\\d{1,2})$`, 'u').exec(typed)
  const step = new RegExp(`^(${id})\\s*(\\+\\+|--)$`, 'u').exec(typed)
  const name = variables.get(set?.[1] ?? add?.[1] ?? step?.[1] ?? '')
  if (name === undefined) return null
  if (set) return { name, how: 'set', by: numberOf(set[2]) }
  if (step) return { name, how: 'add', by: step[2] === '++' ? 1 : -1 }
  const sign = (add?.[2] ?? add?.[3]) === '-' ? -1 : 1
  return { name, how: 'add', by: sign * Number(add?.[4]) }
}

/** A choice of ink, cut in its pieces. */
export interface InkChoice {
  level: number
  once: boolean
  label: boolean
  /** What stands between braces before its words, each as it is typed. */
  conditions: string[]
  text: string
  /** Words that are said again once it is made, in other terms than those of the choice. */
  after: string
  tagged: boolean
  /** What follows the arrow. */
  to: string | undefined
}

/** The condition that a text begins with, its braces and the space after them. */
const brace = (text: string) => /^\{[^{}:|]*\}\s*/.exec(bareOf(text))?.[0]

/** Cuts a line that begins with a star or a plus. */
export function cutChoice(line: string): InkChoice {
  const marks = /^(?:[*+]\s*)+/.exec(line)?.[0] ?? ''
  let rest = line.slice(marks.length)
  const label = /^\(\s*[\p{L}\d_]+\s*\)\s*/u.exec(rest)?.[0] ?? ''
  rest = rest.slice(label.length)
  const conditions: string[] = []
  for (let found = brace(rest); found && conditions.length < 9; found = brace(rest)) {
    conditions.push(rest.slice(1, found.trimEnd().length - 1).trim())
    rest = rest.slice(found.length)
  }
  const arrow = bareOf(rest).indexOf('->')
  const to = arrow < 0 ? undefined : rest.slice(arrow + 2).trim()
  if (arrow >= 0) rest = rest.slice(0, arrow)
  const tag = bareOf(rest).indexOf('#')
  if (tag >= 0) rest = rest.slice(0, tag)
  const [open, close] = [bareOf(rest).indexOf('['), bareOf(rest).indexOf(']')]
  const whole = open < 0 || close < open
  return {
    level: marks.replaceAll(/\s/g, '').length,
    once: marks.startsWith('*'),
    label: label !== '',
    conditions,
    text: plain(whole ? rest : `${rest.slice(0, open)}${rest.slice(open + 1, close)}`),
    after: whole ? '' : plain(rest.slice(close + 1)),
    tagged: tag >= 0,
    to,
  }
}
