import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { dayFrom, prepareStudy } from '../../../../test/support/studying.ts'

describe('the questions of a study', () => {
  let test: TestLab
  let lea: Member
  let omar: Member
  let path: string
  let answers: string

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    omar = await test.member('Omar')
    path = await prepareStudy(lea, { title: 'Avec questions', analysisOn: dayFrom(90) })
    answers = path.replace('/recherche', '/moi') + '/questions/avant'
  })
  after(() => test.close())

  const ask = (asks: string, sort: string, moment = 'both') =>
    lea.post(`${path}/questions`, { asks, sort, moment })

  it('are written by whoever prepares it, or taken as the lab brings them, and no more once it is open', async () => {
    assert.equal((await ask('Je décide de mes journées.', 'scale')).status, 303)
    assert.equal((await ask('Ce qui me manque', 'words', 'before')).status, 303)
    assert.equal(
      (await omar.post(`${path}/questions`, { asks: 'Non', sort: 'scale', moment: 'both' })).status,
      404,
    )
    await lea.post(`${path}/questions/modele`)
    const page = await lea.get(`${path}/questions`)
    assert.match(page.text, /je sais à qui le dire/)
    const taken = [...page.text.matchAll(/questions\/([0-9a-z]{12})\/enlever/g)].map(([, id]) => id)
    for (const id of taken.slice(2)) await lea.post(`${path}/questions/${id}/enlever`)
    await lea.post(`${path}/ouvrir`)
    assert.equal((await ask('Trop tard', 'scale')).status, 404)
    assert.match((await test.visitor().get(`${path}/questions`)).text, /Je décide de mes journées/)
  })

  it('are asked of who takes part alone, one at a time', async () => {
    assert.equal((await omar.get(`${answers}/1`)).status, 404)
    await omar.post(`${path}/accord`, { wording: '1', data: '1' })
    assert.equal((await omar.get(`${answers}/1`)).status, 404, 'traces alone are no taking part')
    await omar.post(`${path}/accord`, { wording: '1', takesPart: '1', data: '1' })
    const page = await omar.get(`${answers}/1`)
    assert.match(page.text, /Question 1 sur 2/)
    assert.doesNotMatch(page.text, /Ce qui me manque/)
    const wordless = await omar.post(`${answers}/1`)
    assert.equal(wordless.status, 422)
    assert.equal((await omar.post(`${answers}/1`, { value: '4' })).location, `${answers}/2`)
    assert.equal((await omar.post(`${answers}/2`, { skip: '1' })).location, '/moi/etudes')
    assert.equal((await omar.get(`${answers}/3`)).status, 404)
  })

  it('of after wait for their day', async () => {
    const late = answers.replace('avant', 'apres')
    assert.equal((await omar.get(`${late}/1`)).status, 404)
    assert.doesNotMatch((await omar.get(path)).text, /questions\/apres/)
    await test.lab.pool.query(
      "update research.study set analysis_on = now() + interval '20 days' where slug = 'avec-questions'",
    )
    assert.match((await omar.get(path)).text, /questions\/apres/)
    await omar.post(`${late}/1`, { value: '5' })
    const { rows } = await test.lab.pool.query(
      'select count(distinct link_id)::int as links, count(*)::int as answers from research.answer',
    )
    assert.deepEqual(rows, [{ links: 1, answers: 3 }])
  })

  it('and their answers are read by whoever gave them, and leave with them', async () => {
    const page = await omar.get('/moi/etudes/avec-questions/donnees')
    assert.match(page.text, /Je décide de mes journées/)
    assert.match(page.text, /4 · beaucoup/)
    assert.match(page.text, /passée/)
    const file = await omar.get('/moi/etudes/avec-questions/donnees.csv')
    assert.match(file.headers.get('content-type') ?? '', /text\/csv/)
    assert.match(file.text, /5 · tout à fait/)
    assert.doesNotMatch((await lea.get('/moi/etudes/avec-questions/donnees')).text, /beaucoup/)
    await omar.post(`${path}/retirer`)
    const { rows } = await test.lab.pool.query(
      'select 1 from research.answer union all select 1 from research.link',
    )
    assert.deepEqual(rows, [])
    assert.doesNotMatch((await omar.get('/moi/etudes/avec-questions/donnees')).text, /beaucoup/)
  })
})
