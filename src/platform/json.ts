/** Writes plain data as JSON a piece at a time; what comes row by row becomes a list. */
export async function* writeJson(value: unknown): AsyncGenerator<string> {
  let comma = ''
  if (comesInTurn(value)) {
    yield '['
    for await (const row of value) {
      yield `${comma}\n${JSON.stringify(row, null, 1)}`
      comma = ','
    }
    yield '\n]'
  } else if (isPlain(value)) {
    yield '{'
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue
      yield `${comma}\n${JSON.stringify(key)}: `
      yield* writeJson(member)
      comma = ','
    }
    yield '\n}'
  } else {
    yield JSON.stringify(value ?? null, null, 1)
  }
}

function comesInTurn(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** Whether a value is a plain object: fields and nothing else. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** What a text of JSON says, or undefined when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
