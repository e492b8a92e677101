import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answer, endDecision, gather, propose } from '../../../test/support/decisions.ts'
import { openGroup, startNewDay, whileHeld } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('an answer brought on paper', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let desk: Member
  let path: string
  let decision: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    desk = await world.member('Fatou')
    await world.lab.pool.query(
      `insert into people.circle_seat (id, circle, account_id, presentation_id, label, until)
       values ('siege', 'place', $1, $2, '', now() + interval '3 months')`,
      [desk.accountId, desk.presentationId],
    )
    path = await openGroup(nadia)
    await samir.post(`${path}/entrer`)
    decision = await propose(nadia, path, 'texte')
  })
  after(() => world.close())

  const paper = { choice: 'consent', version: '1', read: '1' }
  const drawSlip = async (name: string) => {
    const words = { name, text: 'Bonjour.', readers: 'lab', read: '1', agreed: '1' }
    const { text } = await desk.submit('/paroles/pour', words)
    return /class="code">([^<]+)</.exec(text)?.[1] ?? ''
  }

  test('is typed by the desk alone, once it was read back', async () => {
    assert.equal((await nadia.get(`${decision}/papier`)).status, 403)
    const fields = { ...paper, member: samir.presentationId }
    assert.equal((await nadia.post(`${decision}/papier`, fields)).status, 403)
    const unread = await desk.post(`${decision}/papier`, { ...fields, read: '' })
    assert.match(unread.text, /Relisez la réponse à la personne/)
  })

  test('counts for the member, who changes it later with their account, and whom nobody overrides', async () => {
    const brought = await desk.submit(`${decision}/papier`, {
      ...paper,
      ...{ member: samir.presentationId, choice: 'objection', reason: 'Le soir.', wayOut: 'Le matin.' },
    })
    assert.match(brought.text, /comme venue sur papier/)
    assert.match(
      (await nadia.get(decision)).text,
      /Samir[\s\S]*venu sur papier, avec l&#39;aide de[\s\S]*Fatou/,
    )
    assert.match((await samir.get(decision)).text, /Cette réponse est venue sur papier/)
    await answer(samir, decision, 'aside')
    const over = await desk.post(`${decision}/papier`, { ...paper, member: samir.presentationId })
    assert.equal(over.status, 422)
    assert.match(over.text, /a déjà répondu elle-même/)
  })

  test('counts for someone without an account, who changes it with the code of their slip', async () => {
    const code = await drawSlip('Zora')
    const wrong = await desk.post(`${decision}/papier`, { ...paper, code: '0000-0000-0000' })
    assert.match(wrong.text, /Ce code n&#39;ouvre rien/)
    await desk.post(`${decision}/papier`, { ...paper, code })
    assert.match((await nadia.get(decision)).text, /Zora[\s\S]*venu sur papier/)
    const opened = await world.visitor().post('/papier', { code })
    assert.match(opened.text, /Se voir le mardi/)
    assert.match(opened.text, /Répondu\s: D&#39;accord\./)
    const id = decision.split('/').at(-1) ?? ''
    const page = await world.visitor().post('/papier/decision', { code, decision: id })
    assert.match(page.text, /Plus de monde est libre\./)
    const changed = await world.visitor().submit('/papier/decision/reponse', {
      ...{ code, decision: id, choice: 'objection', reason: 'Non.', wayOut: 'Le jeudi.', version: '1' },
    })
    assert.match(changed.text, /Votre objection est notée/)
    assert.equal((await endDecision(world, decision)).outcome, null, 'it stands')
    const other = await drawSlip('Yanis')
    assert.equal((await world.visitor().post('/papier/decision', { code: other, decision: id })).status, 404)
    const typed = { code: other, decision: id, choice: 'consent', version: '1' }
    assert.equal((await world.visitor().post('/papier/decision/reponse', typed)).status, 404)
  })

  test('stays theirs when the name becomes that of an account, which counts once', async () => {
    const code = await drawSlip('Leïla')
    await desk.post(`${decision}/papier`, { ...paper, code })
    const leila = await world.member('Autre nom')
    await leila.post('/papier', { code, act: 'claim' })
    const { rows } = await world.lab.pool.query(
      `select p.account_id from groups.decision_position p join groups.member m
       on m.account_id = p.account_id and m.presentation_id = p.presentation_id where p.account_id = $1`,
      [leila.accountId],
    )
    assert.equal(rows.length, 1)
    const mine = await drawSlip('Doublon')
    await desk.post(`${decision}/papier`, { ...paper, code: mine })
    await samir.post('/papier', { code: mine, act: 'claim' })
    const left = await world.lab.pool.query(
      `select choice from groups.decision_position where account_id = $1 or account_id is null`,
      [samir.accountId],
    )
    assert.deepEqual(
      left.rows.map(({ choice }) => choice).sort(),
      ['aside', 'objection'],
      'his own, and that of Zora',
    )
  })

  test('says what the decision will do, and is given back when it comes too late', async () => {
    const code = await drawSlip('Mina')
    const other = await propose(nadia, path, 'nom', { newName: 'Vu de près' })
    await desk.post(`${other}/papier`, { ...paper, code })
    const id = other.split('/').at(-1) ?? ''
    const page = await world.visitor().post('/papier/decision', { code, decision: id })
    assert.match(page.text, /Si elle est adoptée[\s\S]*Vu de près/)
    await nadia.post(`${other}/retirer`)
    const late = await world.visitor().post('/papier/decision/reponse', {
      ...{ code, decision: id, choice: 'objection', version: '1' },
      ...{ reason: 'Je ne veux pas changer.', wayOut: 'Garder le nom.' },
    })
    assert.equal(late.status, 422)
    assert.match(late.text, /Je ne veux pas changer\./)
    assert.equal((await world.visitor().post('/papier/decision', { code, decision: id })).status, 404)
  })

  test('never lifts an objection that someone made by themself, to an earlier text either', async () => {
    const other = await propose(nadia, path, 'texte')
    await answer(samir, other, 'objection')
    const fields = { title: 'Se voir le jeudi', text: 'Plus de monde est libre.', version: '1' }
    assert.equal((await nadia.post(`${other}/modifier`, fields)).status, 303)
    const over = await desk.post(`${other}/papier`, {
      ...paper,
      ...{ version: '2', member: samir.presentationId },
    })
    assert.equal(over.status, 422)
    const { rows } = await world.lab.pool.query(
      `select p.choice from groups.decision_position p join groups.decision d on d.id = p.decision_id
       where p.account_id = $1 and d.title = 'Se voir le jeudi'`,
      [samir.accountId],
    )
    assert.deepEqual(rows, [{ choice: 'objection' }])
  })

  test('makes nobody take part when it is refused', async () => {
    const code = await drawSlip('Ondine')
    const other = await propose(nadia, path, 'texte')
    await nadia.post(`${other}/retirer`)
    assert.equal((await desk.post(`${other}/papier`, { ...paper, code })).status, 422)
    const { rows } = await world.lab.pool.query(
      `select 1 from groups.paper_member m join platform.thing t on t.id = m.presentation_id where t.title = 'Ondine'`,
    )
    assert.equal(rows.length, 0)
  })

  test('is not counted on where only members read the proposal', async () => {
    const [lila, omar] = [await world.member('Lila'), await world.member('Omar')]
    const small = await gather(world, nadia, samir, lila, omar)
    const known = await propose(nadia, small, 'texte')
    await desk.post(`${known}/papier`, { ...paper, code: await drawSlip('Rose') })
    assert.match((await nadia.get(known)).text, /sur 5 ont répondu/)
    const about = { title: 'Nous séparer', person: omar.presentationId }
    const parting = await propose(nadia, small, 'mise-a-l-ecart', about)
    assert.match((await nadia.get(parting)).text, /sur 3 ont répondu/)
    await answer(lila, parting, 'consent')
    await endDecision(world, parting)
    const back = await propose(nadia, small, 'retour', { person: omar.presentationId })
    assert.match((await nadia.get(back)).text, /sur 3 ont répondu/)
    await desk.post(`${small}/entrer`)
    const code = await drawSlip('Iris')
    assert.equal((await desk.post(`${back}/papier`, { ...paper, code })).status, 422)
    const { rows } = await world.lab.pool.query(
      `select 1 from groups.paper_member m join platform.thing t on t.id = m.presentation_id where t.title = 'Iris'`,
    )
    assert.equal(rows.length, 0)
  })

  test('does not tell the desk who is in a group between peers', async () => {
    await startNewDay(world)
    const peers = await openGroup(nadia, { peersFor: 'Qui entend des voix' })
    const kept = await propose(nadia, peers, 'texte')
    await world.lab.pool.query(
      `delete from groups.decision_position p using groups.decision d
      where d.id = p.decision_id and d.id = $1`,
      [kept.split('/').at(-1)],
    )
    const asked = await desk.post(`${kept}/papier`, { ...paper, member: nadia.presentationId })
    assert.equal(asked.status, 422)
    const { rows } = await world.lab.pool.query(
      'select 1 from groups.decision_position where decision_id = $1',
      [kept.split('/').at(-1)],
    )
    assert.equal(rows.length, 0)
  })

  test('that does not count for a member who is there under another name leaves them asked', async () => {
    await startNewDay(world)
    const yasmine = await world.member('Yasmine')
    await yasmine.post(`${path}/entrer`)
    const code = await drawSlip('Bis')
    const other = await propose(nadia, path, 'texte', { title: 'Un mardi sur deux' })
    await desk.post(`${other}/papier`, { ...paper, code })
    assert.match((await yasmine.get('/moi')).text, /Un mardi sur deux/)
    await yasmine.post('/papier', { code, act: 'claim' })
    assert.match((await yasmine.get('/moi')).text, /Un mardi sur deux/)
  })

  test('becomes someone’s own while nobody ends the decision', async () => {
    const code = await drawSlip('Ter')
    await desk.post(`${decision}/papier`, { ...paper, code })
    const lou = await world.member('Lou')
    const [claimed] = await whileHeld(world, path, [() => lou.post('/papier', { code, act: 'claim' })])
    assert.equal(claimed?.status, 303)
  })

  test('goes with the name when its holder erases it', async () => {
    const code = await drawSlip('Éphémère')
    await desk.post(`${decision}/papier`, { ...paper, code, reason: 'Mot unique : grenadine.' })
    await world.visitor().post('/papier', { code, act: 'leave' })
    const { rows } = await world.lab.pool.query(
      `select 1 from groups.decision_position p where p::text like '%grenadine%'`,
    )
    assert.equal(rows.length, 0)
  })
})
