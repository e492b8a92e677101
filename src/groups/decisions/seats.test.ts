import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { answer, decisionAt, endDecision, openThree, propose } from '../../../test/support/decisions.ts'
import { startNewDay } from '../../../test/support/groups.ts'
import type { Member, TestLab } from '../../../test/support/lab.ts'
import { writeSeat } from '../../people/index.ts'
import type { Circle } from '../../platform/viewer.ts'
import { eraseFromGroups } from '../personal.ts'

suite('a circle that decides who holds it', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let lila: Member

  before(async () => {
    ;({ world, nadia, samir, lila } = await openThree())
  })
  after(() => world.close())
  beforeEach(async () => {
    await startNewDay(world)
    await world.lab.pool.query('delete from people.circle_seat')
  })

  const seat = async (circle: Circle, ...members: Member[]) => {
    for (const { accountId, presentationId } of members)
      await writeSeat(world.lab.db, { circle, accountId, presentationId, months: 6, label: '' })
  }
  const volunteer = async (name: string, circle: string, title = '') => {
    const member = await world.member(name)
    await member.post(`/cercles/${circle}/volontaire`, { words: 'Oui', seat: title })
    return member
  }
  const seatOf = ({ accountId }: Member) =>
    world.lab.db
      .selectFrom('people.circle_seat')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  const log = async () => (await world.visitor().get('/cercles/registre')).text

  test('gives a seat to a volunteer, at their title and for a time, and the log says so', async () => {
    await seat('steering', nadia, samir)
    const zoe = await volunteer('Zoé', 'pilotage', 'concernee')
    const give = '/cercles/pilotage/decisions/proposer/donner-une-place'
    assert.match((await nadia.get('/cercles/pilotage')).text, new RegExp(`href="${give}"`))
    assert.doesNotMatch((await lila.get('/cercles/pilotage')).text, /donner-une-place/)
    assert.match((await nadia.get(give)).text, /Zoé \(Personne concernée\)/)
    const decision = await propose(nadia, '/cercles/pilotage', 'donner-une-place', {
      ...{ person: zoe.presentationId, months: '3' },
    })
    assert.match((await samir.get(decision)).text, /Zoé<\/a> reçoit une place [^<]*pour 3 mois/)
    await answer(samir, decision, 'consent')
    const { outcome, applied } = await endDecision(world, decision)
    assert.deepEqual([outcome, applied], ['consent', true])
    const given = await seatOf(zoe)
    assert.deepEqual([given?.circle, given?.seat, given?.drawn], ['steering', 'concernee', false])
    assert.ok((given?.until.getTime() ?? 0) < Date.now() + 93 * 86_400_000)
    assert.match((await world.visitor().get('/cercles')).text, /Zoé<\/a> \(Personne concernée\)/)
    assert.match(await log(), /a décidé de donner une place, pour 3 mois\.\s*<a href="\/@zoe">/)
    assert.doesNotMatch((await nadia.get(give)).text, /Zoé/)
  })

  test('tells who volunteered to nobody but itself and that person', async () => {
    await seat('steering', nadia, samir)
    const omar = await volunteer('Omar', 'pilotage', 'autre')
    const decision = await propose(nadia, '/cercles/pilotage', 'donner-une-place', {
      ...{ title: 'Une place pour Omar', person: omar.presentationId, months: '1' },
    })
    for (const reader of [world.visitor(), lila]) {
      assert.equal((await reader.get(decision)).status, 404)
      assert.doesNotMatch((await reader.get('/cercles/pilotage/decisions')).text, /Omar/)
    }
    assert.match((await omar.get('/cercles/pilotage/decisions')).text, /Une place pour Omar/)
    assert.match((await omar.get(decision)).text, /Cette proposition parle de vous/)
    assert.equal((await omar.post(`${decision}/mots`, { words: 'Je suis là le lundi.' })).status, 303)
    assert.match((await samir.get(decision)).text, /Je suis là le lundi\./)
    assert.match((await samir.get('/moi')).text, /Une place pour Omar/)
    const report = /href="(\/prevenir[^"]*)"/
    for (const reader of [samir, omar]) {
      const link = report.exec((await reader.get(decision)).text)?.[1] ?? assert.fail('no way to tell')
      assert.equal((await reader.get(link)).status, 200, 'the team can be told of it')
    }
    await world.lab.db
      .transaction()
      .execute((tx) => eraseFromGroups(tx, { accountId: '', presentationIds: [omar.presentationId] }))
    assert.equal((await nadia.get(decision)).status, 404)
  })

  test('seats nobody who took their name back, nor at another title than theirs', async () => {
    await seat('steering', nadia)
    for (const change of ['/volontaire/retirer', '/volontaire']) {
      const name = change === '/volontaire' ? 'Rosa' : 'Karim'
      const member = await volunteer(name, 'pilotage', 'concernee')
      const fields = { person: member.presentationId, months: '6' }
      const decision = await propose(nadia, '/cercles/pilotage', 'donner-une-place', fields)
      const amending = { title: 'Autrement', text: 'Deux mois.', months: '2', version: '1' }
      assert.equal((await nadia.post(`${decision}/modifier`, amending)).status, 303)
      await member.post(`/cercles/pilotage${change}`, { words: 'Autrement', seat: 'recherche' })
      assert.equal((await endDecision(world, decision)).applied, false)
      assert.match((await nadia.get(decision)).text, /la place n&#39;est pas donnée/)
      assert.equal(await seatOf(member), undefined)
    }
  })

  test('ends a seat, two at least without that person, who is heard and does not answer', async () => {
    await seat('care', nadia, samir)
    const about = { title: 'Finir', text: 'Plus aucune réponse.', person: samir.presentationId }
    const alone = await nadia.post('/cercles/veille/decisions/proposer/finir-une-place', {
      ...{ ...about, days: '7' },
    })
    assert.equal(alone.status, 422)
    assert.match(alone.text, /Il faut au moins deux personnes/)
    await seat('care', lila)
    const decision = await propose(nadia, '/cercles/veille', 'finir-une-place', about)
    assert.equal((await world.visitor().get(decision)).status, 404)
    assert.match((await samir.get(decision)).text, /Plus aucune réponse\./)
    assert.equal((await answer(samir, decision, 'objection')).status, 422)
    assert.doesNotMatch((await samir.get('/moi')).text, /À décider avec vous[\s\S]*Finir/)
    const late = await world.member('Bahia')
    await seat('care', late)
    assert.equal((await answer(late, decision, 'objection')).status, 422, 'she was not there')
    assert.doesNotMatch((await late.get('/moi')).text, /Finir/)
    assert.match((await lila.get('/moi')).text, /Finir/)
    await answer(lila, decision, 'consent')
    assert.equal((await endDecision(world, decision)).applied, true)
    assert.ok((await seatOf(samir))?.left_at)
    assert.doesNotMatch((await world.visitor().get('/cercles')).text, /Samir/)
    assert.match(await log(), /a décidé de finir une place\.\s*<a href="\/@samir">/)
    assert.match((await samir.get(decision)).text, /Plus aucune réponse\./, 'he still reads why')
  })

  test('lets neither seat be voted on, nor given by a group', async () => {
    await seat('care', nadia, samir, lila)
    const decision = await propose(nadia, '/cercles/veille', 'finir-une-place', {
      person: samir.presentationId,
    })
    await answer(lila, decision, 'objection')
    for (const _ of ['once', 'again']) await endDecision(world, decision)
    assert.equal((await decisionAt(world, decision)).outcome, 'no-consent')
    assert.equal((await nadia.get(`${decision}/voter`)).status, 404)
    const group = (await nadia.post('/groupes/ouvrir', { name: 'G', purpose: 'P', promise: 'film' })).location
    assert.equal((await nadia.get(`${group}/decisions/proposer/donner-une-place`)).status, 404)
  })
})
