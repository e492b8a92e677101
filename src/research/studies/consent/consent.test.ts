import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { release } from '../../../../test/support/studies.ts'
import { openStudy, studyFields } from '../../../../test/support/studying.ts'

describe('consent to a study', () => {
  let test: TestLab
  let lea: Member
  let omar: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    lea = await test.member('Léa')
    omar = await test.member('Omar')
    path = await openStudy(lea, { title: 'Réelle ou de façade ?', traces: ['turns', 'texts'] })
  })
  after(() => test.close())

  const answer = (who: Member, boxes: Record<string, string>, at = path, wording = '1') =>
    who.post(`${at}/accord`, { wording, ...boxes })

  const stored = async (who: Member) =>
    (await test.lab.pool.query('select * from research.consent where account_id = $1', [who.accountId]))
      .rows[0]

  it('has two boxes, a third for words, none of them ticked', async () => {
    const page = await omar.get(`${path}/accord`)
    for (const box of ['takesPart', 'data', 'texts'])
      assert.match(page.text, new RegExp(`<input type="checkbox" id="${box}"`))
    assert.doesNotMatch(page.text, / checked/)
    assert.equal((await test.visitor().get(`${path}/accord`)).status, 401)
  })

  it('has no third box where the study asks for no words, and nobody slips it in', async () => {
    const other = await openStudy(lea, { title: 'Sans les mots' })
    assert.doesNotMatch((await omar.get(`${other}/accord`)).text, /id="texts"/)
    await answer(omar, { data: '1', texts: '1' }, other)
    assert.equal((await stored(omar)).texts_at, null)
  })

  it('each box is kept apart, and words never leave without traces', async () => {
    const sofia = await test.member('Sofia')
    assert.equal((await answer(sofia, { takesPart: '1' })).status, 303)
    const one = await stored(sofia)
    assert.ok(one.takes_part_at)
    assert.equal(one.data_at, null)
    const refused = await answer(sofia, { takesPart: '1', texts: '1' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /id="texts-wrong"/)
    await answer(sofia, { data: '1', texts: '1' })
    const other = await stored(sofia)
    assert.equal(other.takes_part_at, null)
    assert.ok(other.data_at)
    assert.ok(other.texts_at)
  })

  it('nothing ticked is a no', async () => {
    const noor = await test.member('Noor')
    const said = await noor.submit(`${path}/accord`, { wording: '1' })
    assert.match(said.text, /c&#39;est non/)
    const { takes_part_at, data_at, withdrawn_at } = await stored(noor)
    assert.deepEqual([takes_part_at, data_at, withdrawn_at], [null, null, null])
  })

  it('is taken back in one act, from the study or from one’s own page, and given again', async () => {
    const rita = await test.member('Rita')
    await answer(rita, { takesPart: '1', data: '1' })
    for (const page of ['/moi/etudes', path])
      assert.match((await rita.get(page)).text, new RegExp(`action="${path}/retirer"`))
    const done = await rita.submit(`${path}/retirer`)
    assert.match(done.text, /Vous avez tout repris/)
    assert.ok((await stored(rita)).withdrawn_at)
    assert.equal((await rita.post(`${path}/retirer`)).status, 404)
    await answer(rita, { data: '1' })
    assert.equal((await stored(rita)).withdrawn_at, null)
  })

  it('taken back, closes the releases that may hold one', async () => {
    const uma = await test.member('Uma')
    await answer(uma, { takesPart: '1', data: '1' })
    const study = (await stored(uma)).study_id
    const { pool } = test.lab
    await release(test, study)
    const open = async () =>
      (await pool.query('select 1 from research.release where study_id = $1 and closed_at is null', [study]))
        .rows.length
    assert.equal(await open(), 1)
    await answer(uma, { takesPart: '1' })
    assert.equal(await open(), 0)
  })

  it('each answer is kept with its wording, and read by whoever gave it', async () => {
    const zoe = await test.member('Zoé')
    await answer(zoe, { data: '1' })
    await zoe.post(`${path}/retirer`)
    const { rows } = await test.lab.pool.query(
      'select wording, data, withdrawn from research.consent_log where account_id = $1 order by id',
      [zoe.accountId],
    )
    assert.deepEqual(rows, [
      { wording: 1, data: true, withdrawn: false },
      { wording: 1, data: false, withdrawn: true },
    ])
    assert.match((await zoe.get('/moi/etudes')).text, /version 1/)
  })

  it('other data ask it again: nothing leaves before a new yes', async () => {
    const own = { title: 'Qui change', traces: ['turns'] }
    const study = await openStudy(lea, own)
    const iris = await test.member('Iris')
    await answer(iris, { takesPart: '1', data: '1' }, study)
    const reworded = { ...own, protocol: 'On lit, puis on relit.', saves: '1' }
    await lea.post(`${study}/modifier`, studyFields(reworded))
    assert.ok((await stored(iris)).data_at, 'other words alone change no consent')
    await lea.post(
      `${study}/modifier`,
      studyFields({ ...reworded, traces: ['turns', 'credits'], saves: '2' }),
    )
    const { takes_part_at, data_at } = await stored(iris)
    assert.ok(takes_part_at)
    assert.equal(data_at, null)
    assert.match((await iris.get('/moi/etudes')).text, /a changé depuis/)
    const late = await answer(iris, { data: '1' }, study)
    assert.equal(late.status, 409)
    assert.equal((await stored(iris)).data_at, null)
    await answer(iris, { data: '1' }, study, '3')
    assert.ok((await stored(iris)).data_at)
  })

  it('no page tells anyone else who refused, did not answer or withdrew', async () => {
    const study = await openStudy(lea, { title: 'Invisible' })
    const [yes, no, gone, silent] = await Promise.all(
      ['Ada', 'Bob', 'Cyd', 'Dan'].map((name) => test.member(name)),
    )
    assert.ok(yes && no && gone && silent)
    const readers = { lea, omar, visitor: test.visitor() }
    const people = [yes, no, gone, silent].map(({ handle }) => `/@${handle}`)
    const pages = [study, '/recherche', `${study}/versions`, ...people]
    const read = async () => {
      const seen: string[] = []
      for (const page of pages)
        for (const reader of Object.values(readers)) seen.push((await reader.get(page)).text)
      return seen
    }
    // What was said once after an act is read.
    await read()
    const before = await read()
    await answer(yes, { takesPart: '1', data: '1' }, study)
    await answer(no, {}, study)
    await answer(gone, { takesPart: '1', data: '1' }, study)
    await gone.post(`${study}/retirer`)
    assert.deepEqual(await read(), before)
    const { rows } = await test.lab.pool.query(
      "select ids from platform.fact where name like 'consent.%' and ids::text like '%account%'",
    )
    assert.deepEqual(rows, [])
  })
})

