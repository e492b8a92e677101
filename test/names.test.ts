import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { applyChange } from '../src/groups/changes/apply.ts'
import { groupAt, openGroup } from './support/groups.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { addName, speakAs, type OtherName } from './support/names.ts'
import { dayIn, propose } from './support/place.ts'
import { openNext, publishDraft, startProduction } from './support/productions.ts'

/** Someone is in a group under one name and speaks under another: nothing in the group may show both. */
suite('someone with two names', () => {
  let lab: TestLab
  /** In the group. */
  let nadia: Member
  /** The name that Nadia speaks under in these tests. */
  let bird: OtherName
  let samir: Member
  let path: string
  let groupId: string

  before(async () => {
    lab = await openTestLab()
    nadia = await lab.member('Nadia')
    samir = await lab.member('Samir')
    bird = await addName(lab, nadia, 'Oiseau de nuit')
    path = await openGroup(samir)
    await nadia.post(`${path}/entrer`)
    groupId = (await groupAt(lab, path)).id
    await speakAs(nadia, bird)
  })
  after(() => lab.close())

  /** Every table of every module but people where a row bears the name that speaks now. */
  async function whereBirdIs(): Promise<string[]> {
    const { rows } = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('conversation', 'groups', 'place', 'productions', 'institutions', 'platform')`.execute(
      lab.lab.db,
    )
    const found: string[] = []
    for (const { schema, name } of rows) {
      const { rows: hits } = await sql`
        select 1 from ${sql.table(`${schema}.${name}`)} r where r::text like ${`%${bird.presentationId}%`}
          and r::text not like '%presentation%'`.execute(lab.lab.db)
      if (hits.length > 0) found.push(`${schema}.${name}`)
    }
    return found
  }

  test('acts in the group under the name by which they are in it', async () => {
    await nadia.post(`${path}/carnet/ecrire`, { text: 'Nous avons filmé.', for: 'page' })
    await nadia.post(`${path}/moyens/offres`, { word: 'materiel', details: 'Ma caméra' })
    await nadia.post(`${path}/moyens/besoins`, { missing: 'salle' })
    await nadia.post(`${path}/roles`, { name: 'Monter les images' })
    await nadia.post(`${path}/promesse`, { promise: 'jeu' })
    const role = await lab.lab.db
      .selectFrom('groups.role')
      .select('id')
      .where('name', '=', 'Monter les images')
      .executeTakeFirstOrThrow()
    await nadia.post(`${path}/roles/${role.id}/prendre`, { months: '3' })
    await nadia.post(`${path}/terminer/arret`, { learned: 'Ce que j’ai appris.' })
    assert.deepEqual(await whereBirdIs(), [])
    for (const part of ['', '/roles', '/moyens', '/carnet', '/histoire']) {
      const { text } = await samir.get(`${path}${part}`)
      assert.match(text, /Nadia/, part)
      assert.doesNotMatch(text, /Oiseau de nuit/, part)
    }
  })

  test('objects under that name too', async () => {
    const change = await lab.lab.db
      .selectFrom('groups.announced_change')
      .select('id')
      .executeTakeFirstOrThrow()
    await nadia.post(`${path}/annonces/${change.id}/objecter`, { reason: 'Pas encore.' })
    assert.deepEqual(await whereBirdIs(), [])
  })

  test('is told under which name they write there, and only then', async () => {
    const told = /Vous écrivez ici sous le nom Nadia/
    for (const part of ['', '/carnet/ecrire', '/moyens', '/roles', '/terminer', '/modifier'])
      assert.match((await nadia.get(`${path}${part}`)).text, told, part)
    assert.doesNotMatch((await samir.get(`${path}/carnet/ecrire`)).text, /Vous écrivez ici/)
    await speakAs(nadia, nadia)
    assert.doesNotMatch((await nadia.get(`${path}/carnet/ecrire`)).text, told)
    await speakAs(nadia, bird)
  })

  test('speaks to the members of the group, answers and thanks them under that name', async () => {
    const form = await nadia.get('/paroles/dire')
    assert.match(form.text, /Vu d’en bas[^<]*\(sous le nom Nadia\)/)
    await nadia.post('/paroles/dire', { text: 'Entre nous.', readers: `group:${groupId}`, lang: 'fr' })
    await samir.post('/paroles/dire', { text: 'À vous tous.', readers: `group:${groupId}`, lang: 'fr' })
    const { id } = await lab.lab.db
      .selectFrom('platform.thing')
      .select('id')
      .where('title', '=', 'À vous tous.')
      .executeTakeFirstOrThrow()
    assert.match((await nadia.get(`/paroles/${id}`)).text, /Vous écrivez ici sous le nom Nadia/)
    assert.match((await nadia.get(`/paroles/${id}/repondre`)).text, /Vous écrivez ici sous le nom Nadia/)
    await nadia.post(`/paroles/${id}/repondre`, { text: 'Je te réponds.', lang: 'fr' })
    await nadia.post(`/paroles/${id}/merci`)
    assert.deepEqual(await whereBirdIs(), [])
    assert.match((await samir.get(`/paroles/${id}`)).text, /Je te réponds/)
    assert.match((await samir.get('/moi/mercis')).text, /Nadia/)
  })

  test('proposes a workshop of the group and books a seat there under that name', async () => {
    const form = await nadia.get('/ateliers/proposer')
    assert.match(form.text, /Vu d’en bas \(sous le nom Nadia\)/)
    const date = await propose(nadia, { title: 'Monter ensemble', group: groupId, day: dayIn(9) })
    assert.deepEqual(await whereBirdIs(), [])
    const page = await nadia.get(date)
    assert.match(page.text, /id="name"[^>]*value="Nadia"|value="Nadia"[^>]*id="name"/)
  })

  test('makes, names, publishes and goes on with a production of the group under that name', async () => {
    const form = await nadia.get('/productions/proposer/guide')
    assert.match(form.text, /Vu d’en bas \(sous le nom Nadia\)/)
    // As the form came: with the name that speaks, then the group was chosen.
    const draft = await startProduction(nadia, { group: groupId, named: 'Oiseau de nuit' })
    assert.match((await nadia.get(`${draft}/publier`)).text, /Vous écrivez ici sous le nom Nadia/)
    assert.deepEqual(await whereBirdIs(), [])
    const made = await publishDraft(nadia, draft)
    await publishDraft(nadia, await openNext(nadia, made), { changed: 'Une faute de moins.' })
    assert.deepEqual(await whereBirdIs(), [])
    const { text } = await lab.visitor().get(made)
    assert.match(text, /Nadia/)
    assert.doesNotMatch(text, /Oiseau de nuit/)
  })

  test('goes on with what they made alone under the name it was begun with', async () => {
    await speakAs(nadia, nadia)
    const draft = await startProduction(nadia, { title: 'Toute seule', named: 'Nadia' })
    await speakAs(nadia, bird)
    assert.match((await nadia.get(`${draft}/publier`)).text, /Vous écrivez ici sous le nom Nadia/)
    await publishDraft(nadia, draft)
    assert.deepEqual(await whereBirdIs(), [])
  })

  test('leaves under one name and comes back under another, and nothing of the first moves', async () => {
    const other = await openGroup(samir, { name: 'Un autre groupe' })
    await speakAs(nadia, nadia)
    await nadia.post(`${other}/moyens/offres`, { word: 'materiel', details: 'Mon micro' })
    await nadia.post(`${other}/entrer`)
    await nadia.post(`${other}/roles/${await leadOf(other)}/prendre`, { months: '3' })
    await nadia.post(`${other}/quitter`)
    await speakAs(nadia, bird)
    await nadia.post(`${other}/entrer`)
    const change = await lab.lab.db
      .updateTable('groups.announced_change')
      .set({ takes_effect_at: sql<Date>`now() - interval '1 second'` })
      .where('what', '=', 'lead')
      .returning('id')
      .executeTakeFirstOrThrow()
    await applyChange(lab.lab.db, change.id)
    // What Nadia announced is not given to who is there now: they would be seen to be one.
    const { text } = await samir.get(`${other}/histoire`)
    assert.match(text, /Nadia<\/a>\)\s*:\s*retiré/)
    await nadia.post(`${other}/quitter`)
    await nadia.post(`${other}/moyens/offres`, { word: 'materiel', details: 'Ma table' })
    await speakAs(nadia, nadia)
    await nadia.post(`${other}/entrer`)
    await nadia.post(`${other}/quitter`)
    // An offer of the other name does not go when this one leaves.
    assert.match((await samir.get(`${other}/moyens`)).text, /Ma table/)
  })

  async function leadOf(group: string): Promise<string> {
    const { id } = await groupAt(lab, group)
    const row = await lab.lab.db
      .selectFrom('groups.role')
      .select('id')
      .where('group_id', '=', id)
      .where('word', '=', 'porter')
      .executeTakeFirstOrThrow()
    return row.id
  }
})
