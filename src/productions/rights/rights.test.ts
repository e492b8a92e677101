import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { jsonOf } from '../../../test/support/json.ts'
import { smallFilm } from '../../../test/support/media.ts'
import {
  findId,
  formWith,
  openNext,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'
import { personalParts } from '../../platform/personal.ts'
import { endRights } from './rights.ts'

describe('who is seen and heard', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
  })
  beforeEach(async () => {
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const film = { name: 'film.mp4', type: 'video/mp4', content: smallFilm() }

  /** A film being written, with its private list. */
  async function startFilm(title: string) {
    const draft = await startProduction(nadia, formWith({ title, summary: 'S' }, { file: film }), 'film')
    const page = await nadia.get(draft)
    const list = `/productions/droits/${findId(page, '/productions/droits/')}`
    const key = /<option value="([0-9a-z]{12})"/.exec((await nadia.get(list)).text)?.[1] ?? ''
    return { draft, list, key }
  }

  const said = (key: string, other: Record<string, string | string[]> = {}) => ({
    ...{ name: 'Lina', key, uses: ['here', 'network'], agreed: 'paper', until: '', handle: '' },
    ...other,
  })

  /** Notes someone down; the sheet with its code. */
  async function note(list: string, fields: Record<string, string | string[]>) {
    const sheet = await nadia.submit(list, fields)
    return /<p class="code">([^<]+)</.exec(sheet.text)?.[1] ?? ''
  }

  const sourceOf = (text: string) => /src="(\/fichiers\/[^"]+film[^"]*)"/.exec(text)?.[1] ?? ''
  const gone = /Cette image a été retirée à la demande d&#39;une personne/

  it('is a list for the writers alone', async () => {
    const { list, key } = await startFilm('Entre nous')
    await note(list, said(key))
    assert.match((await nadia.get(list)).text, /Lina/)
    assert.equal((await karim.get(list)).status, 404)
    assert.equal((await karim.post(list, said(key))).status, 404)
    assert.equal((await test.visitor().get(list)).status, 401)
  })

  it('one who has not said yes to internet keeps it from going there', async () => {
    const { draft, list, key } = await startFilm('Pas partout')
    await note(list, said(key, { uses: 'here' }))
    const refused = await nadia.post(`${draft}/publier`, { audience: 'open', later: '1' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /n&#39;a pas encore dit oui[^]*href="\/productions\/droits\/\w{12}"/)
    assert.equal((await nadia.post(`${draft}/publier`, { audience: 'lab' })).status, 303)
  })

  it('one who has not said yes at all keeps it from being published, until they do', async () => {
    const { draft, list, key } = await startFilm('Pas encore oui')
    await note(list, said(key, { agreed: 'not-yet' }))
    assert.equal((await nadia.post(`${draft}/publier`, { audience: 'lab' })).status, 422)
    const right = findId(await nadia.get(list), `${list}/personnes/`)
    await nadia.post(`${list}/personnes/${right}`, said(key))
    assert.equal((await nadia.post(`${draft}/publier`, { audience: 'open', later: '1' })).status, 303)
  })

  it('with the code of the sheet and no account, a person takes their image back from every version', async () => {
    const { draft, list, key } = await startFilm('Deux versions')
    const code = await note(list, said(key))
    assert.match(code, /^[0-9A-Z]{4}-/)
    const path = await publishDraft(nadia, draft)
    await publishDraft(nadia, await openNext(nadia, path), { changed: 'Rien.' })
    const visitor = test.visitor()
    const source = sourceOf((await visitor.get(path)).text)
    assert.equal((await visitor.get(source)).status, 200)
    const done = await visitor.submit('/productions/droits/retirer', { code: ` ${code.toLowerCase()} ` })
    assert.match(done.text, /C&#39;est fait/)
    assert.equal((await test.visitor().get(source)).status, 404)
    for (const page of [path, `${path}/versions/1`]) assert.match((await nadia.get(page)).text, gone, page)
    assert.match((await nadia.get('/moi')).text, /Une image a été retirée[^]*Deux versions/)
    assert.equal((await visitor.post('/productions/droits/retirer', { code })).status, 422)
  })

  it('what was adapted here shows it no more either, and its writers are told', async () => {
    const { draft, list, key } = await startFilm('Adapté')
    const code = await note(list, said(key))
    const path = await publishDraft(nadia, draft)
    const begun = await karim.post(`${path}/adapter`, { title: 'De Karim', why: 'Autre public.' })
    const adapted = await publishDraft(karim, begun.location ?? '')
    const source = sourceOf((await karim.get(adapted)).text)
    await test.visitor().post('/productions/droits/retirer', { code })
    assert.equal((await karim.get(source)).status, 404)
    assert.match((await test.visitor().get(adapted)).text, gone)
    assert.match((await karim.get('/moi')).text, /De Karim/)
  })

  it('an adaptation goes no further than those who are seen in it agreed to', async () => {
    const { draft, list, key } = await startFilm('Ici seulement')
    await note(list, said(key, { uses: 'here' }))
    const path = await publishDraft(nadia, draft, { audience: 'lab' })
    const adapt = async (from: string, title: string) =>
      (await karim.post(`${from}/adapter`, { title, why: 'Autre public.' })).location ?? ''
    const begun = await adapt(path, 'Ailleurs')
    assert.equal((await karim.post(`${begun}/publier`, { audience: 'open', later: '1' })).status, 422)
    const adapted = await publishDraft(karim, begun, { audience: 'lab' })
    const again = await adapt(adapted, 'Plus loin')
    assert.equal((await karim.post(`${again}/publier`, { audience: 'open', later: '1' })).status, 422)
    const other = formWith({ title: 'Sans image', summary: 'S', partTitle: 'x', partText: 'y' }, {})
    assert.ok(await publishDraft(karim, await startProduction(karim, other)))
  })

  it('someone else’s film with the same content stays', async () => {
    const { draft, list, key } = await startFilm('Le mien')
    const code = await note(list, said(key))
    await publishDraft(nadia, draft)
    const other = await startProduction(
      karim,
      formWith({ title: 'L’autre', summary: 'S' }, { file: film }),
      'film',
    )
    const path = await publishDraft(karim, other)
    await test.visitor().post('/productions/droits/retirer', { code })
    assert.equal((await test.visitor().get(sourceOf((await karim.get(path)).text))).status, 200)
  })

  it('a person with a name here takes it back from their own page, and nobody else from theirs', async () => {
    const { draft, list, key } = await startFilm('Avec Karim')
    await note(list, said(key, { name: 'Karim', handle: `@${karim.handle}` }))
    const path = await publishDraft(nadia, draft)
    const right = findId(await karim.get('/moi/images'), '/moi/images/')
    assert.equal((await (await test.member('Lou')).post(`/moi/images/${right}/retirer`)).status, 404)
    await karim.post(`/moi/images/${right}/retirer`)
    assert.match((await test.visitor().get(path)).text, gone)
  })

  it('a writer takes it back for someone, and a yes that was noted cannot be wiped away', async () => {
    const { draft, list, key } = await startFilm('Par un auteur')
    await note(list, said(key))
    const path = await publishDraft(nadia, draft)
    const right = findId(await nadia.get(list), `${list}/personnes/`)
    assert.equal((await nadia.post(`${list}/personnes/${right}/enlever`)).status, 404)
    assert.equal((await karim.post(`${list}/personnes/${right}/retirer`)).status, 404)
    await nadia.post(`${list}/personnes/${right}/retirer`)
    assert.match((await test.visitor().get(path)).text, gone)
  })

  it('another sheet has another code, and the first opens nothing any more', async () => {
    const { list, key } = await startFilm('Feuille perdue')
    const first = await note(list, said(key))
    const right = findId(await nadia.get(list), `${list}/personnes/`)
    assert.doesNotMatch((await nadia.get(`${list}/personnes/${right}/feuille`)).text, /class="code"/)
    const sheet = await nadia.submit(`${list}/personnes/${right}/feuille`)
    const second = /<p class="code">([^<]+)</.exec(sheet.text)?.[1] ?? ''
    assert.notEqual(first, second)
    assert.equal((await test.visitor().post('/productions/droits/retirer', { code: first })).status, 422)
    assert.equal((await test.visitor().post('/productions/droits/retirer', { code: second })).status, 303)
  })

  it('a day that has passed ends it at night; thirty days before, the writers are told once', async () => {
    const { draft, list, key } = await startFilm('Pour un temps')
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await note(list, said(key, { until: inDays(20) }))
    const path = await publishDraft(nadia, draft)
    await endRights(test.lab.db)
    await endRights(test.lab.db)
    assert.equal((await nadia.get('/moi')).text.split('finit dans moins de 30 jours').length, 2)
    assert.doesNotMatch((await nadia.get(path)).text, /n&#39;est plus montrée/)
    await test.lab.pool.query(
      "update productions.image_right set until = current_date - 1 where name = 'Lina' and ended_at is null",
    )
    await endRights(test.lab.db)
    assert.match((await test.visitor().get(path)).text, /le temps accordé par une personne est passé/)
  })

  it('another file put in its place is shown', async () => {
    const { draft, list, key } = await startFilm('Floutée')
    const code = await note(list, said(key))
    const path = await publishDraft(nadia, draft)
    await test.visitor().post('/productions/droits/retirer', { code })
    const next = await openNext(nadia, path)
    const part = findId(await nadia.get(next), `${next}/parties/`)
    const form = formWith({ saves: '1', partTitle: '', partText: '', partAlt: '' }, { file: film })
    assert.equal((await nadia.post(`${next}/parties/${part}`, form)).status, 303)
    await publishDraft(nadia, next, { changed: 'Sans elle.' })
    assert.doesNotMatch((await test.visitor().get(path)).text, gone)
  })

  it('is handed over to whoever it is about, and goes with them: what they are seen in too', async () => {
    const { draft, list, key } = await startFilm('Qui part')
    await note(list, said(key, { name: 'K.', handle: karim.handle }))
    const path = await publishDraft(nadia, draft)
    const person = { accountId: karim.accountId, presentationIds: [karim.presentationId] }
    const part = personalParts().find(({ name }) => name === 'productions')
    assert.ok(part)
    assert.match(await jsonOf(await part.exportOf(test.lab.db, person)), /"K\."/)
    await test.lab.db.transaction().execute((tx) => part.erase(tx, person))
    assert.match((await test.visitor().get(path)).text, gone)
    assert.doesNotMatch((await nadia.get(list)).text, /K\./)
  })
})
