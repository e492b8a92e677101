import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

describe('words typed for someone', () => {
  let test: TestLab
  let mediator: Member

  before(async () => {
    test = await openTestLab()
    mediator = await test.member('Samia')
  })
  after(() => test.close())

  const fields = {
    name: 'Zora',
    text: 'On ne m’a jamais demandé mon avis.',
    readers: 'open',
    read: '1',
    agreed: '1',
  }
  const typeFor = async (more: Record<string, string> = {}) => {
    const { text } = await mediator.submit('/paroles/pour', { ...fields, ...more })
    const [, code = ''] = /class="code">([^<]+)</.exec(text) ?? []
    const [, id = ''] = /href="\/paroles\/(\w{12})"/.exec(text) ?? []
    return { text, code, id }
  }

  it('are published under the name they chose, and name who typed them', async () => {
    const { text, code, id } = await typeFor()
    assert.match(text, /Le papier de Zora/)
    assert.match(code, /^\w{4}-\w{4}-\w{4}$/)
    const page = await test.visitor().get(`/paroles/${id}`)
    assert.match(page.text, /Zora/)
    assert.match(page.text, /avec l&#39;aide de Samia/)
    assert.match((await test.visitor().get('/paroles')).text, /avec l&#39;aide de Samia/)
  })

  it('are refused until they were read back and agreed to', async () => {
    const { read: _, ...unread } = fields
    const page = await mediator.post('/paroles/pour', unread)
    assert.equal(page.status, 422)
    assert.match(page.text, /jamais demandé mon avis/)
  })

  it('are refused with one sentence for each thing that lacks, which leads to it', async () => {
    const { text } = await mediator.post('/paroles/pour')
    const sentences = [
      ['name', 'Écrivez le nom que la personne choisit.'],
      ['text', 'Écrivez ce que la personne dit.'],
      ['readers', 'Choisissez qui peut lire.'],
      ['read', 'Relisez le texte à la personne, puis cochez cette case.'],
      ['agreed', 'Demandez à la personne si elle est d&#39;accord, puis cochez cette case.'],
    ]
    for (const [field, sentence] of sentences)
      assert.ok(text.includes(`<a href="#${field}">${sentence}</a>`), sentence)
  })

  it('keep only a hash of the code of their slip', async () => {
    const { code } = await typeFor()
    const found = await test.lab.pool.query('select 1 from conversation.paper x where x::text like $1', [
      `%${code}%`,
    ])
    assert.equal(found.rowCount, 0)
  })

  it('let the person read what was answered, without an account', async () => {
    const { code, id } = await typeFor({ readers: 'lab' })
    await mediator.post(`/paroles/${id}/repondre`, { text: 'Maintenant, on vous le demande.' })
    const page = await test.visitor().post('/papier', { code: code.toLowerCase().replaceAll('-', ' ') })
    assert.equal(page.status, 200)
    assert.match(page.text, /Maintenant, on vous le demande\./)
    const long = `${'Nous avons écrit à la caisse. '.repeat(40)}Et elle a répondu.`
    await mediator.post(`/paroles/${id}/repondre`, { text: long })
    assert.match((await test.visitor().post('/papier', { code })).text, /Et elle a répondu\./, 'to the end')
    const wrong = await test.visitor().post('/papier', { code: '0000-0000-0000' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Ce code n&#39;ouvre rien/)
  })

  it('are narrowed or erased by the code alone, and by no other code', async () => {
    const { code, id } = await typeFor()
    const other = await typeFor({ name: 'Yanis' })
    await test.visitor().post('/papier', { code: other.code, act: 'erase', post: id })
    assert.equal((await test.visitor().get(`/paroles/${id}`)).status, 200)
    const limited = await test.visitor().post('/papier', { code, act: 'limit', post: id })
    assert.match(limited.text, /Seules les personnes du lab la voient maintenant/)
    assert.equal((await test.visitor().get(`/paroles/${id}`)).status, 404)
    const erased = await test.visitor().post('/papier', { code, act: 'erase', post: id })
    assert.match(erased.text, /C&#39;est effacé/)
    assert.equal((await mediator.get(`/paroles/${id}`)).status, 404)
  })

  it('cannot be changed by whoever typed them', async () => {
    const { id } = await typeFor()
    assert.equal((await mediator.get(`/paroles/${id}/modifier`)).status, 404)
    assert.equal((await mediator.post(`/paroles/${id}/effacer`)).status, 404)
  })

  it('become a name of the person’s own account, and the code then opens nothing', async () => {
    const { code, id } = await typeFor()
    const zora = await test.member('Une autre')
    const claimed = await zora.submit('/papier', { code, act: 'claim' })
    assert.match(claimed.text, /est maintenant un de vos noms/)
    assert.equal((await zora.get(`/paroles/${id}/modifier`)).status, 200)
    assert.equal((await test.visitor().post('/papier', { code })).status, 422)
    assert.equal((await test.visitor().post('/papier', { code, act: 'claim' })).status, 422)
  })

  it('go with the name and all its traces when the person wants', async () => {
    const { code, id } = await typeFor({ name: 'Oiseau', text: 'Mot unique : grenadine.' })
    const left = await test.visitor().submit('/papier', { code, act: 'leave' })
    assert.match(left.text, /C&#39;est effacé, pour de bon\s: le nom/)
    assert.equal((await mediator.get(`/paroles/${id}`)).status, 404)
    for (const table of ['conversation.post', 'platform.thing', 'people.presentation']) {
      const found = await test.lab.pool.query(`select 1 from ${table} x where x::text ~ 'grenadine|Oiseau'`)
      assert.equal(found.rowCount, 0, table)
    }
  })
})

describe('the slip', () => {
  let test: TestLab

  before(async () => {
    test = await openTestLab()
  })
  after(() => test.close())

  const typing = '/paroles/pour'
  const slip = '/paroles/pour/feuille'
  const type = async (helper: Member, name = 'Zora') => {
    const words = { name, text: `Mots de ${name}.`, readers: 'open', read: '1', agreed: '1' }
    const { text } = await helper.submit(typing, words)
    const [, id = ''] = /href="\/paroles\/(\w{12})"/.exec(text) ?? []
    return { code: codeOn(text), id }
  }
  const codeOn = (page: string) => /class="code">([^<]+)</.exec(page)?.[1] ?? ''
  const opens = async (code: string) => (await test.visitor().post('/papier', { code })).status === 200

  it('stays in the browser of whoever typed, until it is given', async () => {
    const samia = await test.member('Samia')
    const { code } = await type(samia)
    const again = await samia.get(slip)
    assert.equal(codeOn(again.text), code)
    assert.equal(again.headers.get('cache-control'), 'no-store')
    const form = await samia.get(typing)
    assert.match(form.text, /Revoir le papier à donner/)
    assert.doesNotMatch(form.text, /Zora/, 'whoever dictates next may see this page')
    const given = await samia.submit('/paroles/pour/feuille/effacer')
    assert.match(given.text, /Le papier n&#39;est plus sur cet écran/)
    assert.doesNotMatch(given.text, /Zora|Revoir le papier/)
    const gone = await samia.submit(slip)
    assert.equal(codeOn(gone.text), '')
    assert.equal((await samia.get(slip)).location, typing)
    assert.ok(await opens(code))
  })

  it('leaves the screen by itself after ten minutes, and is then nowhere', async () => {
    const samia = await test.member('Samia')
    await type(samia)
    const refresh = (await samia.get(slip)).headers.get('refresh') ?? ''
    assert.match(refresh, /^(600|59\d); url=\/paroles\/pour$/)
    await test.lab.pool.query(`update conversation.paper set made_at = made_at - interval '10 minutes'`)
    assert.equal((await samia.get(slip)).location, typing)
  })

  it('shows to nobody who comes after at the same computer', async () => {
    const samia = await test.member('Samia')
    await type(samia)
    const next = await test.member('Karim')
    const passing = test.visitor()
    for (const client of [next, passing]) {
      client.cookies.set('paroles-pour', samia.cookies.get('paroles-pour') ?? '')
      assert.equal((await client.get(slip)).location, typing)
      assert.doesNotMatch((await client.get(typing)).text, /Revoir le papier/)
    }
  })

  it('stays on a shared computer too, until one leaves it', async () => {
    const samia = await test.member('Samia')
    await test.lab.db
      .updateTable('people.session')
      .set({ shared: true })
      .where('account_id', '=', samia.accountId)
      .execute()
    const { code } = await type(samia)
    assert.equal(codeOn((await samia.get(slip)).text), code)
    assert.match((await samia.post('/sortir')).headers.get('clear-site-data') ?? '', /cookies/)
    assert.equal((await samia.get(slip)).location, typing)
  })

  it('is made again the same day by whoever typed: the new code works, the old one no longer', async () => {
    const samia = await test.member('Samia')
    const { code, id } = await type(samia, 'Oiseau')
    await samia.post('/paroles/pour/feuille/effacer')
    assert.match((await samia.get('/paroles/pour/refaire')).text, /Refaire le papier de Oiseau/)
    const remade = await samia.submit('/paroles/pour/refaire', { post: id })
    assert.match(remade.text, /Voici un nouveau papier pour Oiseau\. L&#39;ancien code n&#39;ouvre plus rien/)
    assert.notEqual(codeOn(remade.text), code)
    assert.ok(await opens(codeOn(remade.text)))
    assert.ok(!(await opens(code)))
  })

  it('is made again by nobody else, on no other day, nor once the name is erased or someone’s own', async () => {
    const samia = await test.member('Samia')
    const refused = async (helper: Member, id: string) => {
      assert.doesNotMatch((await helper.get('/paroles/pour/refaire')).text, new RegExp(id))
      const page = await helper.submit('/paroles/pour/refaire', { post: id })
      assert.match(page.text, /Ce papier ne peut plus être refait/)
    }
    const first = await type(samia, 'Un')
    await refused(await test.member('Karim'), first.id)
    assert.ok(await opens(first.code))
    await test.lab.pool.query(
      `update conversation.post set published_at = published_at - interval '1 day' where id = $1`,
      [first.id],
    )
    await refused(samia, first.id)
    assert.ok(await opens(first.code))
    const second = await type(samia, 'Deux')
    await test.visitor().post('/papier', { code: second.code, act: 'leave' })
    await refused(samia, second.id)
    const third = await type(samia, 'Trois')
    await (await test.member('Lila')).post('/papier', { code: third.code, act: 'claim' })
    await refused(samia, third.id)
  })
})
