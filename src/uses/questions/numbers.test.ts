import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('numbers of statements', () => {
  let lab: TestLab
  let nadia: Member
  let samir: Member

  before(async () => {
    lab = await openTestLab()
    nadia = await lab.member('Nadia')
    samir = await lab.member('Samir')
    await lab.lab.pool.query(
      `insert into people.circle_seat (id, circle, account_id, presentation_id, label, until)
       values ('siege', 'place', $1, $2, '', now() + interval '3 months')`,
      [samir.accountId, samir.presentationId],
    )
  })
  after(() => lab.close())

  const ask = async (asked: string): Promise<string> => {
    const page = await nadia.post('/usages/questions/poser', { asked, lang: 'fr' })
    const path = page.location ?? assert.fail(page.text.slice(0, 1_000))
    await nadia.post(`${path}/phrases/ajouter`, { said: 'Le papier rassure.', lang: 'fr' })
    return path
  }
  const votersOf = async (path: string) => {
    const { rows } = await lab.lab.pool.query(
      `select 1 from uses.voter w join uses.question q on q.id = w.question_id where q.slug = $1`,
      [path.slice('/usages/questions/'.length)],
    )
    return rows.length
  }

  test('that no statement can have lead nowhere', async () => {
    const path = await ask('Quels nombres ?')
    for (const number of ['0', '9999', '40000', '99999']) {
      assert.equal((await lab.visitor().get(`${path}/phrases/${number}`)).status, 404, number)
      assert.equal((await nadia.post(`${path}/phrases/${number}/effacer`)).status, 404, number)
    }
  })

  test('on a sheet count once, and those that are none count for nothing', async () => {
    const path = await ask('Quelle feuille ?')
    const typed = { 'answer-1': 'agree', 'answer-01': 'disagree', 'answer-99999': 'agree' }
    assert.equal((await samir.post(`${path}/saisir`, typed)).status, 303)
    const { rows } = await lab.lab.pool.query('select answer from uses.vote')
    assert.deepEqual(rows, [{ answer: 1 }])
  })

  test('that are none make nobody a voter, who would keep the question from whoever asked it', async () => {
    const path = await ask('Effacer ensuite ?')
    await samir.post(`${path}/repondre`, { statement: '77', answer: 'agree' })
    assert.equal(await votersOf(path), 0)
    await samir.post(`${path}/repondre`, { statement: '1', answer: 'agree' })
    await nadia.post(`${path}/phrases/1/effacer`)
    assert.equal(await votersOf(path), 0)
    assert.equal((await nadia.post(`${path}/effacer`)).location, '/usages/questions')
  })
})
