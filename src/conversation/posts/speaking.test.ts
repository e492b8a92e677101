import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { newId } from '../../platform/ids.ts'
import { publish } from '../../platform/things.ts'

describe('speaking', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const speak = async (member: Member, fields: Record<string, string>) => {
    const sent = await member.post('/paroles/dire', { readers: 'open', ...fields })
    assert.equal(sent.status, 303, sent.text.slice(0, 2_000))
    return sent.location ?? ''
  }

  const openGroup = async (...members: Member[]) => {
    const id = newId<'group'>()
    const { db } = test.lab
    await publish(db, {
      id,
      kind: 'group',
      authorId: null,
      audience: 'open',
      path: `/groupes/${id}`,
      title: 'Le film',
    })
    for (const { accountId, presentationId } of members) {
      await db
        .insertInto('platform.audience_member')
        .values({ audience_id: id, account_id: accountId, presentation_id: presentationId })
        .execute()
    }
    return id
  }

  it('publishes at once, and says who can read and how to undo it', async () => {
    const path = await speak(nadia, { text: 'Je cherche un endroit calme pour parler.' })
    const page = await nadia.get(path)
    assert.match(page.text, /Votre parole est publiée\. Tout le monde peut la lire/)
    assert.match(page.text, /Les réponses vous attendront dans «\sCe qui me concerne\s»/)
    assert.match(page.text, /Pour modifier ou effacer\s: les boutons sous votre texte/)
    const list = await test.visitor().get('/paroles')
    assert.match(list.text, /Je cherche un endroit calme/)
    assert.match(list.text, /attend une réponse/)
  })

  it('folds the form to answer under what one has just said, and opens it to others and once someone answered', async () => {
    const path = await speak(nadia, { text: 'J’attends de vous lire.' })
    const folded = /<summary>Ajouter une réponse à votre parole/
    assert.match((await nadia.get(path)).text, folded)
    assert.doesNotMatch((await karim.get(path)).text, folded)
    await karim.post(`${path}/repondre`, { text: 'Je vous lis.' })
    assert.doesNotMatch((await nadia.get(path)).text, folded)
  })

  it('asks who can read, and gives the text back when nobody was chosen', async () => {
    const page = await nadia.post('/paroles/dire', { text: 'Rien ne se perd.' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Choisissez qui peut lire/)
    assert.match(page.text, /Rien ne se perd\./)
  })

  it('says what everyone means before the first open voice, and not after', async () => {
    const lea = await test.member('Léa')
    const warning = /veut bien dire tout le monde/
    assert.match((await lea.get('/paroles/dire')).text, warning)
    assert.match((await test.visitor().get('/paroles/dire')).text, warning)
    await speak(lea, { text: 'Ma première parole ouverte.' })
    const next = await lea.get('/paroles/dire')
    assert.doesNotMatch(next.text, warning)
    assert.match(next.text, /value="open" checked/)
  })

  it('keeps the text of a visitor while they choose a name', async () => {
    const page = await test
      .visitor()
      .post('/paroles/dire', { text: 'Avant même d’avoir un nom.', readers: 'open' })
    assert.equal(page.status, 401)
    assert.match(page.text, /Avant même d’avoir un nom\./)
  })

  it('keeps what is for the lab from visitors', async () => {
    const path = await speak(nadia, { text: 'Pour le lab seulement.', readers: 'lab' })
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.doesNotMatch((await test.visitor().get('/paroles')).text, /Pour le lab seulement/)
    assert.match((await karim.get(path)).text, /Pour le lab seulement/)
  })

  it('keeps what is for a group among its members, and lets only members say it there', async () => {
    const group = await openGroup(nadia)
    const path = await speak(nadia, { text: 'Pour le groupe.', readers: `group:${group}` })
    assert.equal((await karim.get(path)).status, 404)
    assert.equal((await karim.get(`${path}/repondre`)).status, 404)
    assert.equal((await karim.post(`${path}/repondre`, { text: 'Je passe quand même.' })).status, 404)
    assert.match((await nadia.get(path)).text, /Pour le groupe\./)
    const refused = await karim.post('/paroles/dire', { text: 'Chez les autres.', readers: `group:${group}` })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Chez les autres\./)
    assert.match((await nadia.get('/paroles/dire')).text, /Les membres du groupe Le film/)
    assert.doesNotMatch((await karim.get('/paroles/dire')).text, /Le film/)
  })

  it('shows whoever blocked someone nothing of them, and tells nobody', async () => {
    const path = await speak(nadia, { text: 'Quelqu’un ne veut plus me lire.' })
    const lou = await test.member('Lou')
    await test.lab.db
      .insertInto('platform.block')
      .values({ account_id: lou.accountId, presentation_id: nadia.presentationId })
      .execute()
    assert.equal((await lou.get(path)).status, 404)
    assert.doesNotMatch((await lou.get('/paroles')).text, /ne veut plus me lire/)
    assert.equal((await nadia.get(path)).status, 200)
  })

  it('is called by its first words, or by its warning when it has one', async () => {
    const path = await speak(nadia, {
      text: 'Hier, à la **CAF**, on m’a demandé un mail. Je n’en ai pas.',
      warning: 'démarches',
    })
    const list = await test.visitor().get('/paroles')
    assert.match(list.text, /un avertissement\s: démarches<\/a>/)
    assert.doesNotMatch(list.text, /demandé un mail/)
    const page = await test.visitor().get(path)
    assert.match(page.text, /<details class="care"><summary>Avertissement\s:/)
    assert.match(page.text, /<strong>CAF<\/strong>/)
  })

  it('never lets a text become part of the page', async () => {
    const text =
      '<script>alert(1)</script> [ici](javascript:alert(1)) <img src=x onerror=alert(1)> ![x](http://ailleurs.test/x.png)'
    const page = await test.visitor().get(await speak(nadia, { text, warning: '<b onclick=x>' }))
    assert.doesNotMatch(page.text, /<script>alert|href="javascript|<img src=x|<b onclick|<img[^>]+ailleurs/)
  })

  it('says in which language it is when that is not the page’s', async () => {
    const page = await test.visitor().get(await speak(nadia, { text: 'Nobody asked me.', lang: 'en' }))
    assert.match(page.text, /<div class="prose" lang="en" dir="auto">/)
  })

  it('shows who to call after words of distress, once, and keeps nothing of it', async () => {
    const path = await speak(nadia, { text: 'En ce moment j’ai ENVIE de Mourir.' })
    const after = await nadia.get(path)
    assert.match(after.text, /Si c&#39;est pour maintenant/)
    assert.match(after.text, /tel:3114/)
    assert.match(after.text, /du lundi au vendredi/)
    assert.doesNotMatch((await nadia.get(path)).text, /Si c&#39;est pour maintenant/)
    assert.doesNotMatch((await karim.get(path)).text, /Si c&#39;est pour maintenant/)
    const plain = await speak(nadia, { text: 'Le violoniste a fait un concert qui tuait.' })
    assert.doesNotMatch((await nadia.get(plain)).text, /Si c&#39;est pour maintenant/)
  })

  it('takes pictures with their words, and asks its author alone for those that lack', async () => {
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a34' } })
      .png()
      .toBuffer()
    const form = new FormData()
    form.set('text', '')
    form.set('readers', 'open')
    form.set('alt1', 'Une porte fermée')
    form.set('picture1', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'porte.png')
    form.set('picture2', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'autre.png')
    const page = await nadia.submit('/paroles/dire', form)
    assert.match(page.text, /alt="Une porte fermée"/)
    assert.match(page.text, /pas encore de mots/)
    const [, id = ''] = /<article class="card voice" id="(\w+)"/.exec(page.text) ?? []
    const visited = await karim.get(`/paroles/${id}`)
    assert.doesNotMatch(visited.text, /pas encore de mots/)
    const edit = await nadia.get(`/paroles/${id}/modifier`)
    const [field = ''] = edit.text.match(/alt-(\w{12})(?=" name="alt-\w+" [^>]*value="")/) ?? []
    await nadia.post(`/paroles/${id}/modifier`, { text: '', version: '1', [field]: 'La même porte, ouverte' })
    assert.match((await karim.get(`/paroles/${id}`)).text, /alt="La même porte, ouverte"/)
  })

  it('refuses a post that says nothing, and a picture that is none, with the text still there', async () => {
    assert.equal((await nadia.post('/paroles/dire', { text: '  ', readers: 'open' })).status, 422)
    const form = new FormData()
    form.set('text', 'Avec une image qui n’en est pas une.')
    form.set('readers', 'open')
    form.set('picture1', new Blob(['bonjour']), 'faux.png')
    const page = await nadia.post('/paroles/dire', form)
    assert.equal(page.status, 422)
    assert.match(page.text, /Avec une image qui n’en est pas une\./)
    assert.match(page.text, /type de fichier/)
  })

  it('filters by priority', async () => {
    await speak(nadia, { text: 'Sur le logement, une chose.', priority: 'logement' })
    assert.match((await karim.get('/paroles?priorite=logement')).text, /Sur le logement, une chose/)
    assert.doesNotMatch((await karim.get('/paroles?priorite=education')).text, /Sur le logement, une chose/)
    assert.equal((await karim.get('/paroles?priorite=inconnue')).status, 404)
  })

  it('pages the list without losing or repeating a voice', async () => {
    const fresh = await openTestLab()
    try {
      const member = await fresh.member('Ida')
      for (let n = 0; n < 25; n += 1)
        await member.post('/paroles/dire', { text: `Parole numéro ${n}.`, readers: 'open' })
      const first = await member.get('/paroles')
      const [, next = ''] = /href="(\/paroles\?avant=[^"]+)"/.exec(first.text) ?? []
      const second = await member.get(next)
      const found = [...(first.text + second.text).matchAll(/Parole numéro (\d+)\.</g)].map(([, n]) => n)
      assert.equal(found.length, 25)
      assert.equal(new Set(found).size, 25)
    } finally {
      await fresh.close()
    }
  })
})
