import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type Client, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openKeysLink } from './keys.ts'

let test: TestLab
let keeper: Client
before(async () => {
  test = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
})
after(() => test.close())

const keysLink = async () => (await openKeysLink(test.lab.db)) ?? ''

async function seat(by: Client, circle: string, who: Member, extra: Record<string, string> = {}) {
  await who.post(`/cercles/${circle}/volontaire`, { words: 'Je veux bien', seat: 'autre' })
  return by.post(`/cercles/${circle}/places`, { presentation: who.presentationId, months: '6', ...extra })
}

describe('the first keys', () => {
  it('are printed as a link; another one drawn before it was followed takes its place', async () => {
    const old = await keysLink()
    const link = await keysLink()
    const someone = test.visitor()
    assert.equal((await someone.get(link)).status, 200)
    assert.equal((await someone.post(old, { name: 'En retard' })).status, 403)
  })

  it('open an account and a seat for whoever follows the link, once', async () => {
    const link = await keysLink()
    keeper = test.visitor()
    const card = await keeper.submit(link, { name: 'Clé Une' })
    assert.match(card.text, /class="code"/)
    assert.match((await test.visitor().get('/cercles')).text, /href="\/@cle-une"/)
    assert.equal((await test.visitor().post(link, { name: 'Clé Deux' })).status, 403)
    const opened = await test.lab.db
      .selectFrom('people.presentation')
      .select('id')
      .where('name', '=', 'Clé Deux')
      .execute()
    assert.deepEqual(opened, [])
  })

  it('are not offered again while somebody holds them', async () => {
    assert.equal(await openKeysLink(test.lab.db), null)
  })

  it('go to one person only when two follow the link at once', async () => {
    const other = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
    const link = (await openKeysLink(other.lab.db)) ?? ''
    const answers = await Promise.all(
      ['Vite', 'Aussi Vite'].map((name) => other.visitor().post(link, { name })),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 403])
    await other.close()
  })

  it('are given to someone signed in under the name that speaks', async () => {
    const other = await openTestLab()
    const member = await other.member('Déjà là')
    const link = (await openKeysLink(other.lab.db)) ?? ''
    assert.match((await member.submit(link)).text, /Vous tenez l&#39;intendance technique/)
    assert.match((await other.visitor().get('/cercles')).text, /Déjà là/)
    await other.close()
  })
})

describe('a circle', () => {
  it('that is empty is filled by the keys circle, and then by itself alone', async () => {
    const first = await test.member('Veilleuse')
    assert.equal((await seat(keeper, 'veille', first)).status, 303)
    const second = await test.member('Veilleur')
    assert.equal((await seat(keeper, 'veille', second)).status, 422)
    assert.equal((await seat(first, 'veille', second)).status, 303)
  })

  it('held by several gives its seats by lot or by decision, never by one of them alone', async () => {
    const holders = await Promise.all(['Une', 'Deux', 'Trois'].map(test.member))
    const [one, two, three] = holders
    assert.ok(one && two && three)
    assert.equal((await seat(keeper, 'pilotage', one)).status, 303)
    assert.equal((await seat(one, 'pilotage', two)).status, 303)
    const refused = await seat(one, 'pilotage', three)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /par le sort, ou par une décision du cercle/)
    const page = (await two.get('/cercles/pilotage')).text
    assert.match(page, /Trois/, 'they still read who volunteers')
    assert.doesNotMatch(page, /action="\/cercles\/pilotage\/places"/)
    for (const holder of [one, two]) await holder.post('/cercles/pilotage/quitter')
  })

  it('seats only volunteers, and one account once whatever its names', async () => {
    const candidate = await test.member('Candidate')
    const refused = await keeper.post('/cercles/cles/places', {
      presentation: candidate.presentationId,
      months: '3',
    })
    assert.equal(refused.status, 422)
    assert.equal((await seat(keeper, 'cles', candidate)).status, 303)
    await candidate.post('/moi/noms', { name: 'Candidate bis' })
    await candidate.post('/moi/noms/candidate-bis/parler')
    const bis = await test.lab.db
      .selectFrom('people.presentation')
      .select('id')
      .where('handle', '=', 'candidate-bis')
      .executeTakeFirstOrThrow()
    const told = await candidate.post('/cercles/cles/volontaire', { words: 'Moi encore' })
    assert.equal(told.status, 422)
    assert.match(told.text, /Vous avez déjà une place/)
    assert.match(told.text, /<textarea[^>]*>\nMoi encore/, 'what was typed stays')
    // To others it is a name that did not volunteer: a refusal of its own would say whose it is.
    assert.doesNotMatch((await keeper.get('/cercles/cles')).text, /Candidate bis/)
    const again = await seat(keeper, 'cles', { ...candidate, presentationId: bis.id })
    assert.equal(again.status, 422)
    assert.match(again.text, /n&#39;est plus sur la liste/)
  })

  it('keeps a volunteer under the name that registered, until they take it off', async () => {
    const one = await test.member('Première fois')
    await one.post('/cercles/pilotage/volontaire', { words: 'Avec un mot', seat: 'autre' })
    await one.post('/moi/noms', { name: 'Autre fois' })
    await one.post('/moi/noms/autre-fois/parler')
    await one.post('/cercles/pilotage/volontaire', { words: 'Avec un autre mot', seat: 'autre' })
    const { text } = await keeper.get('/cercles/pilotage')
    assert.match(text, /Avec un autre mot/)
    assert.match(text, /Première fois/)
    assert.doesNotMatch(text, /Autre fois/)
  })

  it('shows its volunteers to those who fill it, and to nobody else', async () => {
    const shy = await test.member('Réservée')
    await shy.post('/cercles/cles/volontaire', { words: 'Je connais un peu' })
    assert.match((await keeper.get('/cercles/cles')).text, /Je connais un peu/)
    assert.doesNotMatch((await test.visitor().get('/cercles/cles')).text, /Réservée/)
    await shy.post('/cercles/cles/volontaire/retirer')
    assert.doesNotMatch((await keeper.get('/cercles/cles')).text, /Réservée/)
  })

  it('gives its power for six months at most, ended by the clock', async () => {
    const held = await test.member('Six mois')
    assert.equal((await seat(keeper, 'pilotage', held, { months: '7' })).status, 422)
    assert.equal((await seat(keeper, 'pilotage', held, { label: 'étudiante' })).status, 303)
    assert.match((await test.visitor().get('/cercles')).text, /Six mois<\/a> \(étudiante\)/)
    await sql`update people.circle_seat set since = now() - interval '7 months', until = now() - interval '1 month'
      where presentation_id = ${held.presentationId}`.execute(test.lab.db)
    assert.doesNotMatch((await test.visitor().get('/cercles')).text, /Six mois<\/a>/)
    const other = await test.member('Après')
    assert.equal((await seat(held, 'pilotage', other)).status, 422)
  })

  it('is left whenever one likes, and the log says so', async () => {
    const leaving = await test.member('Sur le départ')
    await seat(keeper, 'accueil', leaving)
    assert.equal((await leaving.get('/cercles/accueil/cartes')).status, 200)
    await leaving.post('/cercles/accueil/quitter')
    assert.equal((await leaving.get('/cercles/accueil/cartes')).status, 403)
    const log = await test.visitor().get('/cercles/registre')
    assert.match(log.text, /quelqu’un quitte le cercle\.\s*<a href="\/@sur-le-depart">/)
  })
})

