import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import { gather, openThree, propose } from '../../../test/support/decisions.ts'
import { groupAt } from '../../../test/support/groups.ts'
import type { Member, TestLab } from '../../../test/support/lab.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { writeSeat } from '../../people/index.ts'
import { closeBallot } from '../ballots/ballots.ts'
import { closeDecision } from './close.ts'

suite('a proposal that found no consent', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let lila: Member
  let path: string
  let decision: string

  before(async () => {
    ;({ world, nadia, samir, lila } = await openThree())
  })
  after(() => world.close())
  beforeEach(async () => {
    path = await gather(world, nadia, samir, lila)
    decision = await refused('nom', { newName: 'Preuves' })
  })

  const refused = async (what: string, more: Record<string, string> = {}) => {
    const fields = { title: 'Changer', text: 'Il le faut.', days: '5', ...more }
    const at = (await nadia.post(`${path}/decisions/proposer/${what}`, fields)).location ?? ''
    const id = at.split('/').at(-1) ?? ''
    for (const _ of ['once', 'again']) {
      await sql`update groups.decision set ends_at = now() - interval '1 second' where id = ${id}`.execute(
        world.lab.db,
      )
      await closeDecision(world.lab.db, id)
    }
    return at
  }
  const open = async (who: Member, more: Record<string, string> = {}) => {
    const page = await who.post(`${decision}/voter`, { method: 'choice', others: '', days: '5', ...more })
    return page.location ?? assert.fail(`not opened: ${page.status}`)
  }
  const end = async (vote: string) => {
    const id = vote.split('/').at(-1) ?? ''
    await sql`update groups.ballot set ends_at = now() - interval '1 second' where id = ${id}`.execute(
      world.lab.db,
    )
    await closeBallot(world.lab.db, id)
  }

  test('is put to a vote by anyone in the group, once at a time', async () => {
    assert.match((await samir.get(decision)).text, new RegExp(`href="${decision}/voter"`))
    const vote = await open(samir, { others: 'Preuves pour tous', secret: 'on' })
    const twice = await lila.post(`${decision}/voter`, { method: 'choice', others: '', days: '5' })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /Un vote est déjà ouvert/)
    const page = await lila.get(vote)
    for (const option of ['Adopter la proposition', 'Preuves pour tous', 'Ne rien changer'])
      assert.match(page.text, new RegExp(option))
    assert.match((await lila.get(decision)).text, new RegExp(`href="${vote}"`))
    const passer = await world.member('Passante')
    assert.equal(
      (await passer.post(`${decision}/voter`, { method: 'choice', others: '', days: '5' })).status,
      403,
    )
  })

  test('is asked for its votes, which nothing had while it was open', async () => {
    const asked: string[] = []
    watchStatements(world.lab.pool, (text) => asked.push(text))
    const fields = { title: 'Un mardi', text: 'Pour voir.', days: '5' }
    const open = (await nadia.post(`${path}/decisions/proposer/texte`, fields)).location ?? ''
    asked.length = 0
    await samir.get(open)
    assert.deepEqual(
      asked.filter((text) => text.includes('"ballot"')),
      [],
    )
    await samir.get(decision)
    assert.equal(asked.filter((text) => text.includes('"ballot"')).length, 1)
  })

  test('is voted on by each one alone: the desk reads why, and a name on paper votes once it is someone’s own', async () => {
    const desk = await world.member('Fatou')
    const { accountId, presentationId } = desk
    await writeSeat(world.lab.db, { circle: 'place', accountId, presentationId, months: 3, label: '' })
    const words = { name: 'Zora', text: 'Bonjour.', readers: 'lab', read: '1', agreed: '1' }
    const slip = await desk.submit('/paroles/pour', words)
    const code = /class="code">([^<]+)</.exec(slip.text)?.[1] ?? ''
    const known = await propose(nadia, path, 'texte')
    const why = /un vote ne s&#39;ajoute pas à la place de quelqu&#39;un/
    assert.match((await desk.get(`${known}/papier`)).text, why)
    await desk.post(`${known}/papier`, { choice: 'consent', version: '1', read: '1', code })
    const vote = await open(samir)
    assert.match((await desk.get(vote)).text, why)
    assert.doesNotMatch((await lila.get(vote)).text, why)
    const zora = await world.member('Zora elle-même')
    await zora.post(vote, { 'given-one': '0' })
    assert.match((await zora.get(vote)).text, /Seules les personnes qui décident ici votent/)
    await zora.post('/papier', { code, act: 'claim' })
    assert.match((await zora.submit(vote, { 'given-one': '0' })).text, /compté/)
  })

  test('changes what it says by itself when the vote keeps it', async () => {
    const vote = await open(samir)
    for (const member of [nadia, samir]) await member.post(vote, { 'given-one': '0' })
    await lila.post(vote, { 'given-one': '1' })
    assert.equal((await groupAt(world, path)).name, 'Preuves en poche')
    await end(vote)
    assert.equal((await groupAt(world, path)).name, 'Preuves')
    assert.match((await lila.get(decision)).text, /adoptée par un vote/)
    assert.match((await lila.get(`${path}/carnet`)).text, /Décidé ensemble : Changer/)
  })

  test('changes nothing when the vote keeps something else, and may be voted on again', async () => {
    const vote = await open(samir, { method: 'score' })
    for (const member of [nadia, samir, lila]) await member.post(vote, { 'given-0': '1', 'given-1': '4' })
    await end(vote)
    assert.equal((await groupAt(world, path)).name, 'Preuves en poche')
    assert.match((await lila.get(decision)).text, /C’est retenu\s:[^]*Ne rien changer/)
    await open(lila)
  })

  test('about setting someone aside is not voted on: that takes consent', async () => {
    const about = { person: lila.presentationId }
    decision = await refused('mise-a-l-ecart', about)
    assert.doesNotMatch((await samir.get(decision)).text, /voter"/)
    const page = await samir.post(`${decision}/voter`, { method: 'choice', others: '', days: '5' })
    assert.equal(page.status, 404)
  })
})
