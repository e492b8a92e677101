import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSources } from './support/sources.ts'

// Taking away what is one's own is never slowed: what can be taken away was counted when it was put there.
const takesAway = /^\/sortir|\/(effacer|enlever|retirer|laisser|quitter|jeter|annuler|fermer|brouillons)$/
// What changes a cookie of that browser alone leaves nothing here to count.
const changesCookie = ['/reglages', '/reglages/version', 'cardPath']
// The lines of captions are saved alike for a draft and for what is offered to others: `captions/desk.tsx` counts both.
const counts = /\b(limit|countAddress|postLines|postWhole)\(c/
const modules = [
  'people',
  'conversation',
  'groups',
  'place',
  'productions',
  'knowledge',
  'institutions',
  'care',
  'site',
]

/** Each act of a file of routes: its address as it is written, and the source of what answers it. */
function listActs(text: string): { path: string; source: string }[] {
  return [...text.matchAll(/\n {2}\.post\(\s*['`]?([^'`,]+)['`]?,([\s\S]*?)(?=\n {2}\.|\n\n|$)/g)].map(
    ([, path = '', source = '']) => ({ path, source }),
  )
}

/** The functions of the file that a piece of its source names, with that piece. */
function withHelpers(source: string, text: string): string {
  const helpers = [...text.matchAll(/\nasync function (\w+)\([\s\S]*?\n}\n/g)]
  return [source, ...helpers.flatMap(([body, name]) => (source.includes(`${name}(c`) ? [body] : []))].join(
    '\n',
  )
}

test('every act is counted, so that nobody can do it without end', () => {
  const files = modules.flatMap((name) => readSources(`src/${name}`, /routes\.tsx?$/))
  const acts = files.flatMap(({ path: file, text }) =>
    listActs(text).map(({ path, source }) => ({ file, path, source: withHelpers(source, text) })),
  )
  assert.ok(acts.length > 120, `${acts.length} acts are found`)
  const uncounted = acts.filter(
    ({ path, source }) => !takesAway.test(path) && !changesCookie.includes(path) && !counts.test(source),
  )
  assert.deepEqual(
    uncounted.map(({ file, path }) => `${file} ${path}`),
    [],
  )
})
