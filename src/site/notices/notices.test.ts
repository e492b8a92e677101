import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openMailbox, type Mailbox } from '../../../test/support/mailbox.ts'
import { answerTo, say } from '../../../test/support/voices.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { planDigests } from './digest.ts'

suite('what someone is told', () => {
  let world: TestLab
  let mailbox: Mailbox
  let nadia: Member
  let samir: Member

  before(async () => {
    mailbox = await openMailbox()
    world = await openTestLab({ SMTP_URL: mailbox.url })
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    await answerTo(samir, await say(nadia, 'Le guichet est fermé.'), 'Secret de Samir')
  })
  after(async () => {
    await world.close()
    mailbox.close()
  })

  /** A night, then the morning after it. */
  const nextMorning = async () => {
    await planDigests(world.lab.db)
    await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`.execute(
      world.lab.db,
    )
    await runDueJobs(world.lab)
  }

  test('is one sort less in one act, and back in another', async () => {
    assert.match((await nadia.get('/moi')).text, /Samir vous a répondu/)
    const off = await nadia.submit('/moi/avis/voices', { on: '0' })
    assert.match(off.text, /C’est coupé/)
    assert.doesNotMatch((await nadia.get('/moi')).text, /Samir vous a répondu/)
    await nadia.post('/moi/avis/voices', { on: '0' })
    await nadia.post('/moi/avis/voices', { on: '1' })
    assert.match((await nadia.get('/moi')).text, /Samir vous a répondu/)
    assert.equal((await nadia.post('/moi/avis/veille', { on: '0' })).status, 404)
  })

  test('includes proposals that wait for their answer, until that is switched off', async () => {
    const path = await openGroup(samir, { name: 'Preuves' })
    await nadia.post(`${path}/entrer`)
    await samir.post(`${path}/decisions/proposer/texte`, { title: 'Le mardi', text: 'Oui.', days: '5' })
    assert.match((await nadia.get('/moi')).text, /À décider avec vous[^]*Le mardi/)
    await nadia.post('/moi/avis/decisions', { on: '0' })
    assert.doesNotMatch((await nadia.get('/moi')).text, /À décider avec vous/)
    await nadia.post('/moi/avis/decisions', { on: '1' })
  })

  test('comes by no letter to who did not ask, and needs an address', async () => {
    await nextMorning()
    assert.deepEqual(mailbox.letters, [])
    const page = await nadia.submit('/moi/avis/lettre', { on: '1' })
    assert.match(page.text, /ajoutez d’abord une adresse/)
  })

  test('comes by one letter a day at most, with no word of anyone, when there is something new', async () => {
    await world.lab.db
      .updateTable('people.account')
      .set({ email: 'nadia@example.org' })
      .where('id', '=', nadia.accountId)
      .execute()
    await nadia.post('/moi/avis/lettre', { on: '1' })
    await nextMorning()
    assert.deepEqual(mailbox.letters, [], 'what came before it was asked for is old')
    await answerTo(samir, await say(nadia, 'Encore fermé.'), 'Autre secret de Samir')
    await nextMorning()
    await nextMorning()
    assert.equal(mailbox.letters.length, 1)
    const letter = await mailbox.next()
    assert.match(letter, /une réponse ou un merci/)
    const body = letter.slice(letter.indexOf('\r\n\r\n'))
    assert.doesNotMatch(body, /secret|Samir|Nadia|fermé|Preuves/i)
  })

  test('is ended by the link of a letter, without signing in', async () => {
    const { stop_code: code } = await world.lab.db
      .selectFrom('site.notice')
      .select('stop_code')
      .where('digest', '=', true)
      .executeTakeFirstOrThrow()
    const visitor = world.visitor()
    assert.match((await visitor.get(`/avis/arreter/${code}`)).text, /Ne plus m’écrire/)
    assert.equal((await visitor.post('/avis/arreter/0000-0000-0000')).status, 404)
    const done = await visitor.submit(`/avis/arreter/${code}`)
    assert.match(done.text, /le lab n’écrit plus/)
    await answerTo(samir, await say(nadia, 'Toujours fermé.'), 'Oui')
    await nextMorning()
    assert.equal(mailbox.letters.length, 1)
  })
})
