import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import { openTestLab, type Client, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openNext, publishDraft, startProduction } from '../../../../test/support/productions.ts'
import { readMoments, sumMinutes, writeClock } from './session.ts'

let test: TestLab
let nadia: Member
let draft: string
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
  draft = await startProduction(
    nadia,
    {
      ...{ title: 'Une heure au guichet', summary: 'Jouer un refus, puis en parler.', named: 'Nadia' },
      ...{
        lack: 'Savoir quoi répondre.',
        objectives: '- Dire non',
        minutes: '60',
        whom: 'Première année',
      },
      ...{ partTitle: 'Arriver', partText: 'On se présente.' },
    },
    'prototype',
  )
  // The first moment says how long it lasts once one writes it again: starting asks for its words alone.
  const first = /\/parties\/([0-9a-z]{12})/.exec((await nadia.get(draft)).text)?.[1]
  await nadia.post(`${draft}/parties/${first}`, {
    ...{ saves: '1', partTitle: 'Arriver', partText: 'On se présente.', minutes: '10' },
  })
  const second = {
    ...{ partTitle: 'Jouer', partText: 'Deux personnes jouent.', minutes: '45' },
    ...{ teacher: 'Elle regarde sans parler.', material: 'Deux chaises' },
  }
  assert.equal((await nadia.post(`${draft}/ajouter/moment`, second)).status, 303)
})
after(() => test.close())

async function readSheet(client: Client, path: string): Promise<string> {
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const response = await test.app.request(`http://localhost:3000${path}/fiche.pdf`, { headers: { cookie } })
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
  return (await extractText(pdf, { mergePages: true })).text.replace(/\s+/g, ' ')
}

describe('a teaching prototype', () => {
  it('is read moment after moment with the time that runs, and says when the sum is another', async () => {
    const { text } = await nadia.get(`${draft}/apercu`)
    assert.match(text, /Arriver[^]*0 h 00[^]*10 minutes[^]*Jouer[^]*0 h 10[^]*45 minutes/)
    assert.match(text, /Elle regarde sans parler\.[^]*Deux chaises/)
    assert.match(text, /0 h 55 en tout, la durée dite est 1 h 00/)
  })

  it('prints as a sheet, while it is being written and once published', async () => {
    const written = await readSheet(nadia, draft)
    for (const said of [
      'Une heure au guichet',
      '0 h 10 · Jouer · 45 minutes',
      'Dire non',
      'Deux chaises',
      'Nadia',
    ])
      assert.ok(written.includes(said), `${said} in ${written}`)
    assert.equal((await test.visitor().get(`${draft}/fiche.pdf`)).status, 401)
    const lou = await test.member('Lou')
    assert.equal((await lou.get(`${draft}/fiche.pdf`)).status, 404)
    const path = await publishDraft(nadia, draft)
    assert.ok((await readSheet(test.visitor(), path)).includes(`http://localhost:3000${path}`))
    const guide = await publishDraft(nadia, await startProduction(nadia, { title: 'Un guide' }))
    assert.equal((await test.visitor().get(`${guide}/fiche.pdf`)).status, 404)
  })

  it('tells which version took its trials into account', async () => {
    const path = await publishDraft(
      nadia,
      await startProduction(nadia, { title: 'À essayer', partTitle: 'Un' }, 'prototype'),
    )
    const lou = await test.member('Lou')
    await lou.post(`${path}/essais`, {
      place: 'Une classe',
      happened: 'Trop court.',
      toChange: 'Plus de temps.',
    })
    const next = await openNext(nadia, path)
    const trial =
      /name="trials" value="([0-9a-z]{12})"/.exec((await nadia.get(`${next}/publier`)).text)?.[1] ?? ''
    await publishDraft(nadia, next, { changed: 'Plus de temps.', trials: trial })
    assert.match((await test.visitor().get(path)).text, /Un essai est pris en compte dans la version 2/)
  })

  it('a moment that does not say how long it lasts stops the clock, not the reading', () => {
    const moment = (minutes: number | null) => ({
      ...{ sort: 'moment', title: 'M', text: '' },
      own: { minutes, teacher: '', material: '' },
    })
    const moments = readMoments([moment(10), moment(null), moment(5)])
    assert.deepEqual(
      moments.map(({ from }) => from),
      [0, 10, null],
    )
    assert.equal(sumMinutes(moments), null)
    assert.equal(writeClock(125), '2 h 05')
  })
})
