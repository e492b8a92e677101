import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openStudy, prepareStudy } from '../../../../test/support/studying.ts'

describe('the notebook of a study', () => {
  let test: TestLab
  let lea: Member
  let omar: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    omar = await test.member('Omar')
    path = await openStudy(lea, { title: 'Au jour le jour' })
  })
  after(() => test.close())

  const write = (who: Member, text: string) => who.post(`${path}/cahier/ecrire`, { text })

  it('is written by who does the study and by who takes part, and read by everyone', async () => {
    assert.equal((await write(omar, 'Un lynx.')).status, 404)
    assert.equal((await omar.get(`${path}/cahier/ecrire`)).status, 404)
    assert.equal((await write(lea, 'Première table.')).status, 303)
    await omar.post(`${path}/accord`, { wording: '1', takesPart: '1' })
    const note = (await write(omar, 'J’ai vu mes lignes.')).location ?? ''
    const page = await test.visitor().get(`${path}/cahier`)
    assert.match(page.text, /Première table\./)
    assert.match(page.text, /J’ai vu mes lignes\./)
    assert.match((await test.visitor().get(note)).text, /href="\/@omar"/)
    const feed = await test.visitor().get(`${path}/cahier.atom`)
    assert.match(feed.text, /J’ai vu mes lignes\./)
  })

  it('one erases what one wrote, and nobody else does', async () => {
    const note = (await write(lea, 'À reprendre.')).location ?? ''
    assert.equal((await omar.post(`${note}/effacer`)).status, 404)
    assert.equal((await lea.post(`${note}/effacer`)).status, 303)
    assert.equal((await lea.get(note)).status, 404)
  })

  it('begins when the study opens', async () => {
    const draft = await prepareStudy(lea, { title: 'Pas encore' })
    assert.equal((await lea.get(`${draft}/cahier`)).status, 404)
  })
})
