/** Three months, by the calendar of UTC: `2026-T4`. */
export interface Quarter {
  name: string
  from: Date
  /** Its first moment no more. */
  to: Date
}

/** The quarter of this name, or undefined when it is none. */
export function readQuarter(name: string): Quarter | undefined {
  const [, year, number] = /^(\d{4})-T([1-4])$/.exec(name) ?? []
  if (year === undefined || number === undefined) return undefined
  const month = (Number(number) - 1) * 3
  return {
    name,
    from: new Date(Date.UTC(Number(year), month, 1)),
    to: new Date(Date.UTC(Number(year), month + 3, 1)),
  }
}

/** The quarter in which this moment is. */
export function quarterOf(at: Date): Quarter {
  const name = `${at.getUTCFullYear()}-T${Math.floor(at.getUTCMonth() / 3) + 1}`
  const quarter = readQuarter(name)
  if (!quarter) throw new RangeError(`no quarter holds ${at.toISOString()}`)
  return quarter
}

/** Quarters that are over, of a time that began at `since`; the oldest first. */
export function endedQuarters(since: Date, now: Date): Quarter[] {
  const ended: Quarter[] = []
  for (let quarter = quarterOf(since); quarter.to <= now; quarter = quarterOf(quarter.to)) ended.push(quarter)
  return ended
}
