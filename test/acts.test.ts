import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { listRoutes } from '../src/app.tsx'
import { takesAway } from '../src/platform/guard.ts'
import { root } from '../src/platform/root.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { readSources } from './support/sources.ts'

// What changes a cookie of that browser alone leaves nothing here to count.
const changesCookie = ['/reglages', '/reglages/version', 'cardPath']
// The lines of captions are saved alike for a draft and for what is offered to others: `captions/desk.tsx` counts both.
const counts = /\b(limit|countAddress|postLines|postWhole)\(c/
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

// The file holds names of folders; some are kept for what is to come.
const modules = (JSON.parse(readFileSync(join(root, 'modules.json'), 'utf8')) as string[]).filter((name) =>
  existsSync(join(root, 'src', name)),
)

let lab: TestLab
before(async () => {
  lab = await openTestLab()
})
after(() => lab.close())

test('every act is counted, so that nobody can do it without end', () => {
  const files = modules.flatMap((name) => readSources(`src/${name}`, /\.tsx?$/))
  const acts = files.flatMap(({ path: file, text }) =>
    listActs(text).map(({ path, source }) => ({ file, path, source: withHelpers(source, text) })),
  )
  // One whose source is not found is not known to be counted.
  const posts = listRoutes(lab.app).filter(({ method }) => method === 'POST')
  assert.equal(acts.length, posts.length)
  const uncounted = acts.filter(
    ({ path, source }) => !takesAway.test(path) && !changesCookie.includes(path) && !counts.test(source),
  )
  assert.deepEqual(
    uncounted.map(({ file, path }) => `${file} ${path}`),
    [],
  )
})

test('what takes away is counted too, whoever asks and whatever it is', async () => {
  const acts = [
    '/moi/images/aaaaaaaaaaaa/retirer',
    '/productions/noms/aaaaaaaaaaaa/enlever',
    '/moi/brouillons',
    '/envois/aaaaaaaaaaaa/jeter',
  ]
  for (const [index, act] of acts.entries()) {
    const member = await lab.member(`Nadia ${index}`)
    for (let time = 0; time < 300; time += 30)
      await Promise.all(Array.from({ length: 30 }, () => member.post(act)))
    assert.equal((await member.post(act)).status, 429, act)
    assert.notEqual(
      (await member.post('/paroles/dire', { text: 'Une parole.', readers: 'open' })).status,
      429,
    )
  }
})
