import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readForms } from '../../../test/support/html.ts'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { root } from '../../platform/root.ts'
import { carryOf, readCarry } from './carry.tsx'

let test: TestLab
before(async () => {
  test = await openTestLab()
})
after(() => test.close())

const phrase = 'girafe lilas tambour nuage'
const why = 'Parce que rien ne parle des gardes à vue & de « la nuit ».'
const proposal = { list: 'priority', name: 'Nuits', why }

function carriedBy(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="(carry\.[^"]+)" value="([^"]*)"/g)
  return Object.fromEntries(Array.from(inputs, ([, name = '', value = '']) => [name, unescape(value)]))
}

const unescape = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")

describe('an act that needs a name', () => {
  it('gives a visitor a page to join or sign in, with their text in sight', async () => {
    const page = await test.visitor().post('/mots/proposer', proposal)
    assert.equal(page.status, 401)
    assert.match(page.text, /gardes à vue/)
    assert.equal(page.text.match(/name="carry\.post" value="\/mots\/proposer"/g)?.length, 4)
  })

  it('shows the text after joining, with a button that sends it where it was going', async () => {
    const someone = test.visitor()
    const carried = carriedBy((await someone.post('/mots/proposer', proposal)).text)
    const joined = await someone.post('/rejoindre', {
      ...carried,
      name: 'Nour',
      'new-pass': phrase,
      age: '1',
    })
    assert.equal(joined.status, 200)
    assert.match(joined.text, /class="code"/)
    assert.match(joined.text, /<form method="post" action="\/mots\/proposer"/)
    const words = await test.lab.db
      .selectFrom('platform.word')
      .select('slug')
      .where('slug', '=', 'nuits')
      .execute()
    assert.deepEqual(words, [])
    const sent = await someone.submit('/mots/proposer', proposal)
    assert.match(sent.text, /Votre mot est proposé/)
  })

  it('keeps the text through a refused form and a wrong phrase', async () => {
    const someone = test.visitor()
    const carried = carriedBy((await someone.post('/mots/proposer', proposal)).text)
    const refused = await someone.post('/rejoindre', {
      ...carried,
      name: '',
      'new-pass': phrase,
    })
    assert.deepEqual(carriedBy(refused.text), carried)
    const wrong = await someone.post('/entrer', { ...carried, handle: 'personne', pass: 'rien du tout' })
    assert.equal(wrong.status, 422)
    assert.deepEqual(carriedBy(wrong.text), carried)
  })

  it('leaves every way in sight after a refusal, so that no link loses the text', async () => {
    const someone = test.visitor()
    const carried = carriedBy((await someone.post('/mots/proposer', proposal)).text)
    for (const [path, fields] of [
      ['/entrer', { handle: 'personne', pass: 'rien du tout' }],
      ['/entrer/carte', { card: 'AAAA-BBBB-CCCC' }],
      ['/rejoindre', { name: '' }],
    ] as const) {
      const refused = await someone.post(path, { ...carried, ...fields })
      assert.equal(refused.status, 422, path)
      assert.match(refused.text, /class="errors"/, path)
      for (const way of ['/entrer', '/entrer/carte', '/rejoindre'])
        assert.match(refused.text, new RegExp(`<form method="post" action="${way}"`), `${path} offers ${way}`)
      assert.equal(refused.text.match(/name="carry\.post"/g)?.length, 4, path)
    }
  })

  it('does not publish without its picture what was written with one', async () => {
    const someone = test.visitor()
    const form = new FormData()
    form.set('text', 'Regardez ce que le guichet affiche.')
    form.set('readers', 'open')
    const picture = await readFile(join(root, 'public/icon-180.png'))
    form.set('picture1', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'guichet.png')
    const carried = carriedBy((await someone.post('/paroles/dire', form)).text)
    const joined = await someone.post('/rejoindre', {
      ...carried,
      name: 'Guichet',
      'new-pass': phrase,
      age: '1',
    })
    const waiting = readForms(joined.text, '/rejoindre').find(({ action }) => action === '/paroles/dire')
    const fields = Object.fromEntries(waiting?.fields.map(({ name, value }) => [name, value]) ?? [])
    const again = await someone.post('/paroles/dire', fields)
    assert.equal(again.status, 422)
    assert.match(again.text, /Choisissez à nouveau votre fichier/)
    assert.match(again.text, /Regardez ce que le guichet affiche\./)
    const shown = readForms(again.text, '/paroles/dire').find(({ action }) => action === '/paroles/dire')
    const second = Object.fromEntries(shown?.fields.map(({ name, value }) => [name, value]) ?? [])
    assert.equal((await someone.post('/paroles/dire', { ...second, readers: 'open' })).status, 303)
  })

  it('brings whoever signs in back to the page they wanted', async () => {
    const known = test.visitor()
    await known.post('/rejoindre', { name: 'Retour', 'new-pass': phrase, age: '1' })
    const someone = test.visitor()
    const carried = carriedBy((await someone.get('/moi/noms')).text)
    const answer = await someone.post('/entrer', { ...carried, handle: 'retour', pass: phrase })
    assert.equal(answer.location, '/moi/noms')
  })

  it('carries no secret', () => {
    const typed = [
      ['text', 'bonjour'],
      ['pass', 'secret'],
      ['code', '1234'],
      ['card', 'ABCD'],
    ] as const
    assert.deepEqual(carryOf('POST', '/x', typed).fields, [['text', 'bonjour']])
  })

  it('leads nowhere else than this site', () => {
    for (const path of [
      '//evil.example/x',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '\t//evil.example',
    ]) {
      assert.equal(readCarry([['carry.post', path]]), null, path)
    }
    assert.equal(readCarry([['carry.get', '/groupes?x=1']])?.path, '/groupes?x=1')
  })
})
