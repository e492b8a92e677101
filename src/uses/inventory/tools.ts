import { slugOf } from '../../platform/slugs.ts'

const mostTools = 8

/** The tools that a typed line names, each once, and what each is found by: capitals, accents and signs do not count. */
export function readTools(typed: string): { tools: string[]; tool_keys: string[] } {
  const named = new Map<string, string>()
  for (const part of typed.split(/[,;\n]/)) {
    const name = part.trim().replace(/\s+/g, ' ')
    const key = toolKey(name)
    if (key !== '' && !named.has(key) && named.size < mostTools) named.set(key, name)
  }
  return { tools: [...named.values()], tool_keys: [...named.keys()] }
}

/** What a tool is found by. */
export const toolKey = (name: string) => slugOf(name, 60)

/** Tools as one line, as they are typed and read. */
export const writeTools = (tools: readonly string[]) => tools.join(', ')
