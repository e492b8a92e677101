import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openStudy, studyFields } from '../../../../test/support/studying.ts'

describe('what concerns me, of studies', () => {
  let test: TestLab
  let lea: Member
  let omar: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    omar = await test.member('Omar')
    path = await openStudy(lea, { title: 'Qui demande' })
  })
  after(() => test.close())

  it('says that a study asks, until one answers, be it no', async () => {
    assert.match((await omar.get('/moi')).text, /Une étude demande votre oui ou votre non/)
    assert.doesNotMatch((await lea.get('/moi')).text, /Une étude demande/)
    await omar.post(`${path}/accord`, { wording: '1' })
    assert.doesNotMatch((await omar.get('/moi')).text, /Une étude demande/)
  })

  it('says to who takes part that it changed, and what came of it', async () => {
    await omar.post(`${path}/accord`, { wording: '1', takesPart: '1' })
    const change = { title: 'Qui demande', traces: ['turns', 'seats'], saves: '1' }
    await lea.post(`${path}/modifier`, studyFields(change))
    assert.match((await omar.get('/moi')).text, /demande de nouveau/)
    await lea.post(`${path}/rendre`, { text: 'Voilà.' })
    assert.match((await omar.get('/moi')).text, /est rendu/)
  })
})
