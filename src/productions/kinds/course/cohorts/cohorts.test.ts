import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { writeCourse } from '../../../../../test/support/courses.ts'
import { jsonOf } from '../../../../../test/support/json.ts'
import { openTestLab, type Client, type Member, type TestLab } from '../../../../../test/support/lab.ts'
import {
  makeProduction,
  openNext,
  openProjectGroup,
  publishDraft,
} from '../../../../../test/support/productions.ts'
import { addName, speakAs } from '../../../../../test/support/names.ts'
import { personalParts } from '../../../../platform/personal.ts'
import { forgetMembers } from './members.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

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

  type Fields = Record<string, string>
  const dayFields = async (writer: Member, course: string) => [
    ...new Set(
      [
        ...(await writer.get(`${course}/cours/groupes/ouvrir`)).text.matchAll(/name="(day-[0-9a-z]{12})"/g),
      ].map(([, name]) => name ?? ''),
    ),
  ]
  const said = (fields: Fields = {}) => ({
    ...{ name: 'Les mardis', begins: inDays(10), place: 'Au lieu, à 18 h', accompanied: 'Avec Mina' },
    ...fields,
  })
  const open = async (fields: Fields = {}, [writer, course]: [Member, string] = [nadia, path]) => {
    const opened = await writer.post(`${course}/cours/groupes/ouvrir`, said(fields))
    assert.equal(opened.status, 303, opened.text.replace(/<[^>]+>/g, ' ').slice(0, 900))
    return opened.location ?? ''
  }
  const mainOf = (page: string) => /<main[^]*<\/main>/.exec(page)?.[0] ?? ''
  const read = async (who: Client, at: string) => mainOf((await who.get(at)).text)

  it('is proposed by who writes the course, with a day for the modules it wants', async () => {
    const [first = '', second = ''] = await dayFields(nadia, path)
    const at = await open({ [first]: inDays(12), [second]: '' })
    const page = await read(test.visitor(), at)
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
      assert.doesNotMatch(await read(who, `${path}/cours/groupes`), /groupes\/ouvrir/)
      assert.notEqual((await who.get(`${path}/cours/groupes/ouvrir`)).status, 200)
    }
    assert.equal((await karim.post(`${path}/cours/groupes/ouvrir`, said())).status, 404)
    const guide = await makeProduction(nadia, { title: 'Un guide' })
    assert.equal((await nadia.get(`${guide}/cours/groupes`)).status, 404)
    assert.equal((await nadia.post(`${guide}/cours/groupes/ouvrir`, said())).status, 404)
  })

  it('refuses days that are past, that do not exist or that come before the first one, and keeps what was typed', async () => {
    const [first = ''] = await dayFields(nadia, path)
    const send = (fields: Fields) => nadia.post(`${path}/cours/groupes/ouvrir`, said(fields))
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
    assert.doesNotMatch(await read(karim, `${course}/cours`), /Suivre avec d/)
    assert.match(await read(nadia, `${course}/cours`), /Suivre avec d&#39;autres.: ouvrir un groupe/)
    await open({ name: 'Plus tard', begins: inDays(40) }, [nadia, course])
    await open({ name: 'Bientôt', begins: inDays(3) }, [nadia, course])
    const line =
      /<p><a[^>]+>Suivre avec d[^]*?<\/p>/.exec(await read(test.visitor(), `${course}/cours`))?.[0] ?? ''
    assert.match(line, /Bientôt<\/a>, à partir du <time/)
    assert.doesNotMatch(line, /Plus tard/)
    const list = await read(test.visitor(), `${course}/cours/groupes`)
    assert.match(list, /Bientôt[^]*Plus tard/)
    assert.doesNotMatch(await read(nadia, `${course}/versions/1/cours`), /Bientôt/)
  })

  it('one comes under the name that speaks, seen by nobody until one says so, and only by who comes too', async () => {
    const at = await open()
    const lou = await test.member('Lou')
    const before = await read(karim, at)
    assert.doesNotMatch(before, /name="named"[^>]*checked/)
    await karim.post(`${at}/venir`)
    await lou.post(`${at}/venir`, { named: '1' })
    const [ofKarim, ofLou] = [await read(karim, at), await read(lou, at)]
    assert.match(ofKarim, /Qui vient[^]*>Lou<[^]*Personne de plus/)
    assert.doesNotMatch(ofLou, /Karim/)
    assert.match(ofLou, /une autre personne, qui ne dit pas son nom/)
    for (const who of [nadia, test.visitor(), await test.member('Curieuse')])
      assert.doesNotMatch(await read(who, at), /Lou|Karim|Qui vient|autre personne/)
    await lou.post(`${at}/venir`)
    assert.doesNotMatch(await read(karim, at), /Lou/)
    await lou.post(`${at}/quitter`)
    assert.match(await read(karim, at), /Personne d&#39;autre pour l&#39;instant/)
    assert.match(await read(lou, at), /J&#39;y vais/)
    assert.equal((await lou.post(`${at}/quitter`)).status, 404)
  })

  it('asks a visitor who comes for a name, and keeps what they ticked meanwhile', async () => {
    const at = await open()
    const asked = await test.visitor().post(`${at}/venir`, { named: '1' })
    assert.equal(asked.status, 401)
    assert.match(asked.text, /name="carry\.field\.named" value="1"/)
    assert.equal((await test.visitor().post(`${at}/quitter`)).status, 401)
  })

  it('says who accompanies to people with an account alone, and never who opened it', async () => {
    const at = await open()
    assert.match(await read(karim, at), /Avec Mina/)
    assert.doesNotMatch(await read(test.visitor(), at), /Mina/)
    assert.doesNotMatch(await read(karim, at), /Nadia/)
  })

  it('an account comes once, under the name it came by, whichever speaks next', async () => {
    const at = await open()
    const lou = await test.member('Lou')
    await lou.post(`${at}/venir`, { named: '1' })
    await karim.post(`${at}/venir`)
    assert.match(await read(karim, at), />Lou</)
    await speakAs(lou, await addName(test, lou, 'Autre nom'))
    assert.match(await read(lou, at), /Vous écrivez ici sous le nom Lou/)
    await lou.post(`${at}/venir`, { named: '1' })
    assert.match(await read(karim, at), />Lou<[^]*Personne de plus/)
    assert.doesNotMatch(await read(karim, at), /Autre nom/)
  })

  it('does not show someone to whoever set them aside', async () => {
    const at = await open()
    const lou = await test.member('Lou')
    for (const who of [lou, karim]) await who.post(`${at}/venir`, { named: '1' })
    await test.lab.pool.query('insert into platform.block (account_id, presentation_id) values ($1, $2)', [
      karim.accountId,
      lou.presentationId,
    ])
    assert.doesNotMatch(await read(karim, at), />Lou</)
    await test.lab.pool.query('delete from platform.block')
  })

  it('is changed and closed by who opened it alone; who comes hears of days that moved', async () => {
    const at = await open()
    await karim.post(`${at}/venir`)
    for (const act of ['modifier', 'fermer'])
      assert.equal((await karim.post(`${at}/${act}`, said({ saves: '1' }))).status, 404, act)
    const news = async () => (await karim.get('/moi')).text
    await nadia.post(`${at}/modifier`, said({ name: 'Les jeudis', saves: '1' }))
    assert.doesNotMatch(await news(), new RegExp(at))
    await nadia.post(`${at}/modifier`, said({ begins: inDays(20), saves: '2' }))
    assert.match(await news(), new RegExp(`Les jours ou l&#39;endroit changent[^]*href="${at}"`))
    assert.equal((await nadia.post(`${at}/modifier`, said({ saves: '2' }))).status, 409)
    await nadia.post(`${at}/fermer`)
    assert.match(await news(), /N&#39;a pas lieu/)
    assert.match(await read(karim, at), /Ce groupe est fermé/)
    assert.doesNotMatch(await read(test.visitor(), `${path}/cours/groupes`), new RegExp(at))
    assert.equal((await nadia.post(`${at}/venir`)).status, 404)
    assert.equal((await nadia.post(`${at}/modifier`, said({ saves: '4' }))).status, 404)
    assert.equal((await karim.post(`${at}/quitter`)).status, 303)
  })

  it('gives its days to a calendar, whole days that are found again', async () => {
    const [first = '', second = ''] = await dayFields(nadia, path)
    const at = await open({ [first]: inDays(10), [second]: inDays(17) })
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
    const [first = ''] = await dayFields(nadia, course)
    const at = await open({ [first]: inDays(11) }, [nadia, course])
    await publishDraft(nadia, await openNext(nadia, course), { changed: 'Relu.' })
    assert.match(await read(test.visitor(), at), /Avant d’envoyer/)
  })

  it('hides with a course that is withdrawn, from its writers too', async () => {
    const course = await publishDraft(nadia, await writeCourse(nadia, { title: 'Retiré' }))
    const at = await open({}, [nadia, course])
    await karim.post(`${at}/venir`)
    await nadia.post(`${course}/retirer`, { sure: '1' })
    for (const who of [nadia, karim, test.visitor()])
      for (const page of [at, `${at}/dates.ics`, `${course}/cours/groupes`])
        assert.equal((await who.get(page)).status, 404, page)
    for (const act of ['venir', 'quitter', 'modifier', 'fermer'])
      assert.equal((await nadia.post(`${at}/${act}`, said({ saves: '1' }))).status, 404, act)
  })

  it('is found under its own course alone', async () => {
    const id = (await open()).slice(-12)
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
    const at = await open({ accompanied: '' }, [nadia, course])
    for (const who of [karim, test.visitor()]) assert.doesNotMatch(await read(who, at), /Nadia/)
  })

  it('is over after its last day, and who came is forgotten a month later', async () => {
    const at = await open()
    await karim.post(`${at}/venir`)
    const id = at.slice(-12)
    const endedFor = (days: number) =>
      test.lab.pool.query(
        `update productions.cohort set begins = current_date - 90 - $2::int where id = $1`,
        [id, days],
      )
    const coming = async () =>
      (await test.lab.pool.query('select 1 from productions.cohort_member where cohort_id = $1', [id]))
        .rowCount
    await endedFor(5)
    assert.match(await read(test.visitor(), at), /Ce groupe est terminé/)
    assert.doesNotMatch(await read(test.visitor(), `${path}/cours/groupes`), new RegExp(at))
    assert.equal((await nadia.post(`${at}/venir`)).status, 404)
    await forgetMembers(test.lab.db)
    assert.equal(await coming(), 1)
    await endedFor(32)
    await forgetMembers(test.lab.db)
    assert.equal(await coming(), 0)
  })

  it('is handed over with one’s data, and erased with the name one came by', async () => {
    const lou = await test.member('Lou')
    const group = await openProjectGroup(lou, 'Qui accompagne')
    await karim.post(`${group.path}/entrer`)
    const course = await publishDraft(lou, await writeCourse(lou, { title: 'Du groupe', group: group.id }))
    const at = await open({ name: 'Les lundis' }, [lou, course])
    await lou.post(`${at}/venir`, { named: '1' })
    const part = personalParts().find(({ name }) => name === 'productions')
    const alone = { accountId: '', presentationIds: [lou.presentationId] }
    const given = await jsonOf(await part?.exportOf(test.lab.db, { ...alone, accountId: lou.accountId }))
    assert.match(given, /"cohorts": \[\s*\{[^}]*"name": "Les lundis"[^}]*"named": true/)
    assert.match(given, /"cohortsOpened": \[\s*\{[^}]*"name": "Les lundis"/)
    await test.lab.db.transaction().execute(async (tx) => part?.erase(tx, alone))
    for (const table of ['cohort', 'cohort_member', 'cohort_date']) {
      const { rows } = await test.lab.pool.query(
        `select 1 from productions.${table} r where row_to_json(r)::text like any($1)`,
        [[`%${lou.accountId}%`, `%${lou.presentationId}%`]],
      )
      assert.deepEqual(rows, [], table)
    }
    assert.equal((await karim.post(`${at}/fermer`)).status, 303, 'who writes the course holds it then')
  })
})
