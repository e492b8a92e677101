import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { groupAt, openGroup } from '../../../test/support/groups.ts'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../../test/support/lab.ts'
import { addPresentation } from '../../people/index.ts'
import { actAsMember } from '../../platform/acting.tsx'
import { visibleTo } from '../../platform/things.ts'
import { castVote, closeBallot, openBallot } from './ballots.ts'
import { eraseVotes, exportVotes } from './personal.ts'
import { readBallot } from './queries.ts'
import type { Method } from './methods.ts'
import { registerBallotSubject } from './subjects.ts'

/** A question put to the members of a group. */
registerBallotSubject({
  kind: 'group',
  voterIn: (db, viewer, groupId) => actAsMember(db, viewer, groupId),
  read: (db, viewer, groupId) =>
    db
      .selectFrom('platform.thing as t')
      .select(['t.title', 't.path', 't.lang'])
      .where('t.id', '=', groupId)
      .where(visibleTo(viewer))
      .executeTakeFirst(),
})

suite('a vote', () => {
  let world: TestLab
  let members: Member[]
  let groupId: string

  before(async () => {
    world = await openTestLab()
    const names = Array.from({ length: 50 }, (_, index) => `Membre ${index}`)
    members = await Promise.all(names.map((name) => world.member(name)))
    const path = await openGroup(at(0), { name: 'Qui vote' })
    for (const member of members.slice(1)) await member.post(`${path}/entrer`)
    groupId = (await groupAt(world, path)).id
  })
  after(() => world.close())

  const at = (index: number) => members[index] ?? assert.fail(`no member ${index}`)
  const open = (method: Method, secret: boolean) =>
    openBallot(world.lab.db, {
      subject: { kind: 'group', id: groupId },
      question: 'Où va-t-on ?',
      lang: 'fr',
      method,
      options: ['À la mer', 'À la montagne'],
      dots: 5,
      secret,
      endsAt: new Date(Date.now() + 86_400_000),
    })
  const vote = (member: Member, id: string, marks: number[]) =>
    castVote(world.lab.db, viewerOf(member), id, marks)
  const end = async (id: string) => {
    await sql`update groups.ballot set ends_at = now() - interval '1 second' where id = ${id}`.execute(
      world.lab.db,
    )
    await closeBallot(world.lab.db, id)
  }
  const rowOf = (id: string) =>
    world.lab.db.selectFrom('groups.ballot').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  test('counts each account once, all at once and whatever name speaks', async () => {
    const id = await open('choice', true)
    const other = await addPresentation(world.lab.db, { accountId: at(0).accountId, name: 'Autre nom' })
    const twice = { ...viewerOf(at(0)), presentationId: other.presentationId }
    const cast = await Promise.all([
      ...members.flatMap((member) => [vote(member, id, [1, 0]), vote(member, id, [0, 1])]),
      castVote(world.lab.db, twice, id, [0, 1]),
    ])
    assert.equal(cast.filter((said) => said === 'counted').length, members.length)
    assert.equal(cast.filter((said) => said === 'already').length, members.length + 1)
    const { counts, voters } = await rowOf(id)
    assert.equal(voters, members.length)
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      members.length,
    )
  })

  test('is for those who are asked, until it ends', async () => {
    const id = await open('choice', false)
    assert.equal(await vote(await world.member('Passante'), id, [1, 0]), 'not-asked')
    assert.equal(await vote(at(0), id, [1, 1]), 'invalid')
    assert.equal(await vote(at(0), id, [1, 0]), 'counted')
    await end(id)
    assert.equal(await vote(at(1), id, [1, 0]), 'closed')
    assert.equal((await rowOf(id)).voters, 1)
  })

  test('that all see may be changed until the end', async () => {
    const id = await open('score', false)
    await vote(at(0), id, [5, 0])
    await vote(at(0), id, [0, 5])
    await vote(at(1), id, [1, 2])
    await end(id)
    const { counts, winner } = await rowOf(id)
    assert.deepEqual([counts, winner], [[1, 7], 1])
  })

  test('that is secret leaves no row that says who gave what', async () => {
    const id = await open('choice', true)
    for (const [index, member] of members.entries()) await vote(member, id, index % 3 === 0 ? [1, 0] : [0, 1])
    await end(id)
    // All that the tables say of each voter, row metadata included: nothing in it may differ with what was voted.
    const { rows } = await sql<{ columns: string[] }>`
      select array_agg(column_name::text order by column_name) as columns from information_schema.columns
      where table_schema = 'groups' and table_name = 'ballot_voter'`.execute(world.lab.db)
    assert.deepEqual(rows[0]?.columns, ['account_id', 'ballot_id'])
    const open_ = await world.lab.db
      .selectFrom('groups.ballot_vote')
      .selectAll()
      .where('ballot_id', '=', id)
      .execute()
    assert.deepEqual(open_, [])
    const { rows: ballots } = await sql<{ xmin: string; voter: string | null }>`
      select b.xmin::text, v.account_id as voter from groups.ballot b
      left join groups.ballot_voter v on v.ballot_id = b.id and v.xmin = b.xmin where b.id = ${id}`.execute(
      world.lab.db,
    )
    assert.deepEqual(
      ballots.map(({ voter }) => voter),
      [null],
      'the counts were last written by the end of the vote, with no voter',
    )
  })

  test('that is secret leaves nothing typed behind when the session is over', async () => {
    const id = await open('choice', true)
    const page = await world.visitor().post(`/votes/${id}`, { 'secret-one': '1' })
    assert.doesNotMatch(page.text, /name="secret-one"/)
    assert.match((await world.visitor().get(`/votes/${id}`)).text, /Entrer pour voter/)
  })

  test('tells its figures at the end alone, and not where they would tell a vote', async () => {
    const shown = async (id: string) => readBallot(world.lab.db, viewerOf(at(0)), id)
    const spread = await open('choice', true)
    for (const [index, member] of members.entries())
      await vote(member, spread, index % 3 === 0 ? [1, 0] : [0, 1])
    assert.equal((await shown(spread))?.result, null)
    await end(spread)
    assert.deepEqual((await shown(spread))?.result?.figures, { counts: [17, 33], voters: 50 })
    const alike = await open('choice', true)
    for (const member of members) await vote(member, alike, [1, 0])
    await end(alike)
    assert.deepEqual(await shown(alike).then((ballot) => [ballot?.result?.winner, ballot?.result?.figures]), [
      0,
      null,
    ])
    const page = await at(0).get(`/votes/${alike}`)
    assert.match(page.text, /À la mer/)
    assert.match(page.text, /Les chiffres ne sont pas donnés/)
  })

  test('ends with a receipt in plain words, without a script', async () => {
    const id = await open('dots', true)
    const page = await at(3).get(`/votes/${id}`)
    assert.match(page.text, /name="secret-0"/)
    const refused = await at(3).post(`/votes/${id}`, { 'secret-0': '4', 'secret-1': '4' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /pas plus de 5 en tout/)
    const cast = await at(3).submit(`/votes/${id}`, { 'secret-0': '4', 'secret-1': '1' })
    assert.match(cast.text, /Votre voix est comptée, une seule fois/)
  })

  test('is taken along by who leaves, and nothing of theirs stays but the sums of secret votes', async () => {
    const leaving = at(7)
    const secret = await open('choice', true)
    const seen = await open('choice', false)
    for (const id of [secret, seen]) await vote(leaving, id, [0, 1])
    const person = { accountId: leaving.accountId, presentationIds: [leaving.presentationId] }
    const taken = await exportVotes(world.lab.db, person)
    assert.ok(taken.seen?.some((row) => row.vote === seen && row.marks[1] === 1))
    assert.ok(taken.secret?.some((row) => row.vote === secret))
    await eraseVotes(world.lab.db, person)
    assert.deepEqual(await exportVotes(world.lab.db, person), { seen: [], secret: [] })
    assert.deepEqual((await rowOf(secret)).counts, [0, 1])
    await end(seen)
    assert.equal((await rowOf(seen)).voters, 0)
  })

  test('ends once, however often its end is called', async () => {
    const id = await open('lots', false)
    await end(id)
    const first = await rowOf(id)
    await closeBallot(world.lab.db, id)
    assert.deepEqual(await rowOf(id), first)
    assert.ok(first.winner !== null && first.drawn)
  })
})
