import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { decisionAt, setLilaAside } from '../../../test/support/decisions.ts'
import { groupAt } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { eraseFromGroups, exportOfGroups } from '../personal.ts'
import { moveAppeals } from './appeals.ts'

suite('someone set aside from a group', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let volunteers: Member[]

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    volunteers = await Promise.all(['Inès', 'Josette', 'Karim', 'Rosa'].map(world.member))
    for (const one of [...volunteers, nadia]) await one.post('/moi/reglages', { lots: '1', 'own-time': '1' })
  })
  after(() => world.close())

  const setAside = () => setLilaAside(world, nadia, samir)
  const readDrawn = async (decision: string) => {
    const { id } = await decisionAt(world, decision)
    const { rows } = await world.lab.pool.query<{ account_id: string; appeal_id: string }>(
      `select h.account_id, h.appeal_id from groups.appeal_hearing h join groups.appeal a on a.id = h.appeal_id
       where a.decision_id = $1 and h.passed_at is null`,
      [id],
    )
    return rows.map((row) => ({
      member: volunteers.find(({ accountId }) => accountId === row.account_id) ?? assert.fail('a party'),
      appeal: `/appels/${row.appeal_id}`,
    }))
  }

  test('reads why, and appeals once, to people drawn by lot who are not in the group', async () => {
    const { lila, decision } = await setAside()
    assert.match((await lila.get('/moi')).text, /Le groupe a décidé que vous n&#39;y êtes plus/)
    assert.match((await lila.get(decision)).text, /Elle crie\.[\s\S]*Faire appel/)
    assert.doesNotMatch((await samir.get(decision)).text, /Trois personnes tirées au sort/)
    assert.equal((await samir.post(`${decision}/appel`, { appeal: 'Non.' })).status, 422)
    const said = await lila.submit(`${decision}/appel`, { appeal: 'On ne m’a pas laissée finir.' })
    assert.match(said.text, /Votre appel est parti/)
    assert.equal((await lila.post(`${decision}/appel`, { appeal: 'Encore.' })).status, 422)
    const drawn = await readDrawn(decision)
    assert.equal(drawn.length, 3)
    assert.match(
      (await world.visitor().get('/cercles/registre')).text,
      /un appel contre une mise à l&#39;écart/,
    )
  })

  test('is read, and answered, in the language each one wrote', async () => {
    const { lila, decision } = await setAside()
    await lila.post('/reglages/version', { locale: 'en' })
    await lila.post(`${decision}/appel`, { appeal: 'They did not let me finish.' })
    const [one, two] = await readDrawn(decision)
    assert.ok(one && two)
    const said = (await one.member.get(one.appeal)).text
    assert.match(said, /lang="en" dir="auto"><p>They did not let me finish\./)
    await one.member.post('/reglages/version', { locale: 'en' })
    for (const { member, appeal } of [one, two])
      await member.post(appeal, { position: 'keep', reason: 'I read it twice.' })
    await one.member.post('/reglages/version', { locale: 'fr' })
    await lila.post('/reglages/version', { locale: 'fr' })
    const { text } = await lila.get(decision)
    assert.equal(text.match(/<blockquote class="quote" lang="en" dir="auto">I read it twice/g)?.length, 1)
    assert.match(text, /<blockquote class="quote">I read it twice/)
  })

  test('comes back when two of the three say so, who read the words and no name', async () => {
    const { path, lila, decision } = await setAside()
    await lila.post(`${decision}/appel`, { appeal: 'On ne m’a pas laissée finir.' })
    const [one, two, three] = await readDrawn(decision)
    assert.ok(one && two && three)
    assert.match((await one.member.get('/moi')).text, /Entendre un appel/)
    const page = await one.member.get(one.appeal)
    assert.match(page.text, /Elle crie\.[\s\S]*On ne m’a pas laissée finir\./)
    assert.doesNotMatch(page.text, /Lila|Samir|Nadia/)
    assert.equal((await samir.get(one.appeal)).status, 404)
    assert.equal((await one.member.post(one.appeal, { position: 'lift' })).status, 422, 'a reason is given')
    for (const { member, appeal } of [one, two])
      await member.post(appeal, { position: 'lift', reason: 'On peut se parler.' })
    assert.match(
      (await lila.get(decision)).text,
      /la personne peut revenir dans le groupe[\s\S]*On peut se parler\./,
    )
    const late = await three.member.post(three.appeal, { position: 'keep', reason: 'Ah non, vraiment.' })
    assert.equal(late.status, 422)
    assert.match(late.text, /Ah non, vraiment\./)
    await lila.post(`${path}/entrer`)
    const { id } = await groupAt(world, path)
    const { rows } = await world.lab.pool.query(
      'select 1 from groups.member where group_id = $1 and account_id = $2',
      [id, lila.accountId],
    )
    assert.equal(rows.length, 1)
  })

  test('stays aside when they say so; who passes or is late gives way to another', async () => {
    const { path, lila, decision } = await setAside()
    await lila.post(`${decision}/appel`, { appeal: 'Laissez-moi finir.' })
    const [one] = await readDrawn(decision)
    assert.ok(one)
    await one.member.post(one.appeal, { position: 'pass', reason: '' })
    const next = await readDrawn(decision)
    assert.equal(next.length, 3)
    assert.ok(next.every(({ member }) => member !== one.member))
    await world.lab.pool.query(`update groups.appeal_hearing set answer_by = now() - interval '1 day'`)
    await moveAppeals(world.lab.db)
    assert.equal((await readDrawn(decision)).length, 0, 'no volunteer is left')
    await world.lab.pool.query('update groups.appeal_hearing set passed_at = null')
    for (const { member, appeal } of next.slice(0, 2))
      await member.post(appeal, { position: 'keep', reason: 'Le groupe a pris le temps.' })
    assert.match((await lila.get(decision)).text, /la décision reste/)
    assert.match((await lila.submit(`${path}/entrer`)).text, /Le groupe a décidé que vous n&#39;y êtes plus/)
  })

  test('leaves nothing of it when they leave the lab', async () => {
    const { lila, decision } = await setAside()
    await lila.post(`${decision}/appel`, { appeal: 'Mot unique : grenadine.' })
    const person = { accountId: lila.accountId, presentationIds: [lila.presentationId] }
    const mine = JSON.stringify((await exportOfGroups(world.lab.db, person)).heard)
    assert.match(mine, /grenadine/)
    await world.lab.db.transaction().execute((tx) => eraseFromGroups(tx, person))
    for (const table of ['decision', 'appeal', 'set_aside', 'appeal_hearing']) {
      const { rows } = await world.lab.pool.query(
        `select 1 from groups.${table} r where r::text like '%' || $1 || '%' or r::text like '%grenadine%'`,
        [lila.accountId],
      )
      assert.equal(rows.length, 0, table)
    }
  })
})
