import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readForms, type Field } from '../../../test/support/html.ts'
import { say } from '../../../test/support/voices.ts'
import { openTestLab, type Client, type TestLab } from '../../../test/support/lab.ts'
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

/** What the page to sign in carries, as each of its forms does. */
function carriedBy(html: string): Record<string, string[]> {
  const form = readForms(html, '/').find(({ action }) => action === '/entrer')
  const carried = (form?.fields ?? []).filter(({ name }) => name.startsWith('carry.'))
  return groupByName(carried)
}

function groupByName(fields: readonly Field[]): Record<string, string[]> {
  const groups = Map.groupBy(fields, ({ name }) => name)
  return Object.fromEntries(Array.from(groups, ([name, all]) => [name, all.map(({ value }) => value)]))
}

/** What is said with a picture and a voice message. */
async function withFiles(fields: Record<string, string>): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [field, path, name] of [
    ['picture1', 'public/icon-180.png', 'guichet.png'],
    ['voice', 'src/platform/files/fixtures/voix.webm', 'voix.webm'],
  ] as const)
    form.set(field, new Blob([await readFile(join(root, path))]), name)
  return form
}

const enterAsNew = (someone: Client, carried: Record<string, string[]>, name: string) =>
  someone.post('/rejoindre', { ...carried, name, 'new-pass': phrase, age: '1' })

/** The page where whoever joined is led. */
const joinAsNew = async (...joining: Parameters<typeof enterAsNew>) =>
  (await enterAsNew(...joining)).location ?? ''

/** Everything in a form of the page, as it is filled; several of one name as a list. */
function fieldsOf(html: string, action: string): Record<string, string[]> {
  const form = readForms(html, action).find((one) => one.action === action)
  return groupByName((form?.fields ?? []).filter(({ type }) => !['radio', 'file', 'button'].includes(type)))
}

