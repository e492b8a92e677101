import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { beginUse } from '../../../test/support/uses.ts'

describe('a card drawn from a voice', () => {
  let test: TestLab
  let nadia: Member
  let theo: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    theo = await test.member('Théo')
  })
  after(() => test.close())

  async function say(text: string, readers = 'open'): Promise<string> {
    const said = await nadia.post('/paroles/dire', { text, readers })
    return (said.location ?? '').slice('/paroles/'.length)
  }

  /** Théo draws a card from what Nadia said and wants it published. */
  async function draw(title: string): Promise<{ told: string; asked: string; post: string }> {
    const post = await say(`Ce que je fais : ${title}.`)
    const told = await beginUse(theo, { title }, post)
    const waits = await theo.submit(`${told}/publier`, { readers: 'open' })
    assert.match(waits.text, /La personne qui a dit cette parole est prévenue/)
    return { told, asked: `/usages/accords/${told.slice(-12)}`, post }
  }
  const listed = async (title: string) => (await test.visitor().get('/usages')).text.includes(title)

  it('begins under the voice, and waits for the yes of whoever said it', async () => {
    const post = await say('Je garde tout en photo.')
    assert.match((await theo.get(`/paroles/${post}`)).text, /href="\/usages\/raconter\?parole=/)
    assert.match((await theo.get(`/usages/raconter?parole=${post}`)).text, /Nadia lira la fiche/)
    const { asked } = await draw('Garder la preuve')
    assert.equal(await listed('Garder la preuve'), false)
    assert.match((await nadia.get('/moi')).text, /demande votre accord[^]*Garder la preuve/)
    assert.match((await nadia.get('/moi/usages')).text, /Garder la preuve[^]*attend votre réponse/)
    assert.match((await nadia.get(asked)).text, /Théo a tiré une fiche/)
    for (const other of [theo, await test.member('Samir')])
      assert.equal((await other.post(`${asked}/oui`)).status, 404)
  })

  it('appears at their yes, tells where it comes from, and the voice tells what came of it', async () => {
    const { asked, post } = await draw('Noter les heures')
    assert.match((await nadia.submit(`${asked}/oui`)).text, /la fiche paraît/)
    const card = (await test.visitor().get('/usages/noter-les-heures')).text
    assert.match(card, new RegExp(`href="/paroles/${post}"`))
    assert.match(card, /avec l&#39;accord de qui l&#39;a dit/)
    assert.match((await test.visitor().get(`/paroles/${post}`)).text, /href="\/usages\/noter-les-heures"/)
    assert.match((await theo.get('/moi')).text, /a dit oui[^]*Noter les heures/)
  })

  it('goes out of sight when they take their yes back, and comes back with it', async () => {
    const { told, asked, post } = await draw('Prendre le bus')
    await nadia.post(`${asked}/oui`)
    await nadia.post(`${asked}/non`)
    assert.equal((await test.visitor().get('/usages/prendre-le-bus')).status, 404)
    assert.equal(await listed('Prendre le bus'), false)
    assert.doesNotMatch((await test.visitor().get(`/paroles/${post}`)).text, /Prendre le bus<\/a>/)
    assert.match((await theo.get(told)).text, /n&#39;est pas d&#39;accord/)
    await theo.post(`${told}/publier`, { readers: 'open' })
    assert.equal((await test.visitor().get('/usages/prendre-le-bus')).status, 404)
    await nadia.post(`${asked}/oui`)
    assert.equal((await test.visitor().get('/usages/prendre-le-bus')).status, 200)
  })

  it('goes out of sight with the voice, and nobody can publish it any more', async () => {
    const { told, asked, post } = await draw('Appeler tôt')
    await nadia.post(`${asked}/oui`)
    await nadia.post(`/paroles/${post}/effacer`)
    assert.equal((await test.visitor().get('/usages/appeler-tot')).status, 404)
    await theo.post(`${told}/publier`, { readers: 'open' })
    assert.equal((await test.visitor().get('/usages/appeler-tot')).status, 404)
  })

  it('from one’s own voice needs nobody else’s yes', async () => {
    const told = await beginUse(nadia, { title: 'Compter les pas' }, await say('Je compte mes pas.'))
    const published = await nadia.post(`${told}/publier`, { readers: 'open' })
    assert.equal(published.location, '/usages/compter-les-pas')
    assert.doesNotMatch((await nadia.get('/moi')).text, /Compter les pas<\/a>[^<]*accord/)
  })

  it('is not drawn from what is for the lab alone', async () => {
    const post = await say('Entre nous seulement.', 'lab')
    assert.doesNotMatch((await theo.get(`/paroles/${post}`)).text, /raconter\?parole/)
    assert.doesNotMatch((await theo.get(`/usages/raconter?parole=${post}`)).text, /Entre nous/)
  })

  it('is not told to whoever set aside the name that drew it', async () => {
    const kev = await test.member('Kev')
    await test.lab.db
      .insertInto('platform.block')
      .values({ account_id: nadia.accountId, presentation_id: kev.presentationId })
      .execute()
    const told = await beginUse(kev, { title: 'Insister' }, await say('Je réponds à qui je veux.'))
    await kev.post(`${told}/publier`, { readers: 'open' })
    assert.doesNotMatch((await nadia.get('/moi')).text, /Insister/)
    assert.equal((await nadia.get(`/usages/accords/${told.slice(-12)}`)).status, 404)
  })
})
