import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { jsonOf } from '../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import {
  findId,
  formWith,
  makeProduction,
  openProjectGroup,
  publishDraft,
  startProduction,
} from '../../test/support/productions.ts'
import { personalParts } from '../platform/personal.ts'

describe('what this module keeps about people', () => {
  let test: TestLab
  let karim: Member

  before(async () => {
    test = await openTestLab()
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const personOf = ({ accountId, presentationId }: Member) => ({
    accountId,
    presentationIds: [presentationId],
  })
  const part = () => {
    const found = personalParts().find(({ name }) => name === 'productions')
    assert.ok(found)
    return found
  }
  const leave = (member: Member) =>
    test.lab.db.transaction().execute(async (tx) => {
      for (const one of personalParts().toReversed()) await one.erase(tx, personOf(member))
    })

  it('is handed over: what they made, with every text, names, needs and trials', async () => {
    const nadia = await test.member('Nadia')
    await makeProduction(nadia, { title: 'Mon guide', partText: 'Mes mots.', named: 'Nadia' })
    const need = await nadia.post('/besoins/dire', { title: 'Mon besoin d’avant', purpose: 'Pour voir.' })
    await nadia.post(`${need.location}/modifier`, { title: 'Mon besoin', purpose: 'Pour voir.', saves: '1' })
    const tried = await makeProduction(nadia, { title: 'Essayée' })
    await nadia.post(`${tried}/essais`, {
      place: 'Chez nous',
      happened: 'Bien.',
      town: 'Bastia (Haute-Corse)',
    })
    const given = await jsonOf(await part().exportOf(test.lab.db, personOf(nadia)))
    for (const text of ['Haute-Corse', 'Mon guide', 'Mes mots.', 'Nadia', 'Mon besoin', 'Mon besoin d’avant'])
      assert.ok(given.includes(text), text)
    assert.ok(!(await jsonOf(await part().exportOf(test.lab.db, personOf(karim)))).includes('Mon guide'))
  })

  it('what they made alone goes with its files; adaptations of it stay', async () => {
    const nadia = await test.member('Nadia')
    const path = await makeProduction(nadia, { title: 'Rien qu’à moi' })
    const begun = await karim.post(`${path}/adapter`, { title: 'Adaptée', why: 'Autre public.' })
    const adapted = await publishDraft(karim, begun.location ?? '')
    await leave(nadia)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.equal((await test.visitor().get(adapted)).status, 200)
  })

  it('whoever keeps copies hears of all that went, and of the names that went from what stays', async () => {
    const nadia = await test.member('Nadia')
    const path = await makeProduction(nadia, { title: 'Qui part' })
    const stays = await makeProduction(karim, { title: 'Qui reste' })
    await nadia.post(`${stays}/essais`, { place: 'Ici', happened: 'Oui.' })
    const trial = findId(await nadia.get(`${stays}/essais`), 'essai-')
    const need = await nadia.post('/besoins/dire', { title: 'B', purpose: 'P' })
    const naming = /href="(\/productions\/noms\/[0-9a-z]{12})"/.exec((await karim.get(stays)).text)?.[1] ?? ''
    await karim.post(naming, { name: 'Nadia', handle: nadia.handle })
    const { pool } = test.lab
    const idOf = async (at: string) =>
      (await pool.query('select id from platform.thing where path = $1', [at])).rows[0].id
    const gone = [await idOf(path), trial, need.location?.slice(-12), await idOf(stays)]
    await leave(nadia)
    const { rows } = await pool.query(
      "select name, ids->>'thingId' as thing from platform.fact order by id desc limit 4",
    )
    const names = gone.map((id) => rows.find((row) => row.thing === id)?.name)
    assert.deepEqual(names, ['production.erased', 'trial.erased', 'need.erased', 'production.named'])
  })

  it('someone named takes their name with them and the production stays', async () => {
    const nadia = await test.member('Nadia')
    const path = await makeProduction(karim, { title: 'À deux mains', named: 'Karim' })
    const naming = /href="(\/productions\/noms\/[0-9a-z]{12})"/.exec((await karim.get(path)).text)?.[1] ?? ''
    await karim.post(naming, { name: 'Nadia du 3e', handle: nadia.handle })
    const id = /noms\/([0-9a-z]{12})\/accepter/.exec((await nadia.get('/productions/ebauches')).text)?.[1]
    await nadia.post(`/productions/noms/${id}/accepter`)
    assert.match((await test.visitor().get(path)).text, /Nadia du 3e/)
    await leave(nadia)
    const page = await test.visitor().get(path)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /Nadia/)
    assert.match(page.text, />Karim</)
  })

  it('what they published with a group stays with it, pictures too, and its members go on writing it', async () => {
    const nadia = await test.member('Nadia')
    const group = await openProjectGroup(nadia, 'Qui reste')
    await karim.post(`${group.path}/entrer`)
    const content = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#0a6' } })
      .png()
      .toBuffer()
    const form = formWith(
      { title: 'Du groupe', summary: 'S', group: group.id, coverAlt: 'Un carré vert' },
      { cover: { name: 'a.png', type: 'image/png', content } },
    )
    const path = await publishDraft(nadia, await startProduction(nadia, form))
    await leave(nadia)
    const page = await test.visitor().get(path)
    assert.equal(page.status, 200)
    const image = /src="(\/fichiers\/[^"]+)"[^>]*alt="Un carré vert"/.exec(page.text)?.[1] ?? ''
    assert.equal((await test.visitor().get(image)).status, 200)
    assert.equal((await karim.post(`${path}/modifier`)).status, 303)
    assert.equal((await karim.post(`${path}/effacer`, { sure: '1' })).status, 303)
  })

  it('no row holds their account or presentation afterwards', async () => {
    const nadia = await test.member('Nadia')
    const group = await openProjectGroup(nadia, 'Sans trace')
    const path = await publishDraft(
      nadia,
      await startProduction(nadia, { title: 'Trace', group: group.id, named: 'N' }),
    )
    await startProduction(nadia, { title: 'Ébauche seule' })
    await startProduction(nadia, { title: 'Ébauche commune', group: group.id })
    await nadia.post(`${path}/essais`, { place: 'Ici', happened: 'Oui, un axolotl.' })
    const trial = findId(await nadia.get(`${path}/essais`), 'essai-')
    await nadia.post(`${path}/essais/${trial}/modifier`, { place: 'Là', happened: 'Non.', saves: '1' })
    const need = await nadia.post('/besoins/dire', { title: 'B', purpose: 'Un axolotl.' })
    await nadia.post(`${need.location}/modifier`, { title: 'B', purpose: 'P', saves: '1' })
    const { pool } = test.lab
    const readBefore = () =>
      pool.query(`select 1 from platform.thing_version where texts::text like '%axolotl%'`)
    assert.equal((await readBefore()).rowCount, 2)
    await leave(nadia)
    assert.equal((await readBefore()).rowCount, 0)
    for (const table of ['production', 'edition', 'part', 'author', 'need', 'answer', 'trial']) {
      const { rows } = await pool.query(`select row_to_json(r)::text as row from productions.${table} r`)
      const left = rows.filter(
        ({ row }) => row.includes(nadia.accountId) || row.includes(nadia.presentationId),
      )
      assert.deepEqual(left, [], table)
    }
  })
})
