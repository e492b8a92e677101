import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answer, endDecision, propose } from '../../../test/support/decisions.ts'
import { openGroup } from '../../../test/support/groups.ts'
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
