import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { groupAt, openGroup } from '../../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { addName, speakAs } from '../../../../test/support/names.ts'
import { say } from '../../../../test/support/voices.ts'
import { writeSeat } from '../../../people/index.ts'
import { quarterOf } from '../../releases/quarters.ts'
import { gatherRungs } from './queries.ts'

suite('who decides in a strand and in the lab', () => {
  let lab: TestLab
  let josette: Member
  let nadia: Member
  let members: Member[]
  let passer: Member
  let strand: string
  let strandPath: string
  let group: string

  before(async () => {
    lab = await openTestLab()
    const names = ['Nadia', 'Lila', 'Amina', 'Marc', 'Adèle']
    members = await Promise.all(names.map((name) => lab.member(name)))
    nadia = members[0] ?? assert.fail('nobody')
    josette = await lab.member('Josette')
    passer = await lab.member('Passante')
    const { accountId, presentationId } = josette
    const seat = { circle: 'steering', accountId, presentationId, months: 3, label: '' } as const
    await writeSeat(lab.lab.db, seat)
    strandPath =
      (await nadia.post('/chantiers/ouvrir', { name: 'Guichets', purpose: 'Voir.' })).location ?? ''
    strand = (await lab.lab.pool.query('select id from groups.strand')).rows[0].id
    const path = await openGroup(nadia, { name: 'Preuves en poche', strand: slug() })
    for (const member of members.slice(1, 4)) await member.post(`${path}/entrer`)
    group = (await groupAt(lab, path)).id
    assert.equal((await groupAt(lab, path)).strand_id, strand)
  })
  after(() => lab.close())

  const page = (scope: string) =>
    scope === 'lab' ? '/recherche/echelle' : `/recherche/echelle?portee=${scope}`
  const form = (scope: string) => `/recherche/echelle/declarer?portee=${scope}`
  const declare = (who: Member, scope: string, rung = 'partenaires') =>
    who.post('/recherche/echelle/declarer', { scope, rung })
  const start = (who: Member, scope: string) => who.post('/recherche/echelle/voter', { scope })
  const slug = () => strandPath.split('/').at(-1) ?? ''
  const places = () => [strand, 'lab']

  test('the page of the strand leads there, and says that the circle that steers declares', async () => {
    assert.match((await lab.visitor().get(strandPath)).text, new RegExp(`portee=${strand}`))
    for (const scope of places())
      assert.match((await lab.visitor().get(page(scope))).text, /cercle de pilotage n’a pas encore déclaré/)
  })

  test('is declared by whoever steers alone, not by who leads a group there or opened the strand', async () => {
    for (const scope of places()) {
      for (const who of [nadia, passer]) {
        assert.equal((await who.get(form(scope))).status, 404)
        assert.equal((await declare(who, scope)).status, 404)
        assert.doesNotMatch((await who.get(page(scope))).text, /echelle\/declarer/)
      }
      assert.equal((await lab.visitor().get(form(scope))).status, 401)
      assert.match((await josette.get(page(scope))).text, /echelle\/declarer/)
      assert.match((await josette.get(form(scope))).text, /On décide ensemble, en partenaires/)
      assert.equal((await declare(josette, scope)).location, page(scope))
    }
    assert.equal((await declare(josette, group)).status, 404, 'a group is for who leads it')
    const { rows } = await lab.lab.pool.query(
      'select scope from research.ladder_declaration order by declared_at',
    )
    assert.deepEqual(
      rows.map(({ scope }) => scope),
      places(),
    )
  })

  test('is signed with the name under which the seat is held, whichever name is used meanwhile', async () => {
    const bird = await addName(lab, josette, 'Oiseau de nuit')
    await speakAs(josette, bird)
    for (const scope of places()) {
      assert.equal((await declare(josette, scope, 'consultes')).status, 303)
      const { text } = await lab.visitor().get(page(scope))
      assert.match(text, /On nous demande notre avis\s», échelon 4 sur 8/)
      assert.match(text, /Josette/)
      assert.doesNotMatch(text, /Oiseau de nuit/)
      assert.match(text, /échelon 6 sur 8/, 'what was declared before stays')
    }
    await speakAs(josette, josette)
  })

  test('leaves with the rungs of a quarter, for the strand and for the lab', async () => {
    const rungs = await gatherRungs(lab.lab.db, quarterOf(new Date()))
    assert.deepEqual(
      new Map(rungs.map(({ scope, declared }) => [scope, declared])),
      new Map(places().map((scope) => [scope, 4])),
    )
  })

  test('in a strand those of its groups vote, once they are five, each once whatever groups they are in', async () => {
    const other = await openGroup(nadia, { name: 'Autre', strand: slug() })
    await members[1]?.post(`${other}/entrer`)
    assert.equal((await start(nadia, strand)).location, page(strand), 'four of them')
    assert.equal((await lab.lab.db.selectFrom('research.ladder_vote').select('scope').execute()).length, 0)
    await members[4]?.post(`${other}/entrer`)
    for (const who of [passer, josette]) assert.equal((await start(who, strand)).status, 404)
    const { location } = await start(members[4] ?? nadia, strand)
    assert.match(location ?? '', /^\/votes\//)
    assert.match((await passer.get(location ?? '')).text, /Seules les personnes/)
    assert.match((await lab.visitor().get(page(strand))).text, /Un vote secret est ouvert/)
  })

  test('in the lab a seat alone gives no vote, and what one says does', async () => {
    assert.equal((await start(josette, 'lab')).status, 404)
    await say(josette, 'Bonjour.')
    assert.match((await start(josette, 'lab')).location ?? '', /^\/votes\//)
  })

  test('once the seat is over nobody declares with it, and what was declared stays', async () => {
    await lab.lab.pool.query("update people.circle_seat set until = now() - interval '1 minute'")
    for (const scope of places()) {
      assert.equal((await declare(josette, scope)).status, 404)
      assert.equal((await josette.get(form(scope))).status, 404)
      assert.match((await lab.visitor().get(page(scope))).text, /échelon 4 sur 8/)
    }
  })

  test('a strand that care hid has no page, no vote and no declaration', async () => {
    await lab.lab.pool.query("update people.circle_seat set until = now() + interval '30 days'")
    await lab.lab.pool.query('update platform.thing set hidden_at = now() where id = $1', [strand])
    assert.equal((await lab.visitor().get(page(strand))).status, 404)
    assert.equal((await declare(josette, strand)).status, 404)
    assert.equal((await start(nadia, strand)).status, 404)
    await lab.lab.pool.query('update platform.thing set hidden_at = null where id = $1', [strand])
  })
})
