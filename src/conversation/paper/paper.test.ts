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

  it('show their slip once, and keep only a hash of its code', async () => {
    const { code } = await typeFor()
    assert.match((await mediator.get('/paroles/pour/feuille')).text, /ne se montre qu&#39;une fois/)
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
    assert.match(limited.text, /C&#39;est gardé pour le lab/)
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
