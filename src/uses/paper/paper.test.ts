import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

describe('a use on paper', () => {
  let test: TestLab
  let lila: Member

  before(async () => {
    test = await openTestLab()
    lila = await test.member('Lila')
  })
  after(() => test.close())

  const typed = { name: 'Madame Odile', title: 'Un carnet de recettes', readers: 'open', agreed: '1' }

  it('has a sheet with every question', async () => {
    const { text } = await test.visitor().get('/usages/feuille')
    for (const question of [/Avec quel outil/, /Qui cela laisse-t-il dehors/, /☐ Jeunes/])
      assert.match(text, question)
  })

  it('is not published without the person’s yes', async () => {
    const page = await lila.post('/usages/pour', { ...typed, agreed: '' })
    assert.equal(page.status, 422)
    assert.match(page.text, /rien n&#39;est publié[^]*value="Un carnet de recettes"/)
  })

  it('is published under the person’s own name, beside who typed, and stays theirs by the code of their slip', async () => {
    const slip = await lila.submit('/usages/pour', typed)
    const code = /class="code">([^<]+)</.exec(slip.text)?.[1] ?? ''
    const path = '/usages/un-carnet-de-recettes'
    assert.match((await test.visitor().get(path)).text, /Madame Odile[^]*écrit par Lila/)
    assert.doesNotMatch((await lila.get(path)).text, /Modifier cet usage/)
    const opened = await test.visitor().post('/papier', { code })
    assert.match(opened.text, /Les usages écrits pour vous[^]*Un carnet de recettes/)
    await test.visitor().post('/papier', { code, act: 'leave' })
    assert.equal((await test.visitor().get(path)).status, 404)
    await lila.post('/usages/pour/papier/effacer')
    assert.equal((await lila.get('/usages/pour/papier')).status, 303)
  })
})
