import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openGroup, waitThreeDays } from '../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'

describe('what a group asks of institutions, and takes apart', () => {
  let test: TestLab
  let nadia: Member
  let slug: string
  let group: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    slug = (await openGroup(nadia, { name: 'Guichet ouvert' })).slice('/groupes/'.length)
    await openGroup(nadia, { name: 'Un autre groupe' })
    const { rows } = await test.lab.pool.query('select id from groups."group" where slug = $1', [slug])
    group = rows[0].id
  })
  after(() => test.close())

  const chosen = (text: string) => /<option value="([0-9a-z]{12})" selected/.exec(text)?.[1]

  it('begins on the group’s page, for its members, with the group chosen', async () => {
    const page = await nadia.get(`/groupes/${slug}`)
    for (const path of ['/interpellations/ecrire', '/decorticages/apporter'])
      assert.ok(page.text.includes(`href="${path}?groupe=${slug}"`), path)
    assert.doesNotMatch((await test.visitor().get(`/groupes/${slug}`)).text, /interpellations\/ecrire/)
    assert.equal(chosen((await nadia.get(`/interpellations/ecrire?groupe=${slug}`)).text), group)
  })

  it('a text brought from there is still the group’s once it is masked', async () => {
    const from = `/decorticages/apporter?groupe=${slug}`
    const secretText = 'Votre dossier est incomplet.'
    assert.match((await nadia.get(from)).text, /action="\/decorticages\/apporter\?groupe=guichet-ouvert"/)
    const choose = await nadia.post(from, { secretText })
    assert.match(choose.text, /action="\/decorticages\/apporter\?groupe=guichet-ouvert"/)
    assert.equal(chosen((await nadia.post(from, { secretText, chosen: '1' })).text), group)
    const put = (await nadia.get(`/decorticages/deposer?groupe=${slug}`)).text
    assert.equal(chosen(put), group)
    assert.match(put, /href="\/decorticages\/apporter\?groupe=guichet-ouvert"/)
  })

  it('is listed whole from the group’s page, beside nothing of others', async () => {
    const write = (title: string, by: string) =>
      nadia.post('/interpellations/ecrire', { group: by, institution: 'Caisse', title, asked: 'Ouvrir.' })
    for (const title of ['Un', 'Deux', 'Trois', 'Quatre']) await write(`Demande ${title}`, group)
    const { rows } = await test.lab.pool.query('select id from groups."group" where slug <> $1', [slug])
    await write('Demande d’ailleurs', rows[0].id)
    const text = { title: 'La lettre', institution: 'Caisse', sort: 'letter', text: 'Il manque une pièce.' }
    await nadia.post('/decorticages/deposer', { ...text, group, looked: '1' })
    await nadia.post('/decorticages/deposer', { ...text, title: 'Une autre', looked: '1' })
    const page = await test.visitor().get(`/groupes/${slug}`)
    for (const path of ['/interpellations', '/decorticages'])
      assert.ok(page.text.includes(`href="${path}?groupe=${slug}"`), path)
    const asked = (await test.visitor().get(`/interpellations?groupe=${slug}`)).text
    for (const said of [/Demande Un/, /Demande Quatre/, /Guichet ouvert/]) assert.match(asked, said)
    assert.doesNotMatch(asked, /ailleurs/)
    assert.match(asked, /href="\/interpellations\?etat=attente&amp;groupe=guichet-ouvert"/)
    const apart = (await test.visitor().get(`/decorticages?groupe=${slug}`)).text
    assert.match(apart, /La lettre/)
    assert.doesNotMatch(apart, /Une autre/)
  })

  it('no longer names who left the group before it became between peers, and still names who was never in it', async () => {
    const [lea, omar, karim] = [
      await test.member('Léa'),
      await test.member('Omar'),
      await test.member('Karim'),
    ]
    const name = 'Au grand jour'
    const opened = await openGroup(lea, { name })
    await omar.post(`${opened}/entrer`)
    const { rows } = await test.lab.pool.query('select id from groups."group" where name = $1', [name])
    const text = { title: 'Le bail', institution: 'Bailleur', sort: 'letter', text: 'Il manque une pièce.' }
    const reading = await lea.post('/decorticages/deposer', { ...text, group: rows[0].id, looked: '1' })
    const sentence = `${reading.location}/phrases/1`
    for (const who of [omar, karim])
      await who.post(sentence, { sort: 'rewrite', text: `Dit par ${who.handle}.` })
    const asked = { title: 'Le bail', institution: 'Bailleur', asked: 'Une visite.', group: rows[0].id }
    const address = (await lea.post('/interpellations/ecrire', asked)).location ?? ''
    await omar.post(`${address}/suites`, { text: 'On attend.' })
    await omar.post(`${opened}/quitter`)
    for (const path of [sentence, address]) assert.match((await test.visitor().get(path)).text, /Omar/)
    const words = { name, purpose: 'Un film sur les guichets fermés.', promise: 'film' }
    await lea.post(`${opened}/modifier`, { ...words, peersFor: 'Qui dort dehors', version: '1' })
    await waitThreeDays(test)
    for (const path of [sentence, address]) assert.doesNotMatch((await test.visitor().get(path)).text, /Omar/)
    assert.match((await test.visitor().get(sentence)).text, /Karim/)
    assert.match((await omar.get(sentence)).text, /mot-[\s\S]*modifier/)
  })
})
