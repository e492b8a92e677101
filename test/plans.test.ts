import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answeredPiece, rareKind } from '../bench/grown/knowledge.ts'
import { rareUse } from '../bench/grown/uses.ts'
import { grow, growAdaptations, nothing, sizeOf, writeTexts } from '../bench/lab-sql.ts'
import { openTestLab, type Client, type TestLab } from './support/lab.ts'
import { growQuestion } from './support/opinions.ts'
import { explain, watchStatements } from './support/statements.ts'

/** A step of a plan, as EXPLAIN tells it. */
interface Step {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Step[]
}

/** Tables that grow with what people do: none may be read whole for a page. */
const growing =
  /^(thing|post|occurrence|workshop|group|production|edition|part|author|trial|presentation|session|fact|voter|vote|statement|use|idea|piece|crossing|address|reply|comment|reading|sentence|remark|rewriting|decision|decision_position|decision_message|measured|figure)$/

const most = 2_000
/** Rows of a growing table that a page may read in all, one after the other: the lists it shows, and those of a family. */
const mostRead = 10_000

/** More of what a town makes slowly than a lab of ten thousand voices has, so that reading a table whole shows. */
const size = {
  ...sizeOf(10_000),
  uses: 4_000,
  pieces: 4_000,
  addresses: 3_000,
  readings: 2_500,
  decisions: 2_400,
}

const steps = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(steps)]

/** What a plan reads for nothing: a growing table whole, again and again, or thousands of rows thrown away. */
function complain(plan: Step): string[] {
  return steps(plan).flatMap((step) => {
    const table = step['Relation Name'] ?? ''
    // Each time the step runs: a small table read often is PostgreSQL's choice.
    const thrown = step['Rows Removed by Filter'] ?? 0
    if (step['Node Type'] === 'Seq Scan' && growing.test(table) && thrown > most) return [`all of ${table}`]
    const read = (step['Actual Rows'] + thrown) * step['Actual Loops']
    if (growing.test(table) && read > mostRead) return [`${read} rows of ${table}`]
    return thrown > most ? [`${thrown} rows of ${table} for nothing`] : []
  })
}

suite('with 20,000 things', () => {
  let lab: TestLab
  const asked: { text: string; values: unknown[] }[] = []

  before(async () => {
    lab = await openTestLab()
    await writeTexts(lab.lab.pool)
    await grow(lab.lab.pool, nothing, size)
    watchStatements(lab.lab.pool, (text, values) => {
      if (/^\s*(select|with)/i.test(text)) asked.push({ text, values })
    })
  })
  after(() => lab.close())

  /** Steps through a family that a page takes for this reader, and productions that it looks up along an index. */
  async function countSteps(path: string, reader: Client): Promise<number> {
    asked.length = 0
    assert.equal((await reader.get(path)).status, 200)
    let rows = 0
    for (const { text, values } of asked.splice(0)) {
      const plan = await explain<Step>(lab.lab.pool, { sql: text, parameters: values })
      for (const step of steps(plan)) {
        const along = step['Relation Name'] === 'production' && step['Node Type'] !== 'Seq Scan'
        if (along || step['Node Type'] === 'Recursive Union')
          rows += (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)) * step['Actual Loops']
      }
    }
    return rows
  }

  async function findComplaints(path: string): Promise<string[]> {
    const member = await lab.member('Nadia')
    asked.length = 0
    const complaints: string[] = []
    for (const reader of [lab.visitor(), member]) {
      assert.equal((await reader.get(path)).status, 200)
      assert.ok(asked.length > 0)
      for (const { text, values } of asked.splice(0)) {
        const plan = await explain<Step>(lab.lab.pool, { sql: text, parameters: values })
        complaints.push(...complain(plan).map((says) => `${says}: ${text.slice(0, 200)}`))
        asked.length = 0
      }
    }
    return complaints
  }

  const pages = ['/', '/paroles', '/paroles?ordre=attente', '/ateliers', '/ateliers?quand=passes', '/groupes']
  for (const path of [
    ...pages,
    '/groupes/groupe-7',
    '/ateliers/atelier-7',
    '/productions',
    '/productions/production-7',
  ]) {
    test(`${path} reads no table whole`, async () => assert.deepEqual(await findComplaints(path), []))
  }

  const uses = [
    '/usages',
    '/usages?priorite=education',
    ...[`public=${rareUse.public}`, `cadre=${rareUse.setting}`, `outil=${rareUse.tool}`].map(
      (query) => `/usages?${query}`,
    ),
    '/usages?public=jeunes&cadre=soin&priorite=education',
    '/usages/usage-7',
  ]
  const knowledge = [
    '/savoirs',
    `/savoirs?sorte=${rareKind}`,
    '/savoirs?priorite=education',
    '/savoirs/savoir-8',
    `/savoirs/${answeredPiece}`,
    '/savoirs/savoir-8/croiser',
    `/savoirs/${answeredPiece}/dessin`,
    '/savoirs/dessin?priorite=education',
    '/savoirs/parcours',
    '/savoirs/temoignages',
  ]
  const institutions = [
    '/interpellations',
    ...['attente', 'reponse', 'fini'].map((state) => `/interpellations?etat=${state}`),
    '/interpellations/demande-11',
    '/decorticages',
    '/decorticages?sorte=rule',
    '/decorticages/lettre-8',
    '/decorticages/lettre-8/phrases/9',
  ]
  for (const path of [
    ...uses,
    ...knowledge,
    ...institutions,
    '/groupes/groupe-7/decisions',
    '/recherche/participation',
  ])
    test(`${path} reads no table whole`, async () => assert.deepEqual(await findComplaints(path), []))

  test('a decision reads no table whole', async () => {
    const { rows } = await lab.lab.pool.query<{ path: string }>(
      `select path from platform.thing where kind = 'decision' order by id limit 1`,
    )
    assert.deepEqual(await findComplaints(rows[0]?.path ?? ''), [])
  })

  test('where a production with 500 adaptations came from and went reads no table whole', async () => {
    await growAdaptations(lab.lab.pool, '/productions/production-8', 500)
    await lab.lab.pool.query('analyze')
    const path = '/productions/production-8/filiation'
    assert.deepEqual(await findComplaints(path), [])
    // In proportion to what is shown, at its beginning and further on.
    const member = await lab.member('Nadia')
    const next = /\?apres=[^"]+/.exec((await member.get(path)).text)?.[0]
    assert.ok(next)
    for (const page of [path, `${path}${next}`, `${path}/jour.svg`]) {
      const taken = await countSteps(page, member)
      assert.ok(taken > 0 && taken < 500, `${page}: ${taken}`)
    }
  })

  test('a question that three thousand people answer reads no table whole', async () => {
    await growQuestion(lab.lab.pool, 'grande', { people: 3_000, statements: 60 })
    for (const page of ['', '/groupes', '/phrases', '/phrases/7'])
      assert.deepEqual(await findComplaints(`/usages/questions/grande${page}`), [], page)
    assert.deepEqual(await findComplaints('/usages/questions'), [])
  })

  test('a voice and its fifty answers read no table whole', async () => {
    const { rows } = await lab.lab.pool.query<{ id: string }>(
      `select id from conversation.post where answers = 50 limit 1`,
    )
    assert.deepEqual(await findComplaints(`/paroles/${rows[0]?.id}`), [])
  })
})
