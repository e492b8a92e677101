import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { newPage } from '../../../../test/support/browser.ts'
import { h5pUpload, makeHello } from '../../../../test/support/h5p.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { listen } from '../../../../test/support/listen.ts'
import { formWith, publishDraft, startProduction } from '../../../../test/support/productions.ts'

let test: TestLab
let nadia: Member
let lab: Awaited<ReturnType<typeof listen>>
let made: string
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
  const fields = { title: 'Dire bonjour', summary: 'S', partTitle: 'Bonjour' }
  const form = formWith(fields, { file: h5pUpload(makeHello()) })
  made = await publishDraft(nadia, await startProduction(nadia, form, 'activite'))
  lab = await listen(test)
})
after(async () => {
  await lab.close()
  await test.close()
})

const cookies = () => [...nadia.cookies].map(([name, value]) => `${name}=${value}`)

async function openStage(javaScript = true): Promise<Page> {
  const page = await newPage({ baseURL: lab.address, javaScript, cookies: cookies() })
  page.context().setDefaultTimeout(15_000)
  await page.goto(made)
  await page.getByRole('link', { name: /^Jouer/ }).click()
  assert.equal(await page.locator('iframe').count(), 0, 'nothing runs before one has said yes')
  await page.getByRole('link', { name: 'Jouer', exact: true }).click()
  return page
}

describe('an H5P file in a browser', () => {
  it('plays, and reaches nothing of the lab', async () => {
    const page = await openStage()
    const console: string[] = []
    page.on('console', (message) => console.push(message.text()))
    try {
      const frame = page.frameLocator('iframe')
      await frame
        .locator('.hello')
        .waitFor()
        .catch((error: unknown) => {
          throw new Error(console.join('\n'), { cause: error })
        })
      assert.equal(await frame.locator('.hello').textContent(), 'Bonjour')
      assert.equal(
        await frame.locator('.hello').evaluate((hello) => getComputedStyle(hello).color),
        'rgb(1, 2, 3)',
      )
      await frame.locator('.tried', { hasText: 'elsewhere' }).waitFor()
      const tried: Record<string, string> = JSON.parse((await frame.locator('.tried').textContent()) ?? '')
      assert.deepEqual(tried, {
        parent: 'SecurityError',
        cookie: 'SecurityError',
        indexed: 'SecurityError',
        top: 'SecurityError',
        origin: 'null',
        moi: 'TypeError',
        elsewhere: 'TypeError',
        itself: 'TypeError',
      })
      assert.match(page.url(), /\/jeu$/)
    } finally {
      await page.close()
    }
  })

  it('goes nowhere else in its frame, and starts on no page of its own', async () => {
    let asked = 0
    const elsewhere = createServer((_, response) => response.end(String((asked += 1))))
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready))
    const bound = elsewhere.address()
    const away = `http://127.0.0.1:${typeof bound === 'object' && bound?.port}/`
    const page = await openStage()
    try {
      await page.frameLocator('iframe').locator('.hello').waitFor()
      const [, frame] = page.frames()
      const address = frame?.url() ?? ''
      const refused = page.waitForEvent('console', (message) => /frame-src/.test(message.text()))
      await frame?.evaluate((url) => location.assign(`${url}?kept=secret`), away)
      await refused
      assert.equal(asked, 0)
      await page.goto(address)
      await page.getByText("n'a pas pu démarrer").waitFor()
      assert.equal(await page.locator('.hello').count(), 0)
    } finally {
      await page.close()
      elsewhere.close()
    }
  })

  it('without script says so, and gives the file', async () => {
    const page = await openStage(false)
    try {
      assert.match(
        (await page.locator('main').textContent()) ?? '',
        /il faut un navigateur qui accepte JavaScript/,
      )
      assert.match((await page.locator('a[download]').getAttribute('href')) ?? '', /bonjour\.h5p$/)
    } finally {
      await page.close()
    }
  })
})
