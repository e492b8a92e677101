import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { agreeTo, beginUse } from '../../../test/support/uses.ts'

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
    assert.match((await agreeTo(nadia, asked)).text, /la fiche paraît/)
    const card = (await test.visitor().get('/usages/noter-les-heures')).text
    assert.match(card, new RegExp(`href="/paroles/${post}"`))
    assert.match(card, /avec l&#39;accord de qui l&#39;a dit/)
    assert.match((await test.visitor().get(`/paroles/${post}`)).text, /href="\/usages\/noter-les-heures"/)
    assert.match((await theo.get('/moi')).text, /a dit oui[^]*Noter les heures/)
  })

  it('goes out of sight when they take their yes back, and comes back with it', async () => {
    const { told, asked, post } = await draw('Prendre le bus')
    await agreeTo(nadia, asked)
    await nadia.post(`${asked}/non`)
    assert.equal((await test.visitor().get('/usages/prendre-le-bus')).status, 404)
    assert.equal(await listed('Prendre le bus'), false)
    assert.doesNotMatch((await test.visitor().get(`/paroles/${post}`)).text, /Prendre le bus<\/a>/)
    assert.match((await theo.get(told)).text, /n&#39;est pas d&#39;accord/)
    await theo.post(`${told}/publier`, { readers: 'open' })
    assert.equal((await test.visitor().get('/usages/prendre-le-bus')).status, 404)
    await agreeTo(nadia, asked)
    assert.equal((await test.visitor().get('/usages/prendre-le-bus')).status, 200)
  })

  it('goes out of sight with the voice, and nobody can publish it any more', async () => {
    const { told, asked, post } = await draw('Appeler tôt')
    await agreeTo(nadia, asked)
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

  it('appears with the words that were read, and no others', async () => {
    const { told, asked } = await draw('Relire avant')
    const saves = /name="saves" value="(\d+)"/.exec((await nadia.get(asked)).text)?.[1] ?? ''
    await theo.post(`${told}/risque`, { risks: 'Nadia perd tout.' })
    assert.match((await nadia.submit(`${asked}/oui`, { saves })).text, /a changé pendant que vous la lisiez/)
    assert.equal(await listed('Relire avant'), false)
    await nadia.post(`${asked}/oui`)
    assert.equal(await listed('Relire avant'), false)
    assert.match((await agreeTo(nadia, asked)).text, /la fiche paraît/)
  })

  /** A card that Nadia agreed to, and for which Théo writes other words. */
  async function rewrite(title: string, words: Record<string, string>) {
    const { asked, post } = await draw(title)
    await agreeTo(nadia, asked)
    const path =
      /href="(\/usages\/(?!accords)[a-z0-9-]+)">Lire la fiche/.exec((await nadia.get(asked)).text)?.[1] ?? ''
    const edit = async (said: Record<string, string>) => {
      const saves = /name="saves" value="(\d+)"/.exec((await theo.get(`${path}/modifier`)).text)?.[1] ?? ''
      return theo.submit(`${path}/modifier`, { title, readers: 'open', ...said, saves })
    }
    return { asked, post, path, edit, edited: await edit(words) }
  }
  const read = async (path: string) => (await test.visitor().get(path)).text

  it('keeps the words that were agreed to until the yes to others, told what changes', async () => {
    const words = { who: 'Nadia et son frère', publics: 'jeunes' }
    const { asked, path, edited } = await rewrite('Écouter la radio', words)
    assert.match(edited.text, /Les nouveaux mots paraîtront après son oui/)
    assert.doesNotMatch(await read(path), /son frère/)
    assert.match((await theo.get(`${path}/modifier`)).text, /Nadia et son frère/)
    assert.match((await nadia.get('/moi')).text, /voudrait changer la fiche[^]*Écouter la radio/)
    assert.match((await nadia.get('/moi/usages')).text, /Écouter la radio[^]*d&#39;autres mots attendent/)
    const page = (await nadia.get(asked)).text
    assert.match(page, /Avant[^]*Rien\.[^]*Les nouveaux mots[^]*Nadia et son frère[^]*Jeunes/)
    await agreeTo(nadia, asked)
    assert.match(await read(path), /Nadia et son frère/)
    assert.match((await theo.get('/moi')).text, /a dit oui[^]*Écouter la radio/)
    assert.match((await theo.get(`${path}/versions`)).text, /Écouter la radio/)
    assert.doesNotMatch((await nadia.get(asked)).text, /Les nouveaux mots/)
  })

  it('keeps them for good at a no, and the others stay with whoever wrote them', async () => {
    const { asked, path, edit } = await rewrite('Ranger ses papiers', { who: 'Des gens perdus' })
    assert.match((await nadia.submit(`${asked}/garder`)).text, /garde les mots que vous aviez acceptés/)
    assert.doesNotMatch(await read(path), /perdus/)
    assert.equal((await test.visitor().get(path)).status, 200)
    assert.match((await theo.get('/moi')).text, /garde les mots d&#39;avant[^]*Ranger ses papiers/)
    assert.match((await theo.get(path)).text, /préfère les mots d&#39;avant/)
    assert.match((await theo.get(`${path}/modifier`)).text, /Des gens perdus/)
    assert.match((await edit({ who: '' })).text, /C&#39;est enregistré/)
    assert.doesNotMatch((await theo.get(path)).text, /préfère les mots/)
    for (const someone of [theo, await test.member('Rachid')])
      assert.equal((await someone.post(`${asked}/garder`)).status, 404)
  })

  it('is not asked for when no word changes, and goes to the lab at once', async () => {
    const { path, edit, edited } = await rewrite('Compter ses heures', { priority: 'logement' })
    assert.match(edited.text, /C&#39;est enregistré/)
    assert.match((await edit({ who: 'Nadia', readers: 'lab' })).text, /après son oui/)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.doesNotMatch((await nadia.get(path)).text, /<p>Nadia<\/p>/)
  })

  it('leaves the words that waited to whoever wrote them when the yes is taken back', async () => {
    const { asked, path } = await rewrite('Appeler sa mère', { who: 'Tout le monde' })
    await nadia.post(`${asked}/non`)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.match((await theo.get(`/usages/raconter/${asked.slice(-12)}`)).text, /Tout le monde/)
    await agreeTo(nadia, asked)
    assert.match(await read(path), /Tout le monde/)
  })

  it('from one’s own voice is written over at once', async () => {
    const told = await beginUse(nadia, { title: 'Noter ses rêves' }, await say('Je note mes rêves.'))
    await nadia.post(`${told}/publier`, { readers: 'open' })
    const path = '/usages/noter-ses-reves'
    const saves = /name="saves" value="(\d+)"/.exec((await nadia.get(`${path}/modifier`)).text)?.[1] ?? ''
    await nadia.post(`${path}/modifier`, { title: 'Noter ses rêves', who: 'Moi', readers: 'open', saves })
    assert.match(await read(path), /Moi/)
  })
})
