import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { dayFrom, openStudy, prepareStudy, studyFields } from '../../../test/support/studying.ts'

describe('studies', () => {
  let test: TestLab
  let lea: Member
  let omar: Member

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    omar = await test.member('Omar')
  })
  after(() => test.close())

  it('anyone prepares one, and nobody else sees it before it opens', async () => {
    const path = await prepareStudy(lea, { title: 'Qui décide ici ?' })
    assert.match((await lea.get(path)).text, /Ouvrir cette étude/)
    assert.match((await lea.get('/recherche')).text, /Qui décide ici/)
    for (const reader of [omar, test.visitor()]) {
      assert.equal((await reader.get(path)).status, 404)
      assert.doesNotMatch((await reader.get('/recherche')).text, /Qui décide ici/)
    }
    assert.equal((await omar.post(`${path}/ouvrir`)).status, 404)
    assert.equal((await lea.post(`${path}/ouvrir`)).status, 303)
    const page = await test.visitor().get(path)
    assert.match(page.text, /Paule Arnaud/)
    assert.match(page.text, /Quand on a pris la parole/)
    assert.match((await test.visitor().get('/recherche')).text, /Qui décide ici/)
  })

  it('none without the day when the people concerned read the figures', async () => {
    for (const analysisOn of ['', dayFrom(-2)]) {
      const page = await lea.post('/recherche/etudes/ouvrir', studyFields({ analysisOn }))
      assert.equal(page.status, 422)
      assert.match(page.text, /id="analysisOn-wrong"/)
      assert.match(page.text, /value="La participation"/)
    }
    await assert.rejects(
      test.lab.pool.query(
        `insert into research.study (id, slug, title, question, protocol, done_by, ethics, traces, data_until)
         values ('x', 'x', 'x', 'x', 'x', 'x', 'x', '{turns}', now())`,
      ),
      /analysis_on/,
    )
  })

  it('data never go before that day', async () => {
    const page = await lea.post(
      '/recherche/etudes/ouvrir',
      studyFields({ analysisOn: dayFrom(60), dataUntil: dayFrom(30) }),
    )
    assert.equal(page.status, 422)
    assert.match(page.text, /id="dataUntil-wrong"/)
  })

  it('is changed, closed and given back by whoever opened it alone', async () => {
    const path = await openStudy(lea, { title: 'Fermée un jour' })
    for (const act of ['fermer', 'effacer']) assert.equal((await omar.post(`${path}/${act}`)).status, 404)
    for (const page of ['modifier', 'rendre']) assert.equal((await omar.get(`${path}/${page}`)).status, 404)
    assert.equal((await lea.post(`${path}/effacer`)).status, 404, 'an open one is not erased')
    assert.equal((await lea.post(`${path}/fermer`)).status, 303)
    assert.equal((await omar.get(`${path}/accord`)).status, 404)
    assert.equal((await lea.post(`${path}/rendre`, { text: 'On parle à trois.' })).status, 303)
    assert.match((await test.visitor().get(path)).text, /On parle à trois\./)
  })

  it('says that it is late when its day has passed and nothing came back', async () => {
    const path = await openStudy(lea, { title: 'En retard' })
    assert.doesNotMatch((await test.visitor().get(path)).text, /En retard\s:/)
    await test.lab.pool.query(
      `update research.study set opened_at = now() - interval '90 days', analysis_on = now() - interval '3 days' where slug = 'en-retard'`,
    )
    assert.match((await omar.get(path)).text, /En retard\s:/)
  })

  it('keeps every wording, which everyone may read', async () => {
    const path = await openStudy(lea, { title: 'Deux fois dite', question: 'Qui parle ?' })
    const change = { title: 'Deux fois dite', question: 'Qui parle, et qui se tait ?', saves: '1' }
    assert.equal((await lea.post(`${path}/modifier`, studyFields(change))).status, 303)
    const page = await test.visitor().get(`${path}/versions`)
    assert.match(page.text, /Qui parle \?/)
    assert.match(page.text, /Qui parle, et qui se tait/)
    assert.equal((await lea.post(`${path}/modifier`, studyFields(change))).status, 409)
  })

  it('looks at a part of the lab that whoever opens it may see', async () => {
    const nowhere = await omar.post('/recherche/etudes/ouvrir', studyFields({ where: 'some' }))
    assert.equal(nowhere.status, 422)
    assert.match(nowhere.text, /id="where-wrong"|href="#where"/)
    const path = await openStudy(omar, { title: 'À l’école', where: 'some', priority: 'education' })
    assert.match((await test.visitor().get(path)).text, /href="\/priorites\/education"/)
  })
})
