import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'

let test: TestLab
before(async () => {
  test = await openTestLab()
})
after(() => test.close())

describe('presentations', () => {
  it('are one to five for an account, each with a page of its own', async () => {
    const me = await test.member('Samia')
    for (const name of ['La Chouette', 'Marin', 'Voix du 3', 'Cinquième']) {
      assert.equal((await me.post('/moi/noms', { name, words: `Je suis ${name}` })).status, 303, name)
    }
    const sixth = await me.post('/moi/noms', { name: 'Sixième' })
    assert.equal(sixth.status, 422)
    assert.match((await test.visitor().get('/@la-chouette')).text, /Je suis La Chouette/)
  })

  it('are never tied together on a page that someone else sees', async () => {
    const me = await test.member('Double Face')
    await me.post('/moi/noms', { name: 'Face Cachée', words: 'Autre chose' })
    await me.post('/moi/noms/face-cachee/parler')
    await me.post('/mots/proposer', { list: 'priority', name: 'Le silence', why: 'On n’en parle pas.' })
    const others = await test.member('Curieuse')
    for (const reader of [test.visitor(), others]) {
      for (const path of [
        '/@double-face',
        '/@face-cachee',
        '/cercles',
        '/cercles/registre',
        '/mots/proposer',
        '/paroles',
        '/groupes',
        '/',
      ]) {
        const { text } = await reader.get(path)
        const both = /double-face|Double Face/.test(text) && /face-cachee|Face Cachée/.test(text)
        assert.ok(!both, path)
        assert.ok(!text.includes(me.accountId), path)
      }
    }
  })

  it('speak one at a time, and one chooses which', async () => {
    const me = await test.member('Première')
    await me.post('/moi/noms', { name: 'Seconde' })
    assert.match((await me.get('/moi/noms')).text, /class="act" href="\/moi"[^>]*><span>Première/)
    await me.post('/moi/noms/seconde/parler')
    assert.match((await me.get('/moi/noms')).text, /class="act" href="\/moi"[^>]*><span>Seconde/)
    const other = await test.member('Voleuse')
    await other.post('/moi/noms/seconde/parler')
    assert.match((await other.get('/moi/noms')).text, />Voleuse</)
  })

  it('are told apart before one writes, by whoever has several', async () => {
    const me = await test.member('Signataire')
    const forms = [
      '/paroles/dire',
      '/groupes/ouvrir',
      '/chantiers/ouvrir',
      '/ateliers/proposer',
      '/productions/proposer/guide',
      '/besoins/dire',
    ]
    for (const path of forms) assert.doesNotMatch((await me.get(path)).text, /Ce sera signé/, path)
    await me.post('/moi/noms', { name: 'Autre Plume' })
    await me.post('/moi/noms/autre-plume/parler')
    for (const path of forms) {
      const { text } = await me.get(path)
      assert.match(text, /Ce sera signé Autre Plume\./, path)
      assert.match(text, /<a href="\/moi\/noms">Signer d&#39;un autre de vos noms/, path)
    }
  })

  it('change their name and words, never their address', async () => {
    const me = await test.member('Avant')
    const said = await me.submit('/moi/noms/avant', { version: '1', name: 'Après', words: 'Du **gras**' })
    assert.match(said.text, /Votre page est changée/)
    const page = await test.visitor().get('/@avant')
    assert.match(page.text, /<h1>Après<\/h1>/)
    assert.match(page.text, /<strong>gras<\/strong>/)
  })

  it('edited in two tabs lose nothing and tell both', async () => {
    const me = await test.member('Onglets')
    await me.post('/moi/noms/onglets', { version: '1', name: 'Onglets', words: 'Le premier texte' })
    const second = await me.post('/moi/noms/onglets', {
      version: '1',
      name: 'Onglets',
      words: 'Le second texte',
    })
    assert.equal(second.status, 409)
    assert.match(second.text, /Le premier texte/)
    assert.match(second.text, /Le second texte/)
    assert.equal(
      (await me.post('/moi/noms/onglets', { version: '2', name: 'Onglets', words: 'Le second texte' }))
        .status,
      303,
    )
  })

  it('refused for something else stay written over what was read, so that nothing is lost after', async () => {
    const me = await test.member('Distraite')
    await me.post('/moi/noms/distraite', { version: '1', name: 'Distraite', words: 'Le premier texte' })
    const refused = await me.post('/moi/noms/distraite', { version: '1', name: '', words: 'Le second texte' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /name="version" value="1"/)
  })

  it('are edited by their owner alone', async () => {
    const me = await test.member('À moi')
    const other = await test.member('Pas à moi')
    assert.equal((await other.get(`/moi/noms/${me.handle}`)).status, 404)
    const answer = await other.post(`/moi/noms/${me.handle}`, { version: '1', name: 'Volé' })
    assert.equal(answer.status, 404)
  })

  it('show a picture made anew, which leaves when asked', async () => {
    const me = await test.member('Portrait')
    const picture = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const form = new FormData()
    form.set('version', '1')
    form.set('name', 'Portrait')
    form.set('picture', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'moi.png')
    assert.equal((await me.post('/moi/noms/portrait', form)).status, 303)
    const address =
      /class="face" src="([^"]+)"/.exec((await test.visitor().get('/@portrait')).text)?.[1] ?? ''
    const served = await test.visitor().get(address)
    assert.equal(served.headers.get('content-type'), 'image/webp')
    await me.post('/moi/noms/portrait', { version: '2', name: 'Portrait', 'no-picture': '1' })
    assert.equal((await test.visitor().get(address)).status, 404)
  })

  it('hold no script in their name', async () => {
    const someone = test.visitor()
    await someone.post('/rejoindre', {
      name: '<script>x()</script>\u202e',
      'new-pass': 'girafe lilas tambour',
      age: '1',
    })
    const page = await someone.get('/moi/noms')
    assert.doesNotMatch(page.text, /<script>x/)
    assert.doesNotMatch(page.text, /\u202e/)
  })
})

describe('setting someone aside', () => {
  it('is the reader’s alone, whatever the name they speak under, and can be undone', async () => {
    const reader = await test.member('Lectrice')
    const other = await test.member('Bavard')
    const done = await reader.submit('/@bavard/ne-plus-voir')
    assert.match(done.text, /Vous avez choisi de ne plus voir Bavard/)
    assert.match((await reader.get('/moi/reglages')).text, /href="\/@bavard"/)
    assert.doesNotMatch((await other.get('/@bavard')).text, /ne plus voir/)
    assert.equal((await other.get('/@lectrice')).status, 200)
    await reader.post('/moi/reglages/revoir', { presentation: other.presentationId })
    assert.doesNotMatch((await reader.get('/moi/reglages')).text, /href="\/@bavard"/)
  })
})
