import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTestLab, type Client, type Member, type TestLab } from '../../test/support/lab.ts'

let lab: TestLab
before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
})
after(() => lab.close())

/** Today's date in the zone of the place, as a date field sends it. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: lab.lab.zone }).format(new Date())

async function say(member: Member, text: string, readers = 'open'): Promise<string> {
  const { location } = await member.post('/paroles/dire', { text, readers })
  const id = /\/paroles\/([0-9a-z]{12})/.exec(location ?? '')?.[1]
  assert.ok(id, `nothing was said: ${location}`)
  return id
}

describe('the home page of today', () => {
  test('an empty lab says what could be here and offers the first acts', async () => {
    const page = await lab.visitor().get('/')
    assert.equal(page.status, 200)
    for (const path of [
      '/paroles/dire',
      '/ateliers/proposer',
      '/groupes/ouvrir',
      '/productions/proposer',
      '/lieu',
    ])
      assert.ok(page.text.includes(`href="${path}"`), path)
    assert.match(page.text, /Rien n&#39;est prévu aujourd&#39;hui/)
  })

  test('shows what happens today, voices that wait, groups that look for someone', async () => {
    const member = await lab.member('Nadia')
    await say(member, 'Qui a gardé la preuve de son rendez-vous ?')
    await member.post('/ateliers/proposer', {
      title: 'Monter un film',
      day: today(),
      start: '23:58',
      end: '00:30',
      entry: 'free',
    })
    const group = await member.post('/groupes/ouvrir', {
      name: 'Vu d’en bas',
      purpose: 'Un film sur les guichets fermés.',
      promise: 'film',
    })
    await member.post(`${group.location}/roles`, { word: 'filmer' })
    const { text } = await lab.visitor().get('/')
    assert.match(text, /Qui a gardé la preuve/)
    assert.match(text, /Monter un film/)
    assert.match(text, /aujourd&#39;hui à 23/)
    assert.match(text, /Vu d’en bas/)
  })

  test('shows visitors nothing that is for the lab alone', async () => {
    const member = await lab.member('Discrète')
    await say(member, 'Ceci reste entre nous, au lab.', 'lab')
    assert.ok(!(await lab.visitor().get('/')).text.includes('entre nous'))
  })
})

describe('pages that explain', () => {
  test('each is there in every locale, with its own title', async () => {
    for (const locale of ['fr', 'fr-x-simple', 'en', 'ar']) {
      for (const path of ['/aide', '/charte', '/accessibilite', '/donnees', '/mentions', '/reglages']) {
        const visitor = lab.visitor()
        visitor.cookies.set('lecture', `locale=${locale}`)
        const page = await visitor.get(path)
        assert.equal(page.status, 200, `${locale} ${path}`)
        assert.match(page.text, locale === 'ar' ? /dir="rtl"/ : /dir="ltr"/)
      }
    }
  })

  test('what the lab says in French alone is marked as French in Arabic', async () => {
    const visitor = lab.visitor()
    visitor.cookies.set('lecture', 'locale=ar')
    assert.match((await visitor.get('/aide')).text, /<p><span lang="fr" dir="ltr">Le 115 /)
  })

  test('help gives every number of the lab, with who answers and when', async () => {
    const { text } = await lab.visitor().get('/aide')
    assert.match(text, /id="numeros"/)
    for (const word of lab.lab.words.list('help')) {
      assert.ok(text.includes(`:${word.slug}"`), word.slug)
      assert.ok(text.includes((word.texts['fr'] ?? '').replaceAll("'", '&#39;').slice(0, 16)), word.slug)
    }
    assert.match(text, /href="sms:114"/)
  })

  test('the data page names its contact, the authority and how long things stay', async () => {
    const { text } = await lab.visitor().get('/donnees')
    for (const said of [/CNIL/, /articles 11 et 12/, /douze mois/, /trois mois/, /six mois/])
      assert.match(text, said)
  })
})

describe('how someone reads', () => {
  test('is kept in a cookie of the device, without an account, and undone the same way', async () => {
    const visitor = lab.visitor()
    const page = await visitor.submit('/reglages', {
      locale: 'fr-x-simple',
      size: 'larger',
      theme: 'dark',
      font: '',
    })
    assert.match(page.text, /data-size="larger"/)
    assert.match(page.text, /data-theme="dark"/)
    assert.match(page.text, /Vous pouvez changer quand vous voulez/)
    assert.match((await visitor.get('/aide')).text, /data-size="larger"/)
    await visitor.submit('/reglages', { locale: 'fr', size: '', theme: '' })
    assert.doesNotMatch((await visitor.get('/aide')).text, /data-size|data-theme/)
  })

  test('goes to the simple version and back at the top of any page, which stays, as the rest does', async () => {
    const visitor = lab.visitor()
    await visitor.post('/reglages', { locale: 'fr', size: 'larger' })
    const page = await visitor.get('/paroles?ordre=attente')
    assert.match(
      page.text,
      /<header[^]*name="retour" value="\/paroles\?ordre=attente"[^]*Version simple[^]*<main/,
    )
    const there = { retour: '/paroles?ordre=attente', locale: 'fr-x-simple' }
    const simple = await visitor.post('/reglages/version', there)
    assert.equal(simple.location, '/paroles?ordre=attente')
    assert.match((await visitor.get('/paroles')).text, /data-size="larger"[^]*Version entière/)
    const evil = await visitor.post('/reglages/version', { retour: '//ailleurs.example', locale: 'fr' })
    assert.equal(evil.location, '/reglages')
    assert.match((await visitor.get('/paroles')).text, /data-size="larger"[^]*Version simple/)
  })

  test('offers no other version where something would be lost, nor to who reads another language', async () => {
    const visitor = lab.visitor()
    const refused = await visitor.post('/prevenir', { pourquoi: 'other' })
    assert.equal(refused.status, 422)
    assert.doesNotMatch(refused.text, /reglages\/version/)
    const told = await visitor.submit('/prevenir', { pourquoi: 'other', words: 'Quelque chose ne va pas.' })
    assert.match(told.text, /class="code"/)
    assert.doesNotMatch(told.text, /reglages\/version/)
    assert.doesNotMatch((await visitor.get('/', { 'accept-language': 'en' })).text, /reglages\/version/)
  })

  test('odd values count as not chosen', async () => {
    const visitor = lab.visitor()
    const page = await visitor.submit('/reglages', { locale: '<b>', size: 'x'.repeat(300), contrast: 'more' })
    assert.equal(page.status, 200)
    assert.match(page.text, /data-contrast="more"/)
    assert.ok((visitor.cookies.get('lecture') ?? '').length < 100)
  })

  test('leads back to the page one came from, and nowhere else', async () => {
    const origin = lab.lab.config.publicUrl.origin
    const back = async (headers: Record<string, string>, path = '/reglages') =>
      /href="([^"]+)">Revenir à la page/.exec((await lab.visitor().get(path, headers)).text)?.[1]
    assert.equal(await back({ referer: `${origin}/paroles?ordre=attente` }), '/paroles?ordre=attente')
    assert.equal(await back({ referer: 'https://ailleurs.example/x' }), undefined)
    for (const evil of [
      '//ailleurs.example',
      '/\\ailleurs.example',
      'javascript:alert(1)',
      'https://ailleurs.example',
    ])
      assert.equal(await back({}, `/reglages?retour=${encodeURIComponent(evil)}`), undefined, evil)
    const { location } = await lab.visitor().post('/reglages', { retour: '//ailleurs.example', locale: 'en' })
    assert.equal(location, '/reglages')
  })
})

describe('what concerns me', () => {
  const mine = async (member: Client) => (await member.get('/moi')).text

  test('asks for a name, and says what could be here', async () => {
    assert.equal((await lab.visitor().get('/moi')).status, 401)
    assert.match(await mine(await lab.member('Neuve')), /les réponses arriveront ici/)
  })

  test('tells all that happened at one moment, page after page', async () => {
    const [karim, lila] = [await lab.member('Karim'), await lab.member('Lila')]
    const texts = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit']
    for (const text of texts) {
      const id = await say(karim, `Parole ${text}`)
      await lila.post(`/paroles/${id}/merci`)
    }
    const { accountId } = lila
    await lab.lab.pool.query("update conversation.thanks set at = '2026-01-01' where account_id = $1", [
      accountId,
    ])
    const told: (string | undefined)[] = []
    let path: string | undefined = '/moi'
    while (path) {
      const { text } = await karim.get(path)
      const news = /<ol class="log">.*?<\/ol>/s.exec(text)?.[0] ?? ''
      told.push(...[...news.matchAll(/>Parole (\w+)/g)].map(([, word]) => word))
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]
    }
    assert.deepEqual(told.toSorted(), texts.toSorted())
  })

  test('tells who answered, who thanks, what moved in my groups and what was announced', async () => {
    const karim = await lab.member('Karim')
    const lila = await lab.member('Lila')
    const id = await say(karim, 'Comment prouver un rendez-vous ?')
    await lila.post(`/paroles/${id}/repondre`, { text: 'Une capture d’écran datée.' })
    await lila.post(`/paroles/${id}/merci`)
    const { location } = await karim.post('/groupes/ouvrir', {
      name: 'Preuves en poche',
      purpose: 'Garder la trace.',
      promise: 'guide',
    })
    const path = new URL(location ?? '', 'http://x').pathname
    const other = await lila.post(`${path}/entrer`)
    assert.equal(other.status, 303)
    await lila.post(`${path}/carnet/ecrire`, { text: 'Première rencontre au café.', for: 'page' })
    const text = await mine(karim)
    assert.match(text, /Lila vous a répondu/)
    assert.match(text, /Une capture d’écran datée/)
    assert.match(text, /Lila vous remercie/)
    assert.match(text, /Lila rejoint un de vos groupes/)
    assert.match(text, /Lila a publié dans Preuves en poche/)
    // Nobody reads news of what they did themselves.
    assert.ok(!(await mine(lila)).includes('Lila vous'))
  })

  test('shows what I come for in order: what happened, my dates, my groups, my words', async () => {
    const host = await lab.member('Ordonnée')
    const id = await say(host, 'Qui ouvre le guichet ?')
    await (
      await lab.member('Passante')
    ).post(`/paroles/${id}/repondre`, { text: 'Personne avant dix heures.' })
    await host.post('/groupes/ouvrir', { name: 'Guichets ouverts', purpose: 'Ouvrir.', promise: 'guide' })
    const workshop = {
      title: 'Compter les heures',
      day: today(),
      start: '23:58',
      end: '00:30',
      entry: 'booking',
    }
    const { location } = await host.post('/ateliers/proposer', { ...workshop, capacity: '5' })
    const slug = /\/ateliers\/([^/?]+)/.exec(location ?? '')?.[1]
    await host.post(`/ateliers/${slug}/${today()}/inscription`, { name: 'Ordonnée' })
    const said = [
      'Personne avant',
      'Compter les heures',
      'Guichets ouverts',
      'Qui ouvre le guichet',
      'Mes pages',
    ]
    assert.match(await mine(host), new RegExp(`<h1>${said.map((words) => `[^]*${words}`).join('')}`))
  })

  test('says the latest alone, so that the rest is not far', async () => {
    const heard = await lab.member('Très entendue')
    const id = await say(heard, 'Une question.')
    const reader = await lab.member('Bavard')
    for (const word of ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'])
      await reader.post(`/paroles/${id}/repondre`, { text: `Réponse ${word}.` })
    assert.equal((await mine(heard)).match(/vous a répondu/g)?.length, 5)
  })

  test('someone I set aside tells me nothing more', async () => {
    const sam = await lab.member('Sam')
    const pest = await lab.member('Importun')
    const id = await say(sam, 'Une question tranquille.')
    await pest.post(`/paroles/${id}/repondre`, { text: 'Réponse pénible.' })
    await pest.post(`/paroles/${id}/merci`)
    assert.match(await mine(sam), /Importun/)
    await lab.lab.db
      .insertInto('platform.block')
      .values({ account_id: sam.accountId, presentation_id: pest.presentationId })
      .execute()
    assert.doesNotMatch(await mine(sam), /Importun|pénible/)
  })

  test('shows the dates I booked, and that one was cancelled', async () => {
    const host = await lab.member('Hôte')
    const guest = await lab.member('Invitée')
    const { location } = await host.post('/ateliers/proposer', {
      title: 'Lire un courrier',
      day: today(),
      start: '23:58',
      end: '00:30',
      entry: 'booking',
      capacity: '5',
    })
    const slug = /\/ateliers\/([^/?]+)/.exec(location ?? '')?.[1]
    await guest.post(`/ateliers/${slug}/${today()}/inscription`, { name: 'Invitée' })
    assert.match(await mine(guest), /Vos rendez-vous[\s\S]*Lire un courrier/)
  })

  test('goes on in pages, each piece of news once', async () => {
    const busy = await lab.member('Très lue')
    const id = await say(busy, 'Parlez-moi de vos guichets.')
    const reader = await lab.member('Bavarde')
    for (let index = 0; index < 35; index += 1) {
      await lab.lab.pool.query('delete from platform.limit_count')
      await reader.post(`/paroles/${id}/repondre`, { text: `Guichet numéro ${index}.` })
    }
    const first = await mine(busy)
    const next = /href="(\/moi\?avant=[^"]+)"/.exec(first)?.[1]
    assert.ok(next)
    const second = (await busy.get(next)).text
    const numbers = [...(first + second).matchAll(/Guichet numéro (\d+)/g)].map((match) => match[1])
    assert.equal(numbers.length, 35)
    assert.equal(new Set(numbers).size, 35)
  })
})
