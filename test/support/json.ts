import { writeJson } from '../../src/platform/json.ts'

/** What an export writes, as one text. */
export async function jsonOf(value: unknown): Promise<string> {
  return (await Array.fromAsync(writeJson(value))).join('')
}
