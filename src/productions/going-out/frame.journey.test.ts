import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { newPage } from '../../../test/support/browser.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { listen } from '../../../test/support/listen.ts'
import { formWith, publishDraft, startProduction } from '../../../test/support/productions.ts'
import { root } from '../../platform/root.ts'

const fixture = (name: string) => readFile(join(root, 'src/platform/files/fixtures', name))

let test: TestLab
let nadia: Member
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
})
after(() => test.close())

describe('a production inside another page', () => {
  it('a page elsewhere frames it in a browser, a film plays there, and no other page of the lab lets itself be framed', async () => {
    const film = { name: 'film.webm', type: 'video/webm', content: await fixture('film.webm') }
    const filmed = await publishDraft(
      nadia,
      await startProduction(nadia, formWith({ title: 'Le film', summary: 'S' }, { file: film }), 'film'),
    )
    const lab = await listen(test)
    const elsewhere = await serve(
      `<iframe src="${lab.address}${filmed}/cadre"></iframe><iframe src="${lab.address}${filmed}"></iframe>`,
    )
    const page = await newPage()
    page.context().setDefaultTimeout(10_000)
    // The address that links lead to is the lab's public one, where nobody listens.
    await page.context().route('http://localhost:3000/**', (route) => route.fulfill({ body: 'Le lab' }))
    try {
      await page.goto(elsewhere.address)
      await page.frameLocator('iframe >> nth=0').locator('h1').waitFor()
      const [, framed, refused] = page.frames()
      assert.equal(await framed?.locator('h1').textContent(), 'Le film')
      assert.equal(await refused?.locator('h1').count(), 0)
      const ready = await framed?.locator('video').evaluate(
        (video) =>
          new Promise((told) => {
            video.addEventListener('loadedmetadata', () => told('plays'))
            video.addEventListener('error', () => told('fails'), true)
            video.setAttribute('preload', 'metadata')
          }),
      )
      assert.equal(ready, 'plays')
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        framed?.locator('a[rel=noopener]').click(),
      ])
      assert.equal(opened.url(), `http://localhost:3000${filmed}`)
      await opened.close()
    } finally {
      await page.close()
      await elsewhere.close()
      await lab.close()
    }
  })
})

async function serve(html: string): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>Ailleurs</title>${html}`)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    address: `http://127.0.0.1:${bound.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
