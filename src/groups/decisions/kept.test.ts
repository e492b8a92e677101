import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answer, propose } from '../../../test/support/decisions.ts'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('a decision', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    path = await openGroup(nadia)
    await samir.post(`${path}/entrer`)
  })
  after(() => world.close())

  test('gives back what is said under it by whoever is not signed in, or not in the group, any more', async () => {
    const decision = await propose(nadia, path, 'texte')
    const words = 'Attendez, je voudrais encore dire pourquoi.'
    const visitor = await world.visitor().post(`${decision}/mots`, { words })
    assert.equal(visitor.status, 401)
    assert.match(visitor.text, /je voudrais encore dire pourquoi/)
    await samir.post(`${path}/quitter`)
    const gone = await samir.post(`${decision}/mots`, { words })
    assert.equal(gone.status, 403)
    assert.match(gone.text, /je voudrais encore dire pourquoi/)
    await samir.post(`${path}/entrer`)
  })

  test('says in which language each one gave their reasons', async () => {
    const decision = await propose(nadia, path, 'texte')
    await samir.post('/reglages/version', { locale: 'en' })
    const words = { reason: 'Too soon for me.', wayOut: 'In March.' }
    await answer(samir, decision, 'objection', words)
    await samir.post('/reglages/version', { locale: 'fr' })
    const { text } = await nadia.get(decision)
    for (const said of Object.values(words))
      assert.match(text, new RegExp(`<div class="prose" lang="en" dir="auto"><p>${said}`))
  })

  test('says in which language its title is', async () => {
    const decision = await propose(nadia, path, 'texte', { title: 'Meet on Tuesdays' })
    await world.lab.pool.query(`update groups.decision set lang = 'en' where title = 'Meet on Tuesdays'`)
    assert.match((await samir.get(decision)).text, /<h1 lang="en"[^>]*>Meet on Tuesdays/)
    await answer(samir, decision, 'consent')
  })
})