describe('the situation someone speaks from', () => {
  let test: TestLab
  let nadia: Member
  let other: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    other = await test.member('Karim')
  })
  after(() => test.close())

  it('is said in one’s own words, changed and erased', async () => {
    const wordless = await nadia.post('/moi/etudes/situation', { situation: 'other', time: 'own' })
    assert.equal(wordless.status, 422)
    const untold = await nadia.post('/moi/etudes/situation', {})
    assert.equal(untold.status, 422)
    await nadia.post('/moi/etudes/situation', {
      situation: 'concerned',
      time: 'own',
      words: 'hébergée, ocelot',
    })
    assert.match((await nadia.get('/moi/etudes')).text, /ocelot/)
    await nadia.post('/moi/etudes/situation', { situation: 'student', time: 'credit', words: 'ocelot' })
    assert.match((await nadia.get('/moi/etudes')).text, /étudiante ou étudiant/)
    await nadia.post('/moi/etudes/situation/effacer')
    assert.doesNotMatch((await nadia.get('/moi/etudes')).text, /ocelot/)
  })

  it('shows nowhere but to its owner', async () => {
    await nadia.post('/moi/etudes/situation', { situation: 'concerned', time: 'own', words: 'un ocelot' })
    const said = await nadia.post('/paroles', { text: 'Bonjour.' })
    const pages = [
      '/',
      '/paroles',
      `/@${nadia.handle}`,
      `/@${nadia.handle}.atom`,
      '/recherche',
      '/moi/etudes',
    ]
    const found = '/recherche-texte?q=ocelot'
    for (const reader of [other, test.visitor()])
      for (const page of [...pages, said.location ?? '/', found])
        assert.doesNotMatch(
          (await reader.get(page)).text.replace('q=ocelot', ''),
          /un ocelot|personne concernée,/,
        )
    const elsewhere = ['/', `/@${nadia.handle}`, '/moi', '/moi/noms', '/moi/reglages']
    for (const page of elsewhere) assert.doesNotMatch((await nadia.get(page)).text, /ocelot/)
  })
})
