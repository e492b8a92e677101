import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import { openGroup, startNewDay, waitThreeDays, whileHeld } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

suite('the roles of a group', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
  })
  after(() => world.close())
  beforeEach(async () => {
    await startNewDay(world)
    path = await openGroup(nadia)
  })

  const roleId = async (word: string) => {
    const row = await world.lab.db
      .selectFrom('groups.role as r')
      .innerJoin('groups.group as g', 'g.id', 'r.group_id')
      .select('r.id')
      .where('g.slug', '=', path.slice('/groupes/'.length))
      .where((eb) => eb.or([eb('r.word', '=', word), eb('r.name', '=', word)]))
      .executeTakeFirstOrThrow()
    return row.id
  }
  const holder = async (word: string) => {
    const row = await world.lab.db
      .selectFrom('groups.role_holding')
      .select('account_id')
      .where('role_id', '=', await roleId(word))
      .where('left_at', 'is', null)
      .where('until', '>', new Date())
      .executeTakeFirst()
    return row?.account_id
  }

  test('who opens a group leads it and is its contact', async () => {
    const page = await world.visitor().get(path)
    assert.match(page.text, /porter le groupe/)
    assert.equal(await holder('porter'), nadia.accountId)
    assert.equal(await holder('contact'), nadia.accountId)
  })

  test('one is named by a member and taken by anyone, who joins by the same tap', async () => {
    await nadia.post(`${path}/roles`, { word: 'filmer', details: 'Deux soirées' })
    assert.match((await world.visitor().get(path)).text, /<ul class="needs"><li>filmer<\/li>/)
    const page = await samir.submit(`${path}/roles/${await roleId('filmer')}/prendre`, { months: '1' })
    assert.match(page.text, /Ce rôle est à vous/)
    assert.equal(await holder('filmer'), samir.accountId)
    assert.match((await samir.get(path)).text, /Quitter le groupe/)
  })

  test('one may have a name of its own, and must have one', async () => {
    await nadia.post(`${path}/roles`, { word: '', name: 'apporter le café' })
    assert.match((await world.visitor().get(`${path}/roles`)).text, /apporter le café/)
    const page = await nadia.post(`${path}/roles`, { word: '', name: '' })
    assert.equal(page.status, 422)
    assert.match(page.text, /id="name-wrong"/)
  })

  test('one that is held is not taken by another, whoever taps first', async () => {
    await nadia.post(`${path}/roles`, { word: 'filmer' })
    const id = await roleId('filmer')
    const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => world.member(name)))
    const pages = await Promise.all(
      people.map((one) => one.submit(`${path}/roles/${id}/prendre`, { months: '3' })),
    )
    assert.equal(pages.filter((page) => page.text.includes('Ce rôle est à vous')).length, 1)
    assert.equal(pages.filter((page) => page.text.includes('Quelqu&#39;un tient ce rôle')).length, 4)
  })

  test('one is left when one wants, and is free again when its time is over', async () => {
    await nadia.post(`${path}/roles`, { word: 'filmer' })
    const id = await roleId('filmer')
    await samir.post(`${path}/roles/${id}/prendre`, { months: '1' })
    await nadia.post(`${path}/roles/${id}/laisser`)
    assert.equal(await holder('filmer'), samir.accountId)
    await samir.post(`${path}/roles/${id}/laisser`)
    assert.equal(await holder('filmer'), undefined)
    await samir.post(`${path}/roles/${id}/prendre`, { months: '1' })
    await sql`update groups.role_holding set until = now() - interval '1 minute' where role_id = ${id} and left_at is null`.execute(
      world.lab.db,
    )
    assert.match((await world.visitor().get(path)).text, /<li>filmer<\/li>/)
    await nadia.post(`${path}/roles/${id}/prendre`, { months: '1' })
    assert.equal(await holder('filmer'), nadia.accountId)
  })

  test('leading is announced for 72 hours before it changes hands', async () => {
    const id = await roleId('porter')
    await samir.post(`${path}/entrer`)
    await samir.post(`${path}/roles/${id}/prendre`, { months: '6' })
    assert.equal(await holder('porter'), nadia.accountId)
    assert.match((await world.visitor().get(path)).text, /Annoncé, pas encore fait/)
    await waitThreeDays(world)
    assert.equal(await holder('porter'), samir.accountId)
  })

  test('leading does not go to who left the group meanwhile', async () => {
    const id = await roleId('porter')
    await samir.post(`${path}/roles/${id}/prendre`, { months: '6' })
    await samir.post(`${path}/quitter`)
    await waitThreeDays(world)
    assert.equal(await holder('porter'), nadia.accountId)
  })

  test('roles are free again when their holder leaves the group', async () => {
    await nadia.post(`${path}/quitter`)
    assert.equal(await holder('contact'), undefined)
    assert.match((await world.visitor().get(path)).text, /<li>être le contact<\/li>/)
  })

  test('a vacant one is closed by any member, and any other brings it back', async () => {
    await nadia.post(`${path}/roles`, { word: 'filmer' })
    const id = await roleId('filmer')
    await samir.post(`${path}/entrer`)
    await samir.post(`${path}/roles/${id}/fermer`)
    assert.doesNotMatch((await world.visitor().get(`${path}/roles`)).text, /filmer/)
    const act = await world.lab.db
      .selectFrom('groups.act')
      .select('id')
      .where('subject_id', '=', id)
      .where('what', '=', 'role.closed')
      .executeTakeFirstOrThrow()
    await nadia.post(`${path}/histoire/${act.id}/defaire`)
    assert.match((await world.visitor().get(`${path}/roles`)).text, /filmer/)
  })

  test('one that is closed is not taken: the reader is told why', async () => {
    await nadia.post(`${path}/roles`, { word: 'filmer' })
    const id = await roleId('filmer')
    await nadia.post(`${path}/roles/${id}/fermer`)
    for (const page of [
      await samir.submit(`${path}/roles/${id}/prendre`, { months: '1' }),
      await nadia.submit(`${path}/roles/${id}/fermer`),
    ]) {
      assert.equal(page.status, 200)
      assert.match(page.text, /Ce rôle n(&#39;|')est plus demandé/)
    }
    assert.equal(await holder('filmer'), undefined)
  })

  test('one is never both closed and held, whoever taps first', async () => {
    await samir.post(`${path}/entrer`)
    for (const word of ['filmer', 'monter']) {
      await nadia.post(`${path}/roles`, { word: '', name: word })
      const id = await roleId(word)
      const take = () => samir.post(`${path}/roles/${id}/prendre`, { months: '1' })
      const close = () => nadia.post(`${path}/roles/${id}/fermer`)
      await whileHeld(world, path, word === 'filmer' ? [take, close] : [close, take], {
        first: (tx) => sql`select 1 from groups.role where id = ${id} for update`.execute(tx),
      })
      const role = await world.lab.db
        .selectFrom('groups.role')
        .select('closed_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      assert.equal(role.closed_at === null, (await holder(word)) !== undefined, word)
    }
  })

  test('leading gives no right over people: the leader has no act that a member has not', async () => {
    await samir.post(`${path}/entrer`)
    const acts = async (who: Member) =>
      [...(await who.get(path)).text.matchAll(/(?:action|href)="(\/groupes\/[^"]+)"/g)]
        .map((match) => match[1])
        .sort()
    assert.deepEqual(await acts(nadia), await acts(samir))
  })
})
