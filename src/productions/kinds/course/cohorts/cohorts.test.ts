import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import {
  cohortFields,
  inDays,
  openCohort,
  readDayFields,
  readMain,
} from '../../../../../test/support/cohorts.ts'
import { writeCourse } from '../../../../../test/support/courses.ts'
import { openTestLab, type Member, type TestLab } from '../../../../../test/support/lab.ts'
import {
  makeProduction,
  openNext,
  openProjectGroup,
  publishDraft,
} from '../../../../../test/support/productions.ts'
import { kindOf } from '../../../../platform/things.ts'

describe('following a course with others', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    path = await publishDraft(nadia, await writeCourse(nadia))
  })
  // All of this is more than one person opens in an hour.
  beforeEach(() => test.lab.pool.query('delete from platform.limit_count'))
  after(() => test.close())

  it('is proposed by who writes the course, with a day for the modules it wants', async () => {
    const [first = '', second = ''] = await readDayFields(nadia, path)
    const at = await openCohort(nadia, path, { [first]: inDays(12), [second]: '' })
    const page = await readMain(test.visitor(), at)
    assert.match(page, /<h1>Les mardis<\/h1>[^]*Au lieu, à 18 h/)
    assert.match(
      page,
      new RegExp(
        `datetime="${inDays(12)}">[^<]+</time>.: <span>Avant d’envoyer</span></h3>[^]*href="${path}/cours/`,
      ),
    )
    assert.doesNotMatch(page, /Après/)
  })

  it('is opened by nobody else, nor where nothing is followed', async () => {
    for (const who of [karim, test.visitor()]) {
      assert.doesNotMatch(await readMain(who, `${path}/cours/groupes`), /groupes\/ouvrir/)
      assert.notEqual((await who.get(`${path}/cours/groupes/ouvrir`)).status, 200)
    }
    assert.equal((await karim.post(`${path}/cours/groupes/ouvrir`, cohortFields())).status, 404)
    const guide = await makeProduction(nadia, { title: 'Un guide' })
    assert.equal((await nadia.get(`${guide}/cours/groupes`)).status, 404)
    assert.equal((await nadia.post(`${guide}/cours/groupes/ouvrir`, cohortFields())).status, 404)
  })

  it('refuses days that are past, that do not exist or that come before the first one, and keeps what was typed', async () => {
    const [first = ''] = await readDayFields(nadia, path)
    const send = (fields: Record<string, string>) =>
      nadia.post(`${path}/cours/groupes/ouvrir`, cohortFields(fields))
    const past = await send({ begins: inDays(-3) })
    assert.equal(past.status, 422)
    assert.match(past.text, /Ce jour est passé\.[^]*value="Les mardis"/)
    assert.match((await send({ [first]: inDays(9) })).text, /avant le premier jour/)
    for (const wrong of ['2099-02-31', 'demain'])
      for (const field of ['begins', first])
        assert.equal((await send({ [field]: wrong })).status, 422, `${field} ${wrong}`)
  })

  it('the page of the course says in one line the next one to begin', async () => {
    const course = await publishDraft(nadia, await writeCourse(nadia, { title: 'Une ligne' }))
    assert.doesNotMatch(await readMain(karim, `${course}/cours`), /Suivre avec d/)
    assert.match(await readMain(nadia, `${course}/cours`), /Suivre avec d&#39;autres.: ouvrir un groupe/)
    await openCohort(nadia, course, { name: 'Plus tard', begins: inDays(40) })
    await openCohort(nadia, course, { name: 'Bientôt', begins: inDays(3) })
    const line =
      /<p><a[^>]+>Suivre avec d[^]*?<\/p>/.exec(await readMain(test.visitor(), `${course}/cours`))?.[0] ?? ''
    assert.match(line, /Bientôt<\/a>, à partir du <time/)
    assert.doesNotMatch(line, /Plus tard/)
    const list = await readMain(test.visitor(), `${course}/cours/groupes`)
    assert.match(list, /Bientôt[^]*Plus tard/)
    assert.doesNotMatch(await readMain(nadia, `${course}/versions/1/cours`), /Bientôt/)
  })

  it('its words are read with those of the course by who must decide about it', async () => {
    const course = await publishDraft(nadia, await writeCourse(nadia, { title: 'Dont on se plaint' }))
    await openCohort(nadia, course, { name: 'Un nom qui blesse' })
    const { rows } = await test.lab.pool.query('select id from platform.thing where path = $1', [course])
    assert.match((await kindOf('production').readWhole?.(test.lab.db, rows[0].id)) ?? '', /Un nom qui blesse/)
  })

  it('says who accompanies to people with an account alone, and never who opened it', async () => {
    const at = await openCohort(nadia, path)
    assert.match(await readMain(karim, at), /Avec Mina/)
    assert.doesNotMatch(await readMain(test.visitor(), at), /Mina/)
    assert.doesNotMatch(await readMain(karim, at), /Nadia/)
  })

  it('is changed and closed by who opened it alone; who comes hears of days that moved', async () => {
    const at = await openCohort(nadia, path)
    await karim.post(`${at}/venir`)
    for (const act of ['modifier', 'fermer'])
      assert.equal((await karim.post(`${at}/${act}`, cohortFields({ saves: '1' }))).status, 404, act)
    const news = async () => (await karim.get('/moi')).text
    await nadia.post(`${at}/modifier`, cohortFields({ name: 'Les jeudis', saves: '1' }))
    assert.doesNotMatch(await news(), new RegExp(at))
    await nadia.post(`${at}/modifier`, cohortFields({ begins: inDays(20), saves: '2' }))
    assert.match(await news(), new RegExp(`Les jours ou l&#39;endroit changent[^]*href="${at}"`))
    assert.equal((await nadia.post(`${at}/modifier`, cohortFields({ saves: '2' }))).status, 409)
    await nadia.post(`${at}/fermer`)
    assert.match(await news(), /N&#39;a pas lieu/)
    assert.match(await readMain(karim, at), /Ce groupe est fermé/)
    assert.doesNotMatch(await readMain(test.visitor(), `${path}/cours/groupes`), new RegExp(at))
    assert.equal((await nadia.post(`${at}/venir`)).status, 404)
    assert.equal((await nadia.post(`${at}/modifier`, cohortFields({ saves: '4' }))).status, 404)
    assert.equal((await karim.post(`${at}/quitter`)).status, 303)
  })

  it('gives its days to a calendar, whole days that are found again', async () => {
    const [first = '', second = ''] = await readDayFields(nadia, path)
    const at = await openCohort(nadia, path, { [first]: inDays(10), [second]: inDays(17) })
    const calendar = await test.visitor().get(`${at}/dates.ics`)
    assert.match(calendar.headers.get('content-type') ?? '', /^text\/calendar/)
    const text = calendar.text.replaceAll('\r\n ', '')
    const days = [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)
    assert.deepEqual(
      days,
      [inDays(10), inDays(17)].map((day) => day.replaceAll('-', '')),
    )
    assert.match(text, /SUMMARY:Garder la trace : Avant d’envoyer[^]*LOCATION:Au lieu\\, à 18 h/)
    assert.doesNotMatch(text, /Mina|Nadia/)
    const uids = (all: string) => all.match(/UID:.+/g)
    await nadia.post(`${at}/fermer`)
    const closed = (await test.visitor().get(`${at}/dates.ics`)).text.replaceAll('\r\n ', '')
    assert.match(closed, /STATUS:CANCELLED/)
    assert.equal(uids(closed)?.[0], uids(text)?.[0])
  })

  it('keeps the day of a module in the next version, by its key', async () => {
    const course = await publishDraft(nadia, await writeCourse(nadia, { title: 'Versions' }))
    const [first = ''] = await readDayFields(nadia, course)
    const at = await openCohort(nadia, course, { [first]: inDays(11) })
    await publishDraft(nadia, await openNext(nadia, course), { changed: 'Relu.' })
    assert.match(await readMain(test.visitor(), at), /Avant d’envoyer/)
  })

  it('hides with a course that is withdrawn, from its writers too', async () => {
    const course = await publishDraft(nadia, await writeCourse(nadia, { title: 'Retiré' }))
    const at = await openCohort(nadia, course)
    await karim.post(`${at}/venir`)
    await nadia.post(`${course}/retirer`, { sure: '1' })
    for (const who of [nadia, karim, test.visitor()])
      for (const page of [at, `${at}/dates.ics`, `${course}/cours/groupes`])
        assert.equal((await who.get(page)).status, 404, page)
    for (const act of ['venir', 'quitter', 'modifier', 'fermer'])
      assert.equal((await nadia.post(`${at}/${act}`, cohortFields({ saves: '1' }))).status, 404, act)
  })

  it('is found under its own course alone', async () => {
    const id = (await openCohort(nadia, path)).slice(-12)
    const other = await publishDraft(nadia, await writeCourse(nadia, { title: 'Un autre cours' }))
    assert.equal((await nadia.get(`${other}/cours/groupes/${id}`)).status, 404)
    assert.equal((await karim.post(`${other}/cours/groupes/${id}/venir`)).status, 404)
  })

  it('of a group between peers tells nobody who opened it', async () => {
    const group = await openProjectGroup(nadia, 'Entre pairs', { peersFor: 'Qui a vécu cela' })
    const course = await publishDraft(
      nadia,
      await writeCourse(nadia, { title: 'À plusieurs', group: group.id }),
    )
    const at = await openCohort(nadia, course, { accompanied: '' })
    const { rows } = await test.lab.pool.query(
      'select 1 from platform.thing where path = $1 and unnamed_author_id is not null',
      [course],
    )
    assert.equal(rows.length, 1, 'the course itself names nobody')
    for (const who of [karim, test.visitor()]) assert.doesNotMatch(await readMain(who, at), /Nadia/)
  })
})
