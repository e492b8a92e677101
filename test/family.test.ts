import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { growAdaptations } from '../bench/lab-sql.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { makeProduction } from './support/productions.ts'

suite('a production that was adapted 500 times', () => {
  let lab: TestLab
  let origin = ''

  before(async () => {
    lab = await openTestLab()
    origin = await makeProduction(await lab.member('Nadia'), { title: 'Très reprise' })
    await growAdaptations(lab.lab.pool, origin, 500)
  })
  after(() => lab.close())

  test('shows them all, page after page', async () => {
    const found = new Set<string>()
    let next: string | undefined = `${origin}/filiation`
    while (next) {
      const page = await lab.visitor().get(next)
      for (const [, title] of page.text.matchAll(/>(Reprise \d+)</g)) found.add(title ?? '')
      next = /href="([^"]+\?apres=[^"]+)"/.exec(page.text)?.[1]
    }
    assert.equal(found.size, 500)
  })

  test('says that there are many, without counting them', async () => {
    assert.match((await lab.visitor().get(`${origin}/filiation`)).text, /Plus de 60 adaptations en viennent/)
  })

  test('has a picture that folds what would not be legible, and says so', async () => {
    const picture = await lab.visitor().get(`${origin}/filiation/jour.svg`)
    assert.match(picture.text, /et plus de \d+ autres/)
    assert.ok(picture.text.length < 60_000, String(picture.text.length))
  })

  test('weighs no more than a first visit may', async () => {
    const { app, lab: own } = lab
    const headers = { host: own.config.publicUrl.host, 'accept-encoding': 'br' }
    const page = await app.request(new URL(`${origin}/filiation`, own.config.publicUrl), { headers })
    // Beside at most 6 kB of style.
    assert.ok((await page.arrayBuffer()).byteLength < 8_000)
  })
})
