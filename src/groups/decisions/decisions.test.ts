import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import {
  answer,
  decisionAt,
  endDecision,
  gather,
  openThree,
  propose,
} from '../../../test/support/decisions.ts'
import { groupAt, openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { closeDecision } from './close.ts'

suite('a decision of a group', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let lila: Member
  let path: string

  before(async () => {
    ;({ world, nadia, samir, lila } = await openThree())
  })
  after(() => world.close())
  beforeEach(async () => {
    path = await gather(world, nadia, samir, lila)
  })

  test('that nobody objects to passes, and changes the name by itself', async () => {
    const decision = await propose(nadia, path, 'nom', { title: 'Changer de nom', newName: 'Preuves' })
    assert.match((await samir.get(path)).text, /Changer de nom/)
    const receipt = await samir.submit(`${decision}/reponse`, { choice: 'consent', version: '1' })
    assert.match(receipt.text, /Votre accord est noté/)
    assert.equal((await groupAt(world, path)).name, 'Preuves en poche')
    const { outcome, applied } = await endDecision(world, decision)
    assert.deepEqual([outcome, applied], ['consent', true])
    assert.equal((await groupAt(world, path)).name, 'Preuves')
    assert.match((await samir.get(`${path}/histoire`)).text, /décidé ensemble/)
    assert.match((await samir.get(`${path}/carnet`)).text, /Décidé ensemble : Changer de nom/)
    assert.match((await world.visitor().get(decision)).text, /adoptée/i)
  })

  test('ends by a job at its time, once however often it runs', async () => {
    const decision = await propose(nadia, path, 'nom', { newName: 'Preuves' })
    await answer(samir, decision, 'consent')
    const { id } = await decisionAt(world, decision)
    await closeDecision(world.lab.db, id)
    assert.equal((await decisionAt(world, decision)).outcome, null, 'not before its time')
    await world.lab.pool.query(`update groups.decision set ends_at = ends_at - interval '8 days'`)
    await world.lab.pool.query(`update graphile_worker._private_jobs set run_at = run_at - interval '8 days'`)
    await runDueJobs(world.lab)
    assert.equal((await decisionAt(world, decision)).outcome, 'consent')
    const { version } = await groupAt(world, path)
    await closeDecision(world.lab.db, id)
    assert.equal((await groupAt(world, path)).version, version)
  })

  test('with an objection goes on once, then is not adopted as it is, and may be taken up again', async () => {
    const decision = await propose(nadia, path, 'texte')
    await answer(samir, decision, 'consent')
    const receipt = await lila.submit(`${decision}/reponse`, {
      ...{ choice: 'objection', reason: 'Trop tôt.', wayOut: 'En mars.', version: '1' },
    })
    assert.match(receipt.text, /Votre objection est notée\s; elle arrête la proposition/)
    const { outcome, prolonged } = await endDecision(world, decision)
    assert.deepEqual([outcome, prolonged], [null, true])
    assert.equal((await endDecision(world, decision)).outcome, 'no-consent')
    const page = await lila.get(decision)
    assert.match(page.text, /pas adoptée telle quelle/i)
    const again = /href="([^"]*proposer\/texte\?de=[^"]*)"/.exec(page.text)?.[1] ?? ''
    assert.match((await lila.get(again)).text, /Plus de monde est libre\./)
    const next = await propose(lila, path, 'texte', { de: decision })
    assert.match((await lila.get(next)).text, /Se voir le mardi/)
    assert.match((await samir.get(decision)).text, /Ce que c’est devenu/)
  })

  test('is refused an objection that says no reason or no way out, and gives the words back', async () => {
    const decision = await propose(nadia, path, 'texte')
    const page = await answer(lila, decision, 'objection', { reason: 'Trop tôt pour moi.', wayOut: '' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Trop tôt pour moi\./)
    assert.match(page.text, /Écrivez ce qui rendrait la proposition acceptable/)
  })

  test('too few answered, or that someone wants to talk over, goes on once', async () => {
    const alone = await propose(nadia, path, 'texte')
    assert.equal((await endDecision(world, alone)).outcome, null)
    assert.equal((await endDecision(world, alone)).outcome, 'no-consent')
    const talked = await propose(nadia, path, 'texte')
    await answer(samir, talked, 'talk')
    assert.equal((await endDecision(world, talked)).outcome, null)
    assert.equal((await endDecision(world, talked)).outcome, 'consent')
  })

  test('is answered anew until the end, never after, and what was typed comes back', async () => {
    const decision = await propose(nadia, path, 'texte')
    await answer(lila, decision, 'objection')
    await answer(lila, decision, 'reservation', { reason: 'Avec un goûter.' })
    assert.equal((await endDecision(world, decision)).outcome, 'consent')
    const late = await answer(samir, decision, 'objection', { reason: 'Trop tard, je crois.' })
    assert.equal(late.status, 422)
    assert.match(late.text, /Le temps pour répondre est passé/)
    assert.match(late.text, /Trop tard, je crois\./)
  })

  test('says by number who has not answered, and tells outsiders no name', async () => {
    const decision = await propose(nadia, path, 'texte')
    await answer(samir, decision, 'objection')
    await samir.post(`${decision}/mots`, { words: 'Parlons du bus.' })
    const inside = await lila.get(decision)
    assert.match(inside.text, /Une personne n&#39;a pas encore répondu/)
    assert.match(inside.text, /Trop tôt\./)
    assert.match(inside.text, /Parlons du bus\./)
    const outside = await world.visitor().get(decision)
    assert.match(outside.text, /Une objection tient/)
    assert.doesNotMatch(outside.text, /Samir|Trop tôt\.|Parlons du bus\./)
    const karim = await world.member('Karim')
    assert.equal((await karim.post(`${decision}/mots`, { words: 'Moi aussi.' })).status, 403)
    assert.equal((await answer(karim, decision, 'consent')).status, 403)
  })

  test('is proposed, amended and withdrawn by those it belongs to alone', async () => {
    const karim = await world.member('Karim')
    const fields = { title: 'À moi', text: 'Tout.', days: '5' }
    const page = await karim.post(`${path}/decisions/proposer/texte`, fields)
    assert.equal(page.status, 403)
    assert.match(page.text, /À moi/)
    const decision = await propose(nadia, path, 'texte')
    assert.equal((await samir.get(`${decision}/modifier`)).status, 404)
    const amending = { title: 'À Samir', text: 'Non.', version: '1' }
    assert.equal((await samir.post(`${decision}/modifier`, amending)).status, 404)
    assert.equal((await samir.post(`${decision}/retirer`)).status, 404)
    await nadia.post(`${decision}/retirer`)
    assert.equal((await decisionAt(world, decision)).outcome, 'withdrawn')
  })

  test('amended keeps what it said for all, asks again, and an objection stands until it is lifted', async () => {
    const decision = await propose(nadia, path, 'texte', { text: 'Le mardi, toujours.' })
    await answer(samir, decision, 'consent')
    await answer(lila, decision, 'objection')
    const amending = { title: 'Un mardi sur deux', text: 'En alternance.', version: '1' }
    const said = await nadia.submit(`${decision}/modifier`, amending)
    assert.match(said.text, /Chaque personne est invitée à répondre de nouveau/)
    assert.match((await samir.get(`${decision}/versions`)).text, /Le mardi, toujours\./)
    assert.equal((await world.visitor().get(`${decision}/versions`)).status, 404)
    assert.match((await samir.get(decision)).text, /C&#39;était sur le texte d&#39;avant/)
    assert.match((await samir.get('/moi')).text, /le texte a changé depuis votre réponse/)
    assert.equal((await answer(samir, decision, 'consent')).status, 422, 'he read the earlier text')
    await answer(samir, decision, 'consent', { version: '2' })
    assert.equal((await endDecision(world, decision)).outcome, null)
    await answer(lila, decision, 'aside', { version: '2' })
    assert.equal((await endDecision(world, decision)).outcome, 'consent')
  })

  test('amended in two tabs shows both texts', async () => {
    const decision = await propose(nadia, path, 'texte')
    await nadia.post(`${decision}/modifier`, { title: 'Premier onglet', text: 'Un.', version: '1' })
    const page = await nadia.post(`${decision}/modifier`, { title: 'Second', text: 'Deux.', version: '1' })
    assert.equal(page.status, 409)
    assert.match(page.text, /Premier onglet/)
    assert.match(page.text, /Deux\./)
  })

  test('amended near its end leaves two days to answer', async () => {
    const decision = await propose(nadia, path, 'texte')
    await world.lab.pool.query(`update groups.decision set ends_at = now() + interval '1 hour'`)
    await nadia.post(`${decision}/modifier`, { title: 'Autre', text: 'Un.', version: '1' })
    const { ends_at: ends, amended_at: amended } = await decisionAt(world, decision)
    assert.equal(ends.getTime() - (amended?.getTime() ?? 0), 48 * 3_600_000)
  })

  test('counts those who are in the group at the end: who left objects no more', async () => {
    const decision = await propose(nadia, path, 'texte')
    await answer(samir, decision, 'consent')
    await answer(lila, decision, 'objection')
    await lila.post(`${path}/quitter`)
    assert.equal((await endDecision(world, decision)).outcome, 'consent')
  })

  test('waits in what concerns each one, until they answered', async () => {
    const decision = await propose(nadia, path, 'texte', { title: 'Se voir dehors' })
    assert.match((await samir.get('/moi')).text, /Se voir dehors[\s\S]*jusqu&#39;au/)
    assert.doesNotMatch((await nadia.get('/moi')).text, /À décider avec vous[\s\S]*Se voir dehors/)
    await answer(samir, decision, 'consent')
    assert.doesNotMatch((await samir.get('/moi')).text, /À décider avec vous[\s\S]*Se voir dehors/)
  })

  test('of a group between peers names nobody outside', async () => {
    const peers = { name: 'Nuits', peersFor: 'Qui dort dehors', purpose: 'Se tenir.' }
    const nights = await openGroup(nadia, peers)
    await samir.post(`${nights}/entrer`, { concerned: '1' })
    const decision = await propose(nadia, nights, 'texte')
    assert.doesNotMatch((await world.visitor().get(decision)).text, /Nadia/)
    assert.doesNotMatch((await world.visitor().get(`${nights}/decisions`)).text, /Nadia/)
    assert.match((await samir.get(decision)).text, /Nadia/)
  })

  test('is closed to the lab when the page of its group is', async () => {
    const decision = await propose(nadia, path, 'texte')
    assert.equal((await world.visitor().get(decision)).status, 200)
    const kept = await openGroup(nadia, { name: 'Fermé', audience: 'lab' })
    const other = await propose(nadia, kept, 'texte')
    assert.equal((await world.visitor().get(other)).status, 404)
    assert.equal((await samir.get(other)).status, 200)
    assert.equal((await samir.get(`${path}/decisions/${other.split('/').at(-1)}`)).status, 404)
  })
})

suite('a decision of a circle', () => {
  let world: TestLab
  before(async () => {
    world = await openTestLab()
  })
  after(() => world.close())

  test('is answered by those who hold it, under the name of their seat, and stands in the public log', async () => {
    const [ines, josette, karim] = await Promise.all(['Inès', 'Josette', 'Karim'].map(world.member))
    assert.ok(ines && josette && karim)
    for (const { accountId, presentationId } of [ines, josette]) {
      await world.lab.pool.query(
        `insert into people.circle_seat (id, circle, account_id, presentation_id, label, until)
         values ($1, 'steering', $2, $1, '', now() + interval '3 months')`,
        [presentationId, accountId],
      )
    }
    const decision = await propose(ines, '/cercles/pilotage', 'texte')
    assert.equal((await karim.get(decision)).status, 200)
    assert.equal((await answer(karim, decision, 'consent')).status, 403)
    assert.equal((await ines.post('/cercles/pilotage/decisions/proposer/nom', {})).status, 404)
    await answer(josette, decision, 'consent')
    assert.equal((await endDecision(world, decision)).outcome, 'consent')
    assert.match((await world.visitor().get('/cercles/registre')).text, /une décision a été prise ensemble/)
    assert.match(
      (await world.visitor().get('/cercles/pilotage')).text,
      /href="\/cercles\/pilotage\/decisions"/,
    )
  })
})
