import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './platform/root.ts'

const routeCall = /\.(get|post|patch|delete)\(\s*(?:'([^']+)'|`([^`]+)`|(\w+))/g

/** Where each route is written, read from the sources: 'GET /paroles' → 'src/conversation/…/routes.tsx:12'. */
export async function findRoutePlaces(): Promise<Map<string, string>> {
  const files: string[] = []
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root }))
    // Tests also call `get` and `post` with an address: they are not where it is written.
    if (!/\.test\.tsx?$/.test(file)) files.push(file)
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))
  const everything = texts.join('\n')
  const places = new Map<string, string>()
  for (const [index, text] of texts.entries()) {
    // A path kept in a constant is most often in the same file, else in another of its module.
    const within = `${text}\n${everything}`
    for (const match of text.matchAll(routeCall)) {
      const [, method = '', plain, template, name] = match
      const path = plain ?? (template === undefined ? constantIn(within, name) : fill(within, template))
      const line = text.slice(0, match.index).split('\n').length
      if (path)
        places.set(`${method.toUpperCase()} ${path.replaceAll('\\\\', '\\')}`, `${files[index]}:${line}`)
    }
  }
  return places
}

function constantIn(text: string, name = ''): string {
  const [, plain, template] = new RegExp(`const ${name} = (?:'([^']+)'|\`([^\`]+)\`)`).exec(text) ?? []
  return plain ?? (template === undefined ? '' : fill(text, template))
}

function fill(text: string, template: string): string {
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => constantIn(text, name))
}
