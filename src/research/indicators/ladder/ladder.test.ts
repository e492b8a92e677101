import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { runDueJobs } from '../../../platform/jobs.ts'
import { openGroup, groupAt } from '../../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openStudy, quarters, release, sayYes } from '../../../../test/support/studies.ts'
import type { Dataset } from '../../dataset/shape.ts'
import { quarterOf } from '../../releases/quarters.ts'
import { measureScope } from '../compute.ts'
import { publishFigures } from '../keep.ts'
import { exportDeclarations, forgetDeclarers } from './personal.ts'
import { gatherRungs, readLadder } from './queries.ts'
import { meanOf } from './rungs.ts'

test('what is seen is the mean of the votes, and of none there is none', () => {
  assert.equal(meanOf([0, 0, 1, 0, 1, 0, 0, 0]), 4)
  assert.equal(meanOf([1, 0, 0, 0, 0, 0, 0, 4]), 6.6)
  assert.equal(meanOf([0, 0, 0, 0, 0, 0, 0, 0]), undefined)
})

suite('who decides in a group', () => {
  let lab: TestLab
  let nadia: Member
  let members: Member[]
  let passer: Member
  let scope: string
  let small: string

  before(async () => {
    lab = await openTestLab()
    const names = ['Nadia', 'Lila', 'Amina', 'Marc', 'Adèle', 'Fatou']
    members = await Promise.all(names.map((name) => lab.member(name)))
    passer = await lab.member('Passante')
    nadia = at(0)
    const path = await openGroup(nadia, { name: 'Preuves en poche' })
    for (const member of members.slice(1)) await member.post(`${path}/entrer`)
    scope = (await groupAt(lab, path)).id
    small = (await groupAt(lab, await openGroup(nadia, { name: 'À trois' }))).id
  })
  after(() => lab.close())

  const at = (index: number) => members[index] ?? assert.fail(`no member ${index}`)
  const page = () => `/recherche/echelle?portee=${scope}`
  const declare = (who: Member, rung: string, where = scope) =>
    who.post('/recherche/echelle/declarer', { scope: where, rung })
  const start = (who: Member, where = scope) => who.post('/recherche/echelle/voter', { scope: where })
  const cast = (who: Member, path: string, rung: number) =>
    who.submit(path, { 'secret-one': String(rung - 1) })
  /** Seven days go by, and the job that ends the vote runs. */
  const end = async (path: string) => {
    const id = path.replace('/votes/', '')
    const over = sql<Date>`now() - interval '1 second'`
    await lab.lab.db.updateTable('groups.ballot').set({ ends_at: over }).where('id', '=', id).execute()
    await lab.lab.db
      .updateTable('research.ladder_vote')
      .set({ ends_at: over })
      .where('ballot_id', '=', id)
      .execute()
    await sql`update graphile_worker._private_jobs set run_at = run_at - interval '7 days'`.execute(
      lab.lab.db,
    )
    await runDueJobs(lab.lab)
  }
  /** What is of a vote is of a quarter long over. */
  const age = async (quarter: string) =>
    lab.lab.db.updateTable('research.ladder_vote').set({ quarter }).where('scope', '=', scope).execute()

  const readReleased = async (): Promise<Dataset> => {
    const { content } = await lab.lab.db
      .selectFrom('research.release_file')
      .select('content')
      .where('name', '=', 'dataset.json')
      .executeTakeFirstOrThrow()
    return JSON.parse(content)
  }
  const gap = /ce qui est déclaré est 2,2 échelons plus haut que ce que les membres voient/

  test('is reached from the page of the group, and says nothing before anyone does', async () => {
    const { slug } = await lab.lab.db
      .selectFrom('groups.group')
      .select('slug')
      .where('id', '=', scope)
      .executeTakeFirstOrThrow()
    assert.match((await passer.get(`/groupes/${slug}`)).text, new RegExp(`portee=${scope}`))
    const { text } = await lab.visitor().get(page())
    assert.match(text, /Qui porte le groupe n’a pas encore déclaré d’échelon/)
    assert.match(text, /Aucun vote n’est encore fini/)
    assert.match(text, /On nous demande notre avis/)
  })

  test('is declared by who leads it alone, signed and dated', async () => {
    assert.equal((await at(1).get(`/recherche/echelle/declarer?portee=${scope}`)).status, 404)
    assert.equal((await declare(at(1), 'partenaires')).status, 404)
    assert.equal((await declare(passer, 'partenaires')).status, 404)
    const form = await nadia.get(`/recherche/echelle/declarer?portee=${scope}`)
    assert.match(form.text, /On décide ensemble, en partenaires/)
    assert.equal((await declare(nadia, 'roi')).status, 422)
    assert.equal((await declare(nadia, 'partenaires')).status, 303)
    // Said an hour before what follows, which takes no time here.
    await lab.lab.db
      .updateTable('research.ladder_declaration')
      .set({ declared_at: sql<Date>`now() - interval '1 hour'` })
      .execute()
    const { text } = await lab.visitor().get(page())
    assert.match(text, /On décide ensemble, en partenaires\s», échelon 6 sur 8/)
    assert.match(text, /Nadia/)
  })

  test('without a vote, what is declared is told alone', async () => {
    const told = await readLadder(lab.lab.db, scope, quarterOf(new Date()))
    assert.deepEqual([told.declared, told.perceived, told.over], [6, null, false])
    const [rung] = await gatherRungs(lab.lab.db, quarterOf(new Date()))
    assert.deepEqual(rung, { scope, declared: 6, perceived: '' })
  })

  test('a vote is opened by a member, not by others nor where fewer than five could vote', async () => {
    assert.equal((await start(passer)).status, 404)
    assert.match((await nadia.get(`/recherche/echelle?portee=${small}`)).text, /il faut être cinq au moins/)
    const few = await start(nadia, small)
    assert.equal(few.location, `/recherche/echelle?portee=${small}`)
  })

  test('told by fewer than five, nothing is: neither figures nor outcome', async () => {
    const { location } = await start(at(1))
    const path = location ?? assert.fail('no vote')
    assert.equal((await start(at(2))).location, page(), 'one at a time')
    for (const member of members.slice(0, 4)) await cast(member, path, 2)
    await end(path)
    for (const who of [nadia, passer]) {
      const said = await who.get(path)
      assert.match(said.text, /Les chiffres ne sont pas donnés/)
      assert.doesNotMatch(said.text, /C’est retenu/)
      assert.match((await who.get(page())).text, /Le résultat du vote n’est pas dit/)
    }
    const row = await lab.lab.db.selectFrom('research.ladder_vote').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([row.perceived, row.declared], [null, 6])
    assert.equal((await start(at(2))).location, page(), 'one a quarter')
    await age('2020-T1')
  })

  test('each counts once, in secret: no row says who saw which rung', async () => {
    const { location } = await start(at(2))
    const path = location ?? assert.fail('no vote')
    assert.match((await passer.get(path)).text, /Seules les personnes/)
    for (const [index, rung] of [5, 4, 3, 4, 4, 3].entries()) await cast(at(index), path, rung)
    assert.match((await cast(nadia, path, 8)).text, /déjà comptée/)
    const id = path.replace('/votes/', '')
    const { rows } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.columns
      where table_schema in ('groups', 'research') and column_name = 'ballot_id'`.execute(lab.lab.db)
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), [
      'groups.ballot_vote',
      'groups.ballot_voter',
      'research.ladder_vote',
    ])
    const open = await lab.lab.db.selectFrom('groups.ballot_vote').selectAll().execute()
    assert.deepEqual(open, [])
    await end(path)
    const row = await lab.lab.db
      .selectFrom('research.ladder_vote')
      .selectAll()
      .where('ballot_id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(row.perceived, [0, 0, 2, 3, 1, 0, 0, 0])
  })

  test('the gap is told in a sentence, and what is declared afterwards does not change it', async () => {
    await declare(nadia, 'consultes')
    const { text } = await lab.visitor().get(page())
    assert.match(
      text,
      /en moyenne\s: échelon 3,8\. Le plus proche\s: «\sOn nous demande notre avis\s» \(échelon 4\)/,
    )
    assert.match(text, gap)
    assert.match(text, /échelon 4 sur 8/)
  })

  test('what leaves of a study of the lab holds both, and its figure is worked out from them', async () => {
    const { present } = quarters()
    await lab.lab.db
      .updateTable('research.ladder_vote')
      .set({ quarter: present.name })
      .where('perceived', 'is not', null)
      .execute()
    const study = await openStudy(lab, 'ici')
    for (const [index, member] of members.entries())
      await sayYes(lab, study, member, { situation: index < 3 ? 'concerned' : 'trainer' })
    assert.equal(await release(lab, study), 'released')
    const dataset = await readReleased()
    assert.deepEqual(dataset.rungs, [{ scope, declared: 6, perceived: '0|0|2|3|1|0|0|0' }])
    assert.ok(dataset.scopes.some((one) => one.scope === scope))
    const { rungs } = await measureScope(dataset, 'lab')
    assert.ok(typeof rungs !== 'string' && Math.abs(rungs.value - 13 / 6) < 1e-9)
  })

  test('the gap is told beside the figures of that quarter, as the figure tells it', async () => {
    const link = new RegExp(`/recherche/participation\\?trimestre=\\d{4}-T\\d&amp;portee=${scope}`)
    assert.doesNotMatch((await lab.visitor().get(page())).text, link, 'there are none yet')
    await publishFigures(lab.lab.db, await readReleased())
    assert.match((await lab.visitor().get(page())).text, link)
    const { text } = await lab.visitor().get(`/recherche/participation?portee=${scope}`)
    assert.equal(text.match(new RegExp(gap, 'g'))?.length, 3, 'of the ladder, of the figure, of its picture')
    assert.match(text, /Dire où nous en sommes/)
  })

  test('who declared takes it along, and it stays without them', async () => {
    const person = { accountId: nadia.accountId, presentationIds: [nadia.presentationId] }
    assert.match(JSON.stringify(await exportDeclarations(lab.lab.db, person)), /"rung":6/)
    await lab.lab.db.transaction().execute((tx) => forgetDeclarers(tx, person))
    assert.deepEqual(await exportDeclarations(lab.lab.db, person), [])
    const { text } = await lab.visitor().get(page())
    const declared = text.slice(text.indexOf('Ce qui est déclaré'), text.indexOf('Ce qui est vu'))
    assert.match(declared, /échelon 4 sur 8/)
    assert.doesNotMatch(declared, /Nadia/)
  })

  test('of a group between peers nothing is told', async () => {
    const peers = await openGroup(at(1), { name: 'Entre pairs', peersFor: 'Qui veut', peersOut: 'rien' })
    const { id } = await groupAt(lab, peers)
    assert.equal((await at(1).get(`/recherche/echelle?portee=${id}`)).status, 404)
    assert.equal((await start(at(1), id)).status, 404)
  })

  test('in the lab, whoever said or did something lately opens it', async () => {
    assert.equal((await start(passer, 'lab')).status, 404)
    const { location } = await start(nadia, 'lab')
    assert.match(location ?? '', /^\/votes\//)
    assert.match((await nadia.get('/recherche/echelle')).text, /Un vote secret est ouvert/)
    assert.equal((await lab.visitor().get('/recherche/echelle?portee=000000000000')).status, 404)
  })
})
