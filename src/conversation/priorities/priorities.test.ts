import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { newId } from '../../platform/ids.ts'
import { publish, registerKind } from '../../platform/things.ts'

describe('priorities', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  it('are listed with a way to propose one', async () => {
    const page = await test.visitor().get('/priorites')
    assert.match(page.text, /Santé mentale/)
    assert.match(page.text, /href="\/mots\/proposer\?liste=priority"/)
  })

  it('can be used as soon as someone proposes one', async () => {
    await test.lab.db
      .insertInto('platform.word')
      .values({ list: 'priority', slug: 'prison', names: JSON.stringify({ fr: 'Prison' }) })
      .execute()
    await test.lab.words.reload()
    assert.match((await test.visitor().get('/priorites')).text, /Sujets proposés/)
    assert.match((await nadia.get('/paroles/dire')).text, /<option value="prison">Prison/)
    const said = await nadia.post('/paroles/dire', {
      text: 'Dedans, pas de réseau.',
      readers: 'open',
      priority: 'prison',
    })
    const page = await test.visitor().get('/priorites/prison')
    assert.match(page.text, /pas encore adopté/)
    assert.match(page.text, /Dedans, pas de réseau\./)
    assert.match((await nadia.get(said.location ?? '')).text, /href="\/priorites\/prison"/)
  })

  it('show what every module registered around them, and no answer by itself', async () => {
    registerKind({
      kind: 'test-thing',
      tone: 'made',
      label: 'conversation.answer',
      listed: true,
      several: 'conversation.answers',
    })
    const draft = {
      kind: 'test-thing',
      authorId: null,
      audience: 'open',
      path: '/ailleurs',
      priority: 'logement',
    } as const
    for (let n = 0; n < 8; n += 1) {
      await publish(test.lab.db, { ...draft, id: newId(), title: `Chose ${n}` })
    }
    await publish(test.lab.db, { ...draft, id: newId(), title: 'Chose cachée', audience: 'lab' })
    const said = await nadia.post('/paroles/dire', {
      text: 'Une voix sur le toit.',
      readers: 'open',
      priority: 'logement',
    })
    await nadia.post(`${said.location}/repondre`, { text: 'Une réponse sur le toit.' })
    const { text } = await test.visitor().get('/priorites/logement')
    assert.equal(text.match(/Chose \d/g)?.length, 6)
    assert.doesNotMatch(text, /Chose cachée|Une réponse sur le toit/)
    assert.match(text, /Une voix sur le toit/)
    // Over a list, the word for several; on a card, for one.
    assert.match(text, /<h2 id="kind-post">Paroles<[^]*<p class="kind">[^]*?Parole\s*</)
    assert.match(text, /<h2 id="kind-test-thing">Réponses</)
    const all = await test.visitor().get('/priorites/logement?genre=test-thing')
    assert.equal(all.text.match(/Chose \d/g)?.length, 8)
    assert.match(all.text, /<h1>Logement · Réponses</)
  })

  it('are missing when nobody named them', async () => {
    assert.equal((await test.visitor().get('/priorites/nulle-part')).status, 404)
  })
})
