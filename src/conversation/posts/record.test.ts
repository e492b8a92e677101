import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSession } from '../../people/index.ts'
import { closeStreams } from '../../platform/streams.ts'
import { newPage } from '../../../test/support/browser.ts'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { listen } from '../../../test/support/listen.ts'

describe('a voice message', () => {
  let test: TestLab
  before(async () => {
    test = await openTestLab()
  })
  after(async () => {
    closeStreams()
    await test.close()
  })

  it('is recorded on the page, listened to, and sent with what it says in words', async () => {
    const nadia = await test.member('Nadia')
    const server = await listen(test)
    const token = await startSession(test.lab.db, nadia)
    const page = await newPage({ baseURL: server.address, cookies: [`__Host-session=${token}`] })
    try {
      // A machine without a microphone: a tone stands for it.
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = async () => {
          const context = new AudioContext()
          const tone = context.createOscillator()
          const end = context.createMediaStreamDestination()
          tone.connect(end)
          tone.start()
          return end.stream
        }
      })
      await page.goto('/paroles/dire')
      await page.getByText('Plus de choix').click()
      await page.getByRole('button', { name: 'Enregistrer ma voix' }).click()
      await page.waitForTimeout(600)
      await page.getByRole('button', { name: 'Arrêter' }).click()
      await page.getByText("C'est enregistré").waitFor()
      assert.match((await page.getByText('Une voix se reconnaît').textContent()) ?? '', /se reconnaît/)
      await page.getByLabel('Ce que dit le message').fill('Bonjour, c’est moi.')
      await page.getByLabel('Tout le monde, aussi sur internet').check()
      await page.getByRole('button', { name: 'Publier' }).click()
      await page.locator('article audio').waitFor()
      assert.match((await page.locator('article').textContent()) ?? '', /Bonjour, c’est moi\./)
      const src = (await page.locator('article audio source').last().getAttribute('src')) ?? ''
      const sound = await test.visitor().get(src)
      assert.match(sound.headers.get('content-type') ?? '', /^audio\/webm/)
      assert.match((await test.visitor().get('/paroles')).text, />Bonjour, c’est moi\.</)
    } finally {
      await page.close()
      await server.close()
    }
  })

  it('keeps nothing else than a file field where there is no script', async () => {
    const page = await test.visitor().get('/paroles/dire')
    assert.match(page.text, /<input type="file" id="voice" name="voice" accept="audio\/\*"/)
  })
})
