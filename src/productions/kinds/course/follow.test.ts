import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { personalParts } from '../../../platform/personal.ts'
import { jsonOf } from '../../../../test/support/json.ts'
import { writeCourse } from '../../../../test/support/courses.ts'
import { openTestLab, signIn, type Client, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openNext, publishDraft } from '../../../../test/support/productions.ts'
import { mostInCookie } from './progress.ts'

describe('following a course', () => {
  let test: TestLab
  let nadia: Member
  let path: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    path = await publishDraft(nadia, await writeCourse(nadia))
  })
  after(() => test.close())

  const contents = async (who: Client) => (await who.get(`${path}/cours`)).text
  const keysOf = (page: string) => [
    ...new Set(
      [...page.matchAll(new RegExp(`class="act quiet" href="${path}/cours/([0-9a-z]{12})"`, 'g'))].map(
        ([, key]) => key,
      ),
    ),
  ]

  it('its page says what one will be able to do, how long it takes, and leads in', async () => {
    const page = (await test.visitor().get(path)).text
    assert.match(page, /5 étapes, environ 30 minutes/)
    assert.match(page, /Retrouver la trace d’un envoi/)
    assert.match(page, new RegExp(`href="${path}/cours">Suivre le cours`))
  })

  it('shows its doors first, then its modules and their steps', async () => {
    const page = await contents(test.visitor())
    assert.match(page, /Par où commencer.\?[^]*Avant d’envoyer[^]*Après[^]*<h2><span>Avant d’envoyer/)
    assert.equal(keysOf(page).length, 5)
    assert.match(page, /Commencer.: *<span>Ce qui disparaît/)
  })

  it('is followed by a visitor without script: what is done is in their browser alone', async () => {
    const visitor = test.visitor()
    const [first, second] = keysOf(await contents(visitor))
    const done = await visitor.post(`${path}/cours/${first}/fait`)
    assert.equal(done.location, `${path}/cours/${second}`)
    const cookie = done.headers.getSetCookie().find((one) => one.startsWith('etapes='))
    assert.match(cookie ?? '', new RegExp(`Path=${path}/cours; HttpOnly; SameSite=Lax`))
    const page = await contents(visitor)
    assert.match(page, /Une étape terminée sur 5[^]*Reprendre/)
    assert.match(page, /noté six mois dans ce navigateur/)
    assert.doesNotMatch(await contents(test.visitor()), /Étape faite/)
    await visitor.post(`${path}/cours/${first}/refaire`)
    assert.doesNotMatch(await contents(visitor), /Étape faite/)
    assert.equal((await test.lab.pool.query('select 1 from productions.progress')).rowCount, 0)
  })

  it('is forgotten on demand', async () => {
    const visitor = test.visitor()
    const [first] = keysOf(await contents(visitor))
    await visitor.post(`${path}/cours/${first}/fait`)
    await visitor.post(`${path}/cours/oublier`)
    assert.ok(!visitor.cookies.has('etapes'))
    const member = await test.member('Qui oublie')
    await member.post(`${path}/cours/${first}/fait`)
    await member.post(`${path}/cours/oublier`)
    assert.doesNotMatch(await contents(member), /Étape faite/)
  })

  it('with an account, goes on from another device, and nobody else sees it', async () => {
    const karim = await test.member('Karim')
    const [first] = keysOf(await contents(karim))
    await karim.post(`${path}/cours/${first}/fait`)
    const elsewhere = await signIn(test.lab.db, test.visitor(), karim)
    assert.match(await contents(elsewhere), /Une étape terminée sur 5[^]*Reprendre/)
    for (const other of [nadia, test.visitor()]) assert.doesNotMatch(await contents(other), /Étape faite/)
  })

  it('answers a question in words, at an address that holds the choice, and keeps nothing', async () => {
    const visitor = test.visitor()
    const question = keysOf(await contents(visitor))[1]
    const here = `${path}/cours/${question}`
    const chosen = await visitor.post(here, { choix: ['2', '0'] })
    assert.equal(chosen.location, `${here}?choix=0-2#reponse`)
    const said = (await visitor.get(`${here}?choix=0-2`)).text
    assert.match(said, /L’heure en haut<\/q>[^]*Oui, c&#39;est juste[^]*On la lit sans discuter/)
    assert.match(said, /Mon humeur<\/q>[^]*Non, pas tout à fait[^]*Elle passera/)
    assert.match(said, /Il reste quelque chose de juste[^]*Une preuve date/)
    assert.doesNotMatch(said.replace(/<[^>]+>/g, ''), /\d ?%|\d ?\/ ?\d|points?\b|score/i)
    assert.equal((await visitor.post(here, {})).status, 422)
  })

  it('has neither steps nor answers that were made up', async () => {
    const visitor = test.visitor()
    const [text, question] = keysOf(await contents(visitor))
    for (const forged of ['9', '1-0', 'x', '0-0', ''])
      assert.equal((await visitor.get(`${path}/cours/${question}?choix=${forged}`)).status, 404, forged)
    assert.equal((await visitor.post(`${path}/cours/${question}`, { choix: '7' })).status, 404)
    assert.equal((await visitor.post(`${path}/cours/${text}`, { choix: '0' })).status, 404)
    assert.equal((await visitor.post(`${path}/cours/000000000000/fait`)).status, 404)
    assert.equal((await visitor.get(`${path}/cours/${text}?page=2`)).status, 404)
  })

  it('believes no cookie but the keys of its own steps, and gives none that is large', async () => {
    const [first] = keysOf(await contents(nadia))
    for (const forged of ['x'.repeat(100_000), '<script>', `${first}.${'0'.repeat(12)}`, '..', '%00']) {
      const visitor = test.visitor()
      visitor.cookies.set('etapes', forged)
      const page = await visitor.get(`${path}/cours`)
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.text, /<script>/)
      const done = await visitor.post(`${path}/cours/${first}/fait`)
      assert.ok((done.headers.get('set-cookie') ?? '').length < mostInCookie * 13 + 200)
    }
  })

  it('keeps what one did in the next version, by the step and not by its place', async () => {
    const karim = await test.member('Karim 2')
    const keys = keysOf(await contents(karim))
    const [first, second] = keys
    await karim.post(`${path}/cours/${second}/fait`)
    const next = await openNext(nadia, path)
    const draft = (await nadia.get(next)).text
    const ids = [...draft.matchAll(/parties\/([0-9a-z]{12})\/enlever/g)].map(([, id]) => id)
    await nadia.post(`${next}/parties/${ids[1]}/enlever`)
    await publishDraft(nadia, next, { changed: 'Plus court.' })
    const page = await contents(karim)
    assert.ok(!keysOf(page).includes(first))
    assert.match(page, /Une étape terminée sur 4/)
    const old = (await karim.get(`${path}/versions/1/cours`)).text
    assert.match(old, /Ce qui disparaît/)
    assert.doesNotMatch(old, /\/oublier/)
  })

  it('an adaptation keeps the steps, and begins for each afresh', async () => {
    const karim = await test.member('Karim 3')
    const [first] = keysOf(await contents(karim))
    await karim.post(`${path}/cours/${first}/fait`)
    const begun = await karim.post(`${path}/adapter`, { title: 'Ici aussi', why: 'Autre ville.' })
    const adapted = await publishDraft(karim, begun.location ?? '')
    const page = (await karim.get(`${adapted}/cours`)).text
    assert.match(page, /Garder l’heure/)
    assert.doesNotMatch(page, /Étape faite/)
  })

  it('what one did is handed over with one’s data, and erased with it', async () => {
    const karim = await test.member('Karim 4')
    const [first] = keysOf(await contents(karim))
    await karim.post(`${path}/cours/${first}/fait`)
    const part = personalParts().find(({ name }) => name === 'productions')
    const person = { accountId: karim.accountId, presentationIds: [karim.presentationId] }
    assert.ok((await jsonOf(await part?.exportOf(test.lab.db, person))).includes(first ?? '?'))
    await test.lab.db.transaction().execute(async (tx) => part?.erase(tx, person))
    const { rows } = await test.lab.pool.query('select account_id from productions.progress')
    assert.ok(rows.every((row: { account_id: string }) => row.account_id !== karim.accountId))
  })

  it('is looked at by its writers before anyone else, and nothing is noted then', async () => {
    const next = await openNext(nadia, path)
    const page = await nadia.get(`${next}/cours`)
    assert.match(page.text, /rien de ce que vous faites n&#39;est noté/)
    const key = new RegExp(`${next}/cours/([0-9a-z]{12})`).exec(page.text)?.[1]
    assert.doesNotMatch((await nadia.get(`${next}/cours/${key}`)).text, /\/fait"/)
    assert.equal((await (await test.member('Curieux')).get(`${next}/cours`)).status, 404)
  })
})
