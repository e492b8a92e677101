import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startSession } from '../../people/index.ts'
import type { Lab } from '../../platform/lab.ts'
import { closeStreams } from '../../platform/streams.ts'
import { newPage } from '../../../test/support/browser.ts'
import { openBeside, openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { listen } from '../../../test/support/listen.ts'
import { answerTo, say } from '../../../test/support/voices.ts'

describe('answers as they arrive', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(async () => {
    closeStreams()
    await test.close()
  })

  const speak = (text: string, readers?: string) => say(nadia, text, readers)

  const open = async (app: TestLab['app'], lab: Lab, id: string, cookie?: string) => {
    const response = await app.request(new URL(`/paroles/${id}/direct`, lab.config.publicUrl), {
      headers: { host: lab.config.publicUrl.host, ...(cookie && { cookie }) },
    })
    return { status: response.status, read: response.body ? readerOf(response.body) : async () => '' }
  }

  /** Text of the stream until it holds `wanted` or is over. */
  const readerOf = (body: ReadableStream<Uint8Array>) => {
    const reader = body.getReader()
    let text = ''
    return async (wanted: string) => {
      while (!text.includes(wanted)) {
        const piece = await reader.read()
        if (piece.done) break
        text += new TextDecoder().decode(piece.value)
      }
      return text
    }
  }

  it('are told by another process than the one that took them', async () => {
    const id = await speak('Entendez-vous ?')
    const other = await openBeside(test)
    try {
      const stream = await open(other.app, other.lab, id)
      const reply = await answerTo(karim, id, 'Oui.')
      const text = await stream.read(reply)
      assert.match(text, /event: answer/)
      assert.ok(text.includes(`data: /paroles/${id}?reponse=${reply}`))
      const piece = await test.visitor().get(`/paroles/${id}?reponse=${reply}`)
      assert.match(piece.text, new RegExp(`<li id="${reply}" data-under="${reply}">`))
    } finally {
      closeStreams()
      await other.close()
    }
  })

  it('are told only to those who may read them', async () => {
    const id = await speak('Pour le lab.', 'lab')
    assert.equal((await open(test.app, test.lab, id)).status, 404)
    const reply = await answerTo(karim, id, 'Entre nous.')
    assert.equal((await test.visitor().get(`/paroles/${id}?reponse=${reply}`)).status, 404)
    const lou = await test.member('Lou')
    await test.lab.db
      .insertInto('platform.block')
      .values({ account_id: lou.accountId, presentation_id: karim.presentationId })
      .execute()
    const cookie = [...lou.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const stream = await open(test.app, test.lab, id, cookie)
    await karim.post(`/paroles/${id}/repondre`, { text: 'Lou ne me voit pas.' })
    const seen = await answerTo(nadia, id, 'Lou me voit.')
    const text = await stream.read(seen)
    assert.equal(text.match(/event: answer/g)?.length, 1)
  })

  it('come through a bounded number of streams for an address, and end when the process stops', async () => {
    const id = await speak('Combien êtes-vous ?')
    closeStreams()
    const streams = []
    for (let n = 0; n < 13; n += 1) streams.push(await open(test.app, test.lab, id))
    assert.deepEqual(
      streams.map(({ status }) => status),
      [...Array<number>(12).fill(200), 204],
    )
    closeStreams()
    for (const { read } of streams) await read('never')
    assert.equal((await open(test.app, test.lab, id)).status, 200)
    closeStreams()
  })

  it('give back the place of a reader who leaves', async () => {
    const id = await speak('Vous partez déjà ?')
    const server = await listen(test)
    try {
      for (let n = 0; n < 20; n += 1) {
        const leaving = new AbortController()
        const response = await fetch(`${server.address}/paroles/${id}/direct`, { signal: leaving.signal })
        assert.equal(response.status, 200)
        leaving.abort()
        await new Promise((gone) => setTimeout(gone, 30))
      }
    } finally {
      closeStreams()
      await server.close()
    }
  })

  it('appear on an open page under the policy of the site, with one line that says so', async () => {
    const id = await speak('Une page ouverte.')
    const first = await answerTo(karim, id, 'Déjà là.')
    const server = await listen(test)
    const token = await startSession(test.lab.db, nadia)
    const page = await newPage({ baseURL: server.address, cookies: [`__Host-session=${token}`] })
    try {
      const refused: string[] = []
      page.on('console', (line) => line.type() === 'error' && refused.push(line.text()))
      await page.goto(`/paroles/${id}`)
      await page.waitForFunction(() => customElements.get('live-answers') !== undefined)
      await page.waitForTimeout(300)
      await karim.post(`/paroles/${first}/repondre`, { text: 'Sous la première.' })
      await page.getByText('1 nouvelle réponse').waitFor()
      assert.equal(
        await page
          .locator(`[id="${first}"] ol li`)
          .textContent()
          .then((text) => text?.includes('Sous la première.')),
        true,
      )
      await karim.post(`/paroles/${id}/repondre`, { text: 'Et une à la fin.' })
      await page.getByText('2 nouvelles réponses').waitFor()
      assert.match((await page.locator('#reponses > li').last().textContent()) ?? '', /Et une à la fin\./)
      assert.deepEqual(refused, [])
    } finally {
      await page.close()
      closeStreams()
      await server.close()
    }
  })
})