describe('the public log', () => {
  it('holds ids and reasons, never a name, and forgets who was erased', async () => {
    const passing = await test.member('De passage')
    await seat(keeper, 'accueil', passing)
    const lines = await test.lab.db.selectFrom('people.public_log').selectAll().execute()
    assert.ok(!JSON.stringify(lines).includes('De passage'))
    await passing.post('/moi/donnees/partir', { 'confirm-pass': '@de-passage', when: 'now' })
    const after = await test.lab.db.selectFrom('people.public_log').selectAll().execute()
    assert.equal(after.length, lines.length)
    assert.ok(!JSON.stringify(after).includes(passing.presentationId))
  })
})

describe('welcome cards', () => {
  async function draw(): Promise<string[]> {
    const desk = await test.member('Accueillante')
    await seat(keeper, 'accueil', desk)
    const page = await desk.submit('/cercles/accueil/cartes', { count: '2' })
    await desk.post('/cercles/accueil/quitter')
    return Array.from(page.text.matchAll(/class="code">([^<]+)</g), ([, code = '']) => code)
  }

  it('open an account by themselves, once, with a name and nothing else', async () => {
    const [code = '', second = ''] = await draw()
    assert.notEqual(code, second)
    const someone = test.visitor()
    assert.ok((await someone.get(`/bienvenue/${code}`)).text.includes(`value="${code}"`))
    const card = await someone.submit('/bienvenue', { code: code.toLowerCase(), name: 'Arrivé' })
    assert.match(card.text, /Bienvenue, Arrivé/)
    const again = await test.visitor().post('/bienvenue', { code, name: 'Deuxième' })
    assert.equal(again.status, 422)
    assert.match(again.text, /value="Deuxième"/)
  })

  it('are worth nothing after ninety days', async () => {
    const [code = ''] = await draw()
    await sql`update people.code set expires_at = expires_at - interval '90 days'`.execute(test.lab.db)
    assert.equal((await test.visitor().post('/bienvenue', { code, name: 'Trop tard' })).status, 422)
  })

  it('are drawn by the place circle only, and the log says how many', async () => {
    const someone = await test.member('Personne')
    assert.equal((await someone.post('/cercles/accueil/cartes', { count: '2' })).status, 403)
    await draw()
    assert.match((await test.visitor().get('/cercles/registre')).text, /2 cartes d’accueil sont tirées/)
  })
})
