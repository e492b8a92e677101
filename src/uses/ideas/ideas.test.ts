import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { tellUse } from '../../../test/support/uses.ts'

describe('ideas on a use', () => {
  let test: TestLab
  let mourad: Member
  let theo: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    mourad = await test.member('Mourad')
    theo = await test.member('Théo')
    path = await tellUse(mourad, { title: 'Garder le lien' })
  })
  after(() => test.close())

  const put = (who: Member, text: string) => who.post(`${path}/idees`, { text })
  const idOf = async (text: string) =>
    (
      await test.lab.db
        .selectFrom('uses.idea')
        .select('id')
        .where('text', '=', text)
        .executeTakeFirstOrThrow()
    ).id

  it('are put by anyone who reads it, and read by all who do', async () => {
    assert.match(
      (await theo.submit(`${path}/idees`, { text: 'Écrire une règle.' })).text,
      /Votre idée est sur/,
    )
    assert.match((await test.visitor().get(path)).text, /Théo[^]*Écrire une règle\./)
    assert.equal((await test.visitor().post(`${path}/idees`, { text: 'Sans nom' })).status, 401)
    const empty = await put(theo, ' ')
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Écrivez l&#39;idée/)
  })

  it('are erased by whoever had them, and nobody else', async () => {
    await put(theo, 'À effacer.')
    const erase = `${path}/idees/${await idOf('À effacer.')}/effacer`
    assert.equal((await mourad.post(erase)).status, 404)
    assert.equal((await theo.post(erase)).status, 303)
    assert.doesNotMatch((await test.visitor().get(path)).text, /À effacer\./)
  })

  it('become a group, a need or a production in one step, and the card tells it', async () => {
    const { text } = await theo.get(path)
    for (const way of ['/groupes/ouvrir', '/besoins/dire', '/productions/proposer'])
      assert.ok(text.includes(`href="${way}?de=${path}"`), way)
    const group = { name: 'La règle du soir', purpose: 'L’écrire.', promise: 'guide', de: path }
    assert.equal((await theo.post('/groupes/ouvrir', group)).status, 303)
    await theo.post('/besoins/dire', { title: 'Un téléphone', purpose: 'Pour répondre.', de: path })
    const told = (await test.visitor().get(path)).text
    assert.match(told, /La règle du soir/)
    assert.match(told, /Un téléphone/)
    assert.match((await test.visitor().get('/groupes/la-regle-du-soir')).text, /Garder le lien/)
  })

  it('go with the use they are on, and follow its readers', async () => {
    const own = await tellUse(mourad, { title: 'Qui part' })
    await theo.post(`${own}/idees`, { text: 'Rester.' })
    const saves = /name="saves" value="(\d+)"/.exec((await mourad.get(`${own}/modifier`)).text)?.[1] ?? ''
    await mourad.post(`${own}/modifier`, { title: 'Qui part', readers: 'lab', saves })
    const idea = await test.lab.db
      .selectFrom('platform.thing')
      .select('audience')
      .where('id', '=', await idOf('Rester.'))
      .executeTakeFirstOrThrow()
    assert.equal(idea.audience, 'lab')
    await mourad.post(`${own}/effacer`)
    const left = await test.lab.db
      .selectFrom('platform.thing')
      .select('id')
      .where('title', '=', 'Rester.')
      .execute()
    assert.deepEqual(left, [])
  })
})
