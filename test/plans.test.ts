import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { grow, growAdaptations, nothing, sizeOf, writeTexts } from '../bench/lab-sql.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { growQuestion } from './support/opinions.ts'
import { explain, watchStatements } from './support/statements.ts'

/** A step of a plan, as EXPLAIN tells it. */
interface Step {
  'Node Type': string
  'Relation Name'?: string
  'Rows Removed by Filter'?: number
  Plans?: Step[]
}

/** Tables that grow with what people do: none may be read whole for a page. */
const growing =
  /^(thing|post|occurrence|workshop|group|production|edition|part|author|trial|presentation|session|fact|voter|vote|statement)$/

const most = 2_000

const steps = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(steps)]

/** What a plan reads for nothing: a growing table whole, or thousands of rows thrown away. */
function complain(plan: Step): string[] {
  return steps(plan).flatMap((step) => {
    const table = step['Relation Name'] ?? ''
    // Each time the step runs: a small table read often is PostgreSQL's choice.
    const thrown = step['Rows Removed by Filter'] ?? 0
    if (step['Node Type'] === 'Seq Scan' && growing.test(table) && thrown > most) return [`all of ${table}`]
    return thrown > most ? [`${thrown} rows of ${table} for nothing`] : []
  })
}

suite('with 20,000 things', () => {
  let lab: TestLab
  const asked: { text: string; values: unknown[] }[] = []

  before(async () => {
    lab = await openTestLab()
    await writeTexts(lab.lab.pool)
    await grow(lab.lab.pool, nothing, sizeOf(10_000))
    watchStatements(lab.lab.pool, (text, values) => {
      if (/^\s*(select|with)/i.test(text)) asked.push({ text, values })
    })
  })
  after(() => lab.close())

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

  test('where a production with 500 adaptations came from and went reads no table whole', async () => {
    await growAdaptations(lab.lab.pool, '/productions/production-8', 500)
    await lab.lab.pool.query('analyze')
    assert.deepEqual(await findComplaints('/productions/production-8/filiation'), [])
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