describe('an act that needs a name', () => {
  it('gives a visitor a page to join or sign in, with their text in sight', async () => {
    const page = await test.visitor().post('/mots/proposer', proposal)
    assert.equal(page.status, 401)
    assert.match(page.text, /gardes à vue/)
    assert.equal(page.text.match(/name="carry\.post" value="\/mots\/proposer"/g)?.length, 4)
  })

  it('shows the text after joining, above the card, with a button that sends it where it was going', async () => {
    const someone = test.visitor()
    const carried = carriedBy((await someone.post('/mots/proposer', proposal)).text)
    const joined = await enterAsNew(someone, carried, 'Nour')
    assert.equal(joined.status, 303)
    const page = await someone.get(joined.location ?? '')
    assert.match(page.text, /n&#39;est pas encore envoyé[^]*gardes à vue[^]*class="code"/)
    assert.match(page.text, /<form method="post" action="\/mots\/proposer"/)
    const words = await test.lab.db
      .selectFrom('platform.word')
      .select('slug')
      .where('slug', '=', 'nuits')
      .execute()
    assert.deepEqual(words, [])
    const sent = await someone.submit('/mots/proposer', fieldsOf(page.text, '/mots/proposer'))
    assert.match(sent.text, /Votre mot est proposé/)
  })

  it('has become a draft of whoever joined: they come back to it from anywhere, until it is sent', async () => {
    const someone = test.visitor()
    const voice = { text: 'Au guichet on m’a dit de revenir.', readers: 'open' }
    const carried = carriedBy((await someone.post('/paroles/dire', voice)).text)
    const location = await joinAsNew(someone, carried, 'Revenante')
    assert.equal((await someone.get(location)).text, (await someone.get(location)).text)
    assert.match((await someone.get(location)).text, /Votre parole n&#39;est pas encore publiée/)
    const [, draft = ''] = /href="(\/moi\/brouillons\/\w{12})"/.exec((await someone.get('/moi')).text) ?? []
    assert.match((await someone.get('/moi/brouillons')).text, /Au guichet on m’a dit de revenir/)
    const page = await someone.get(draft)
    assert.match(page.text, /Votre parole n&#39;est pas encore publiée/)
    assert.equal((await (await test.member('Curieuse')).get(draft)).status, 404)
    const sent = await someone.submit('/paroles/dire', fieldsOf(page.text, '/paroles/dire'))
    assert.match(sent.text, /Votre parole est publiée/)
    assert.equal((await someone.get(draft)).status, 404)
    assert.doesNotMatch((await someone.get('/moi')).text, /Pas encore envoyé/)
  })

  it('keeps a button pressed without words too, said as such', async () => {
    const id = await say(await test.member('Salomé'), 'Merci de me lire.')
    const someone = test.visitor()
    const carried = carriedBy((await someone.post(`/paroles/${id}/merci`, { quoi: id })).text)
    const page = await someone.get(await joinAsNew(someone, carried, 'Reconnaissante'))
    assert.match(page.text, /Ce que vous étiez en train de faire/)
    for (const path of ['/moi', '/moi/brouillons'])
      assert.match((await someone.get(path)).text, /Ce que vous étiez en train de faire/, path)
    const thanked = await someone.submit(`/paroles/${id}/merci`, fieldsOf(page.text, `/paroles/${id}/merci`))
    assert.match(thanked.text, /Reprendre mon merci|Retirer/)
    assert.doesNotMatch((await someone.get('/moi')).text, /Pas encore envoyé/)
  })

  it('is one draft when the form that joins is sent twice', async () => {
    const someone = test.visitor()
    const carried = carriedBy((await someone.post('/mots/proposer', proposal)).text)
    const first = await enterAsNew(someone, carried, 'Pressé')
    const second = await enterAsNew(someone, carried, 'Pressé')
    assert.equal(second.location, first.location)
  })

  it('waits as a draft for whoever signs in too, and stays one while it is refused', async () => {
    await test.visitor().post('/rejoindre', { name: 'Fidèle', 'new-pass': phrase, age: '1' })
    const someone = test.visitor()
    const carried = carriedBy((await someone.post('/mots/proposer', { ...proposal, name: '' })).text)
    assert.deepEqual(carried, {}, 'a form that lacks something is shown again first')
    const whole = carriedBy((await someone.post('/mots/proposer', { ...proposal, name: 'Gardes' })).text)
    const entered = await someone.post('/entrer', { ...whole, handle: 'fidele', pass: phrase })
    assert.match(entered.location ?? '', /^\/moi\/brouillons\/\w{12}$/)
    const page = await someone.get(entered.location ?? '')
    const refused = await someone.post('/mots/proposer', {
      ...fieldsOf(page.text, '/mots/proposer'),
      why: '',
    })
    assert.equal(refused.status, 422)
    assert.equal((await someone.get(entered.location ?? '')).status, 200)
    const again = fieldsOf(refused.text, '/mots/proposer')
    await someone.post('/mots/proposer', { ...again, ...proposal, name: 'Gardes' })
    assert.equal((await someone.get(entered.location ?? '')).status, 404)
  })

  it('shows who answers now beside words of distress, before a name is taken and after', async () => {
    const someone = test.visitor()
    const page = await someone.post('/paroles/dire', { text: 'Je ne veux plus vivre.', readers: 'open' })
    const asked =
      /Si c&#39;est pour maintenant[^]*<ul class="now"><li><a href="tel:3114[^]*name="carry\.post"/
    assert.match(page.text, asked)
    assert.match((await someone.post('/rejoindre', { ...carriedBy(page.text), name: '' })).text, asked)
    const location = await joinAsNew(someone, carriedBy(page.text), 'Brume')
    const onPage = /<ul class="now"><li><a href="tel:3114[^]*Je ne veux plus vivre/
    assert.match((await someone.get(location)).text, onPage)
    const noted = await someone.post(location)
    assert.match((await someone.get(noted.location ?? '')).text, onPage)
    const plain = await test
      .visitor()
      .post('/paroles/dire', { text: 'Bonjour tout le monde.', readers: 'open' })
    assert.doesNotMatch(plain.text, /Si c&#39;est pour maintenant/)
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

  it('brings what was recorded and photographed through the sign-in', async () => {
    const someone = test.visitor()
    const form = await withFiles({ text: 'Regardez ce que le guichet affiche.', readers: 'open' })
    const page = await someone.post('/paroles/dire', form)
    assert.equal(page.status, 401)
    assert.match(page.text, /Votre image est gardée.: guichet\.png/)
    assert.match(page.text, /Votre enregistrement est gardé.: voix\.webm/)
    const wrong = await someone.post('/entrer', { ...carriedBy(page.text), handle: 'personne', pass: 'rien' })
    const location = await joinAsNew(someone, carriedBy(wrong.text), 'Guichet')
    const joined = await someone.get(location)
    assert.match(joined.text, /Votre image est gardée.: guichet\.png/)
    const said = await someone.post('/paroles/dire', fieldsOf(joined.text, '/paroles/dire'))
    assert.equal(said.status, 303, said.text)
    const published = await test.visitor().get(said.location ?? '')
    assert.match(published.text, /<img /)
    assert.match(published.text, /<audio /)
  })

  it('does not publish without its picture what was written with one that could not be kept', async () => {
    const someone = test.visitor()
    await test.lab.db.deleteFrom('platform.waiting_file').execute()
    const form = await withFiles({ text: 'Regardez ce que le guichet affiche.', readers: 'open' })
    const page = await someone.post('/paroles/dire', form)
    await test.lab.db.deleteFrom('platform.waiting_file').execute()
    const location = await joinAsNew(someone, carriedBy(page.text), 'Guichet')
    const joined = await someone.get(location)
    const again = await someone.post('/paroles/dire', fieldsOf(joined.text, '/paroles/dire'))
    assert.equal(again.status, 422)
    assert.match(again.text, /Choisissez à nouveau votre fichier/)
    assert.match(again.text, /Regardez ce que le guichet affiche\./)
    const second = fieldsOf(again.text, '/paroles/dire')
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
    const carry = carryOf('POST', '/x', typed)
    assert.deepEqual(carry.fields, [['text', 'bonjour']])
    assert.equal(carry.hasCode, true)
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
