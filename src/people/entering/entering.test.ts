import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Client, type TestLab } from '../../../test/support/lab.ts'

let test: TestLab
before(async () => {
  test = await openTestLab()
})
after(() => test.close())

const phrase = 'girafe lilas tambour nuage'

async function join(client: Client, name: string, extra: Record<string, string> = {}) {
  return client.submit('/rejoindre', { name, 'new-pass': phrase, age: '1', ...extra })
}

describe('joining', () => {
  it('opens an account with a name and a passphrase, and shows its card', async () => {
    const someone = test.visitor()
    const card = await join(someone, 'Malika du 3e')
    assert.equal(card.status, 200)
    assert.match(card.text, /Bienvenue, Malika du 3e/)
    assert.match(card.text, /<p class="code">[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/p>/)
    assert.match(card.text, /@malika-du-3e/)
    assert.equal(card.headers.get('cache-control'), 'no-store')
  })

  it('shows the card again, from any page of theirs, for as long as it is not noted, then never', async () => {
    const someone = test.visitor()
    await join(someone, 'Sonia')
    for (const path of ['/moi', '/moi/entrer'])
      assert.match((await someone.get(path)).text, /<a href="\/rejoindre\/carte">Revoir ma carte/, path)
    assert.match((await someone.get('/rejoindre/carte')).text, /class="code"/)
    await someone.post('/rejoindre/carte')
    assert.doesNotMatch((await someone.get('/rejoindre/carte')).text, /class="code"/)
    assert.doesNotMatch((await someone.get('/moi')).text, /Revoir ma carte/)
  })

  it('shows a card once on a shared computer, where nothing of it stays', async () => {
    const computer = test.visitor()
    const card = await join(computer, 'Passante', { 'new-shared': '1' })
    assert.match(card.text, /class="code"/)
    assert.match(card.text, /ne se montre qu&#39;une fois/)
    assert.doesNotMatch((await computer.get('/moi')).text, /Revoir ma carte/)
    assert.doesNotMatch((await computer.get('/rejoindre/carte')).text, /class="code"/)
    const code = /class="code">([^<]+)</.exec(card.text)?.[1] ?? ''
    for (const [name, value] of computer.cookies) assert.ok(!decodeURIComponent(value).includes(code), name)
  })

  it('never shows a card to who comes next in the same browser', async () => {
    const browser = test.visitor()
    await join(browser, 'Pressée')
    const before = new Map(browser.cookies)
    await join(test.visitor(), 'Suivante')
    await browser.post('/sortir')
    await browser.post('/entrer', { handle: 'suivante', pass: phrase })
    for (const name of ['rejoindre-carte', 'moi']) {
      const left = before.get(name) ?? ''
      assert.notEqual(left, '')
      for (const cookie of [browser.cookies.get(name) ?? '', left]) {
        browser.cookies.set(name, cookie)
        assert.doesNotMatch((await browser.get('/rejoindre/carte')).text, /class="code"/)
        assert.doesNotMatch((await browser.get('/moi')).text, /Revoir ma carte/)
      }
    }
  })

  it('draws four words for whoever wants them, and writes them on the card', async () => {
    const someone = test.visitor()
    const form = await someone.get('/rejoindre')
    const words = /name="pass-drawn" value="([a-z]+ [a-z]+ [a-z]+ [a-z]+)"/.exec(form.text)?.[1] ?? ''
    assert.notEqual(words, '')
    const card = await someone.submit('/rejoindre', {
      name: 'Karim',
      'pass-drawn': words,
      age: '1',
    })
    assert.ok(card.text.includes(words))
    const again = test.visitor()
    assert.equal((await again.post('/entrer', { handle: 'karim', pass: words.toUpperCase() })).status, 303)
  })

  it('asks to be fifteen or older, and keeps the name typed', async () => {
    const someone = test.visitor()
    const page = await someone.post('/rejoindre', { name: 'Lila', 'new-pass': phrase })
    assert.equal(page.status, 422)
    assert.match(page.text, /value="Lila"/)
    assert.doesNotMatch(page.text, new RegExp(phrase))
    assert.match((await someone.get('/rejoindre/moins-de-15')).text, /autorité parentale/)
  })

  it('says of each thing that lacks what it is, never to write in a box', async () => {
    const lacking = async (path: string, fields: Record<string, string>) =>
      [...(await test.visitor().post(path, fields)).text.matchAll(/<li><a href="#([\w-]+)">([^<]+)</g)].map(
        ([, field, said]) => `${field}: ${said}`,
      )
    assert.deepEqual(await lacking('/rejoindre', { name: ' ' }), [
      'name: Écrivez le nom que vous voulez porter ici.',
      'age: Cochez la case si vous avez 15 ans ou plus. Si vous êtes plus jeune, lisez comment participer.',
    ])
    assert.deepEqual(await lacking('/entrer', { handle: '', pass: '' }), [
      'handle: Écrivez un de vos noms ici.',
      'pass: Écrivez votre phrase secrète.',
    ])
    assert.deepEqual(await lacking('/entrer/carte', { card: '' }), ['card: Écrivez le code de la carte.'])
  })

  it('refuses a passphrase of one word', async () => {
    const page = await test.visitor().post('/rejoindre', { name: 'Lila', 'new-pass': 'bonjour', age: '1' })
    assert.equal(page.status, 422)
  })

  it('opens one account when the form is sent twice', async () => {
    const someone = test.visitor()
    await join(someone, 'Deux fois')
    await join(someone, 'Deux fois')
    const rows = await test.lab.db
      .selectFrom('people.presentation')
      .select('id')
      .where('name', '=', 'Deux fois')
      .execute()
    assert.equal(rows.length, 1)
  })
})

describe('signing in', () => {
  it('takes the handle in any shape and the phrase with other capitals, spaces and accents', async () => {
    await join(test.visitor(), 'Zoé')
    for (const handle of ['zoe', '@zoe', 'Zoé', ' @zoe@localhost ', 'http://localhost:3000/@zoe']) {
      const someone = test.visitor()
      const answer = await someone.post('/entrer', { handle, pass: 'Girafe  Lilas tambour nuagé ' })
      assert.equal(answer.status, 303, handle)
    }
  })

  it('opens with the code of the card, as often as needed', async () => {
    const card = await join(test.visitor(), 'Porteur de carte')
    const code = /class="code">([^<]+)</.exec(card.text)?.[1] ?? ''
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' ')]) {
      const someone = test.visitor()
      assert.equal((await someone.post('/entrer/carte', { card: typed })).status, 303)
      assert.match((await someone.get('/sortir')).text, /Porteur de carte/)
    }
    const photographed = await test.visitor().get(`/entrer/carte/${code}`)
    assert.ok(photographed.text.includes(`value="${code}"`))
  })

  it('says the same of a wrong phrase and of an unknown name', async () => {
    await join(test.visitor(), 'Connue')
    const wrong = await test.visitor().post('/entrer', { handle: 'connue', pass: 'pas la bonne phrase' })
    const unknown = await test.visitor().post('/entrer', { handle: 'inconnue', pass: 'pas la bonne phrase' })
    assert.equal(wrong.status, unknown.status)
    assert.equal(wrong.text.replaceAll('inconnue', 'connue'), unknown.text.replaceAll('inconnue', 'connue'))
  })

  it('gives a new token each time and ends the one before', async () => {
    const someone = test.visitor()
    await join(someone, 'Tournante')
    const old = someone.cookies.get('__Host-session') ?? ''
    await someone.post('/entrer', { handle: 'tournante', pass: phrase })
    assert.notEqual(someone.cookies.get('__Host-session'), old)
    const thief = test.visitor()
    thief.cookies.set('__Host-session', old)
    assert.match((await thief.get('/sortir')).text, /pas entré/)
  })

  it('leaves here, or everywhere', async () => {
    const one = test.visitor()
    const two = test.visitor()
    await join(one, 'Partout')
    await two.post('/entrer', { handle: 'partout', pass: phrase })
    await one.post('/sortir')
    assert.match((await one.get('/sortir')).text, /pas entré/)
    assert.match((await two.get('/sortir')).text, /Partout/)
    await one.post('/entrer', { handle: 'partout', pass: phrase })
    await one.post('/sortir/partout')
    assert.match((await two.get('/sortir')).text, /pas entré/)
  })
})
