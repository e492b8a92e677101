import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openStudy, quarters, release, sayYes } from '../../../../test/support/studies.ts'
import { say } from '../../../../test/support/voices.ts'
import { writeSeat } from '../../../people/index.ts'
import { recallOverdue } from '../recall.ts'
import { readDataset } from '../../dataset/read.ts'

const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const asked = { name: 'Inès Roux', institution: 'IRTS', purpose: 'Mon mémoire.', until, agreed: '1' }

suite('rows of a study', () => {
  let lab: TestLab
  let yohan: Member
  let nadia: Member
  let josette: Member
  let ines: Member
  let folder: string
  const path = '/recherche/etudes/lignes'
  const { present } = quarters()

  before(async () => {
    lab = await openTestLab()
    folder = await mkdtemp(join(tmpdir(), 'socialab-rows-'))
    ;[yohan, nadia, josette, ines] = [
      await lab.member('Yohan'),
      await lab.member('Nadia'),
      await lab.member('Josette'),
      await lab.member('Inès'),
    ]
    for (const { accountId, presentationId } of [nadia, josette])
      await writeSeat(lab.lab.db, { circle: 'steering', accountId, presentationId, months: 3, label: '' })
    const study = await openStudy(lab, 'lignes', { by: yohan })
    for (const member of [yohan, nadia, josette]) await sayYes(lab, study, member)
    for (let number = 0; number < 9; number += 1) {
      const member = await lab.member(`P${number}`)
      await say(member, 'Bonjour.')
      await sayYes(lab, study, member)
    }
    assert.equal(await release(lab, study), 'released')
  })
  after(async () => {
    await lab.close()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = async (who: Member, other: Record<string, string> = {}) =>
    (await who.post(`${path}/donnees/demander`, { ...asked, ...other })).location ?? ''
  const answer = (who: Member, at: string, yes: 'yes' | 'no', reason = '') =>
    who.post(`${at}/repondre`, { answer: yes, reason })

  test('go to nobody before two people said yes, one of them of the circle that steers', async () => {
    const at = await ask(ines)
    assert.match((await ines.get(at)).text, /attend deux réponses/)
    assert.equal((await answer(yohan, at, 'yes')).status, 303)
    assert.doesNotMatch((await ines.get(at)).text, /prendre"/)
    // Saying it twice makes no second person.
    await answer(yohan, at, 'yes')
    assert.match((await ines.get(at)).text, /attend deux réponses/)
    await answer(nadia, at, 'yes')
    assert.match((await ines.get(at)).text, /peuvent être prises/)
  })

  test('nobody answers their own request, nor one that does not concern them', async () => {
    const at = await ask(nadia)
    assert.equal((await answer(nadia, at, 'yes')).status, 404)
    assert.equal((await answer(ines, at, 'yes')).status, 404)
    assert.equal((await ines.get(at)).status, 404)
    assert.equal((await lab.visitor().get(at)).status, 401)
    await answer(josette, at, 'yes')
    await answer(yohan, at, 'yes')
    assert.match((await nadia.get(at)).text, /peuvent être prises/)
  })

  test('one no is enough, and says why', async () => {
    const at = await ask(ines)
    assert.equal((await answer(nadia, at, 'no')).status, 422)
    await answer(nadia, at, 'no', 'Deux mois suffisent.')
    const { text } = await ines.get(at)
    assert.match(text, /est non/)
    assert.match(text, /Deux mois suffisent\./)
    assert.equal((await answer(yohan, at, 'yes')).status, 404)
  })

  test('are asked for with a name, a reason, a day and a yes to the terms, no longer than the study keeps its data', async () => {
    for (const [field, value] of Object.entries({ name: '', purpose: '', until: '2020-01-01', agreed: '' }))
      assert.equal(
        (await ines.post(`${path}/donnees/demander`, { ...asked, [field]: value })).status,
        422,
        field,
      )
    assert.equal((await ines.post(`${path}/donnees/demander`, { ...asked, until: '2150-01-01' })).status, 422)
  })

  test('are taken by who may, whole, and everyone reads that they were', async () => {
    const at = await ask(ines)
    await answer(yohan, at, 'yes')
    await answer(josette, at, 'yes')
    const id = /name="release" value="(\w{12})"/.exec((await ines.get(at)).text)?.[1] ?? ''
    assert.equal((await nadia.post(`${at}/prendre`, { release: id })).status, 404)
    const response = await lab.app.request(new URL(`${at}/prendre`, lab.lab.config.publicUrl), {
      method: 'POST',
      body: new URLSearchParams({ release: id }),
      headers: {
        ...{ host: lab.lab.config.publicUrl.host, origin: lab.lab.config.publicUrl.origin },
        ...{
          'sec-fetch-site': 'same-origin',
          cookie: [...ines.cookies].map((pair) => pair.join('=')).join('; '),
        },
      },
    })
    assert.equal(response.headers.get('content-type'), 'application/zip')
    const zip = join(folder, 'rows.zip')
    await writeFile(zip, new Uint8Array(await response.arrayBuffer()))
    const dataset = await readDataset(zip)
    assert.equal(dataset.people.length, 12)
    assert.equal(dataset.turns.length, 9)
    const { text } = await lab.visitor().get('/recherche/telechargements')
    assert.match(text, /Inès Roux, IRTS/)
    assert.match(text, /Mon mémoire\./)
  })

  test('are kept no longer than the study keeps its data, even where it keeps them less long than when they were asked for', async () => {
    const keepUntil = (day: string) =>
      lab.lab.pool.query(
        `update research.study set data_until = $1, analysis_on = $1, opened_at = now() - interval '30 days' where slug = 'lignes'`,
        [day],
      )
    const at = await ask(ines)
    await answer(yohan, at, 'yes')
    const id = /name="release" value="(\w{12})"/
    await keepUntil('2099-12-31')
    const sooner = new Date(Date.now() + 9 * 86_400_000)
    await keepUntil(sooner.toISOString().slice(0, 10))
    const days = (date: Date) =>
      date.toLocaleDateString('fr', { day: 'numeric', month: 'long', timeZone: 'UTC' })
    const { text } = await nadia.get(at)
    assert.match(text, new RegExp(days(sooner)), 'whoever answers reads the day that counts')
    assert.doesNotMatch(text, new RegExp(`Jusqu.{0,200}${days(new Date(until))}`, 's'))
    await answer(nadia, at, 'yes')
    const taken = await ines.get(at)
    assert.match(taken.text, new RegExp(days(sooner)))
    const release = id.exec(taken.text)?.[1] ?? assert.fail('nothing to take')
    assert.equal((await ines.post(`${at}/prendre`, { release })).status, 200)
    await keepUntil(new Date(Date.now() - 86_400_000 * 2).toISOString().slice(0, 10))
    assert.equal((await ines.post(`${at}/prendre`, { release })).status, 404)
    assert.doesNotMatch((await ines.get(at)).text, /prendre"/)
    await recallOverdue(lab.lab.db)
    assert.match((await ines.get('/moi/donnees-de-recherche')).text, /détrui/)
    const { rows } = await lab.lab.pool.query(
      'select 1 from research.download where access_id = $1 and recalled_at is null',
      [at.slice(-12)],
    )
    assert.deepEqual(rows, [])
    await keepUntil('2099-12-31')
  })

  test('everyone reads counts alone', async () => {
    const visitor = lab.visitor()
    assert.match((await visitor.get(`${path}/donnees`)).text, new RegExp(`donnees/${present.name}`))
    const { text } = await visitor.get(`${path}/donnees/${present.name}`)
    assert.match(text, /Ensemble<\/th><td>10/)
    const csv = await visitor.get(`${path}/donnees/${present.name}.csv`)
    assert.match(csv.text, /\*,10,10/)
    assert.equal((await visitor.get(`${path}/donnees/${present.name}.json`)).status, 200)
    assert.equal((await visitor.get(`${path}/donnees/2001-T1`)).status, 404)
  })

  test('what the files hold is told column by column, to people and to machines', async () => {
    const page = await lab.visitor().get('/recherche/dictionnaire')
    for (const list of ['people', 'turns', 'proposals', 'scales', 'texts'])
      assert.match(page.text, new RegExp(`${list}\\.csv`))
    assert.doesNotMatch(page.text, /research\.data\./)
    const { lists } = JSON.parse((await lab.visitor().get('/recherche/dictionnaire.json')).text)
    assert.equal(lists.length, 12)
  })
})
