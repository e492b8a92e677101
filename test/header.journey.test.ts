import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { newPage } from './support/browser.ts'
import { putOnline } from './support/journey.ts'
import { openTestLab, type TestLab } from './support/lab.ts'

const pictures = process.env['PICTURES']

/** Names that no screen cuts: the longest thing in the header is what people and labs call themselves. */
describe('the header on the narrowest telephone', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('shows a long name of one word whole, or says by dots that it goes on', async () => {
    for (const name of ['Anticonstitutionnelle', 'Rindfleischetikettierung', 'Nadia']) {
      const member = await test.member(name)
      const cookies = [...member.cookies].map(([key, value]) => `${key}=${value}`)
      const page = await newPage({ baseURL: address, width: 320, cookies })
      await page.goto('/moi')
      const shown = page.locator('.top .act span')
      const cut = await shown.evaluate((span) => span.scrollWidth > span.clientWidth)
      if (pictures) await page.screenshot({ path: join(pictures, `header-${name}.png`) })
      assert.equal(cut, false, `${name} is cut`)
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
      await page.context().close()
    }
  })

  it('breaks a lab’s name of one word rather than leave the page', async () => {
    await test.lab.db
      .updateTable('platform.word')
      .set({ names: JSON.stringify({ fr: 'Intergénérationnellement-Numériquement' }) })
      .where('list', '=', 'lab')
      .where('slug', '=', 'name')
      .execute()
    await test.lab.words.reload()
    const page = await newPage({ baseURL: address, width: 320 })
    await page.goto('/')
    if (pictures) await page.screenshot({ path: join(pictures, 'header-lab.png') })
    for (const part of ['.name', '.name .mark']) {
      const box = await page.locator(part).boundingBox()
      assert.ok(
        box && box.x >= 0 && box.x + box.width <= 320,
        `${part} leaves the page: ${JSON.stringify(box)}`,
      )
    }
    await page.context().close()
  })
})
