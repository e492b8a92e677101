import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { newClient, openBeside, openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { until } from '../../../test/support/launched.ts'
import { everydayWords } from '../passphrases.ts'
import { labWordOf } from './lab-words.ts'
import { openKeysLink } from '../circles/keys.ts'

let test: TestLab
let keeper: Member
before(async () => {
  test = await openTestLab()
  keeper = await test.member('Gardienne')
  await keeper.post((await openKeysLink(test.lab.db)) ?? '')
})
after(() => test.close())

const base = '/cercles/cles/mots'

describe('the words of the lab', () => {
  it('are edited by the keys circle and by nobody else', async () => {
    const member = await test.member('Membre')
    for (const path of [base, `${base}/pole`, `${base}/pole/encadrement`]) {
      assert.equal((await member.get(path)).status, 403)
      assert.equal((await test.visitor().get(path)).status, 401)
      assert.equal((await keeper.get(path)).status, 200)
    }
    assert.equal((await member.post(`${base}/pole/encadrement`, { 'name-fr': 'Pris' })).status, 403)
    assert.equal((await keeper.get(`${base}/inconnue`)).status, 404)
  })

  it('take a new name in each language, at once, and the log says so', async () => {
    const saved = await keeper.submit(`${base}/pole/encadrement`, {
      version: '1',
      'name-fr': 'Diriger ensemble',
      'name-en': 'Leading together',
    })
    assert.match(saved.text, /Diriger ensemble/)
    const word = test.lab.words.find('pole', 'encadrement')
    assert.deepEqual(word?.names, { fr: 'Diriger ensemble', en: 'Leading together' })
    assert.match(
      (await test.visitor().get('/cercles/registre')).text,
      /un mot est changé \(Pôles de formation\s: [^)]+\)/,
    )
  })

  it('of the lab itself say what each is for, beside what it says', async () => {
    const { text } = await keeper.get(`${base}/lab`)
    assert.match(text, />\s*Le nom du lab\s*<[^]*?Socialab</)
    assert.match(text, /son fuseau horaire\s*<[^]*?Europe\/Paris</)
    assert.match(
      (await keeper.get(`${base}/lab/time-zone`)).text,
      /<h1>L&#39;heure du lieu\s: son fuseau horaire</,
    )
    for (const { slug } of test.lab.words.list('lab')) assert.ok(labWordOf('lab', slug), slug)
  })

  it('need a name in French', async () => {
    const refused = await keeper.post(`${base}/pole/ajouter`, { 'name-fr': '', 'name-en': 'Only English' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Only English/)
  })

  it('come, go, come back and change places', async () => {
    await keeper.post(`${base}/pole/ajouter`, { 'name-fr': 'Médiation numérique' })
    const slugs = () => test.lab.words.list('pole').map(({ slug }) => slug)
    assert.equal(slugs().at(-1), 'mediation-numerique')
    await keeper.post(`${base}/pole/mediation-numerique/monter`)
    assert.equal(slugs().at(-2), 'mediation-numerique')
    await keeper.post(`${base}/pole/mediation-numerique/retirer`)
    assert.ok(!slugs().includes('mediation-numerique'))
    assert.equal(test.lab.words.find('pole', 'mediation-numerique')?.retired, true)
    await keeper.post(`${base}/pole/mediation-numerique/remettre`)
    assert.ok(slugs().includes('mediation-numerique'))
  })

  it('that the program itself needs are renamed, not retired', async () => {
    assert.equal((await keeper.post(`${base}/lab/name/retirer`)).status, 404)
    await keeper.post(`${base}/lab/name`, { version: '1', 'name-fr': 'Le Lab du Port' })
    assert.match((await test.visitor().get('/cercles')).text, /Le Lab du Port/)
  })

  it('that are help numbers keep their number as address', async () => {
    await keeper.post(`${base}/help/ajouter`, { number: '3977', 'name-fr': 'maltraitance', first: '1' })
    assert.match((await test.visitor().get('/cercles')).text, /href="tel:3977"/)
    assert.equal((await keeper.post(`${base}/help/ajouter`, { number: 'x', 'name-fr': 'y' })).status, 422)
  })

  it('are proposed by anyone, with a reason, and wait in the open', async () => {
    const member = await test.member('Idée')
    const done = await member.submit('/mots/proposer', {
      list: 'priority',
      name: 'Écrans et sommeil',
      why: 'On en parle tous les jours.',
    })
    assert.match(done.text, /Écrans et sommeil/)
    assert.deepEqual(
      test.lab.words.proposed('priority').map(({ slug }) => slug),
      ['ecrans-et-sommeil'],
    )
    const twice = await member.post('/mots/proposer', {
      list: 'priority',
      name: 'écrans et sommeil',
      why: 'Encore.',
    })
    assert.equal(twice.status, 422)
  })

  it('proposed are adopted or declined with a reason, in the open', async () => {
    const member = await test.member('Deux idées')
    for (const name of ['Transports', 'Bruit'])
      await member.post('/mots/proposer', { list: 'priority', name, why: 'Voilà.' })
    await keeper.post(`${base}/priority/transports/adopter`)
    assert.ok(test.lab.words.list('priority').some(({ slug }) => slug === 'transports'))
    assert.equal((await keeper.post(`${base}/priority/bruit/decliner`, { reason: '' })).status, 422)
    await keeper.post(`${base}/priority/bruit/decliner`, { reason: 'Le logement en parle déjà.' })
    assert.match((await test.visitor().get('/cercles/registre')).text, /Le logement en parle déjà/)
    assert.ok(!test.lab.words.proposed('priority').some(({ slug }) => slug === 'bruit'))
  })

  it('edited before they are adopted keep why they were proposed', async () => {
    const member = await test.member('Raison')
    await member.post('/mots/proposer', { list: 'licence', name: 'Partage', why: 'Pour que cela circule.' })
    await keeper.post(`${base}/licence/partage`, {
      version: '1',
      'name-fr': 'Partage libre',
      url: 'https://exemple.fr/licence',
    })
    const word = test.lab.words.find('licence', 'partage')
    assert.deepEqual(word?.data, { why: 'Pour que cela circule.', url: 'https://exemple.fr/licence' })
    await keeper.post(`${base}/licence/partage`, { version: '2', 'name-fr': 'Partage libre' })
    assert.deepEqual(test.lab.words.find('licence', 'partage')?.data, { why: 'Pour que cela circule.' })
  })

  it('edited by two keyholders at once lose neither text', async () => {
    const path = `${base}/role/soin`
    await keeper.post(`${base}/role/ajouter`, { 'name-fr': 'Soin' })
    await keeper.post(path, { version: '1', 'name-fr': 'Soin', 'text-fr': 'Le premier texte' })
    const late = await keeper.post(path, { version: '1', 'name-fr': 'Soin', 'text-fr': 'Le second texte' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Le premier texte/)
    assert.match(late.text, /Le second texte/)
    const sent = { version: '2', 'name-fr': 'Soin', 'text-fr': 'Le second texte' }
    assert.equal((await keeper.post(path, sent)).status, 303)
    assert.equal(test.lab.words.find('role', 'soin')?.texts['fr'], 'Le second texte')
  })

  it('cannot be proposed for lists that are not open', async () => {
    const member = await test.member('Hors liste')
    assert.equal((await member.post('/mots/proposer', { list: 'lab', name: 'x', why: 'y' })).status, 422)
  })
})

describe('vous or tu', () => {
  const path = `${base}/lab/pronoun`
  const read = async (page: string, locale: string, ask = test.visitor()) => {
    ask.cookies.set('lecture', `locale=${locale}`)
    return (await ask.get(page)).text
  }

  it('is chosen among the two by the keys circle, vous until then', async () => {
    const page = (await keeper.get(path)).text
    assert.match(page, /<input type="radio" name="pronoun" value="vous" checked/)
    assert.match(page, /les autres mots du lab restent comme ils sont écrits/)
    assert.doesNotMatch(page, /<textarea|name="name-fr"/)
    assert.equal((await keeper.post(path, { version: '1', pronoun: 'thou' })).status, 422)
    assert.equal((await keeper.post(path, { version: '1' })).status, 422)
    const member = await test.member('Sans clé')
    assert.equal((await member.post(path, { pronoun: 'tu' })).status, 403)
    assert.match(await read('/paroles/dire', 'fr'), /Votre texte/)
    assert.match(await read('/paroles/dire', 'fr-x-simple'), /Votre texte/)
  })

  it('changes what French and its easy version say to the reader, in every process, and English not at all', async () => {
    const beside = await openBeside(test)
    try {
      const english = [await read('/', 'en'), await read('/paroles/dire', 'en')]
      await keeper.submit(path, { version: '1', pronoun: 'tu' })
      for (const locale of ['fr', 'fr-x-simple']) {
        const [home, say] = [await read('/', locale), await read('/paroles/dire', locale)]
        assert.match(home, /Tes données/)
        assert.match(home, /<html lang="fr"/)
        assert.match(say, /Ton texte/)
        assert.match(say, /celui que tu veux|tu choisiras un nom/)
        assert.doesNotMatch(say, /Votre|Écrivez|Vos données/)
      }
      assert.deepEqual([await read('/', 'en'), await read('/paroles/dire', 'en')], english)
      const there = newClient(test.lab.config.publicUrl.origin, (url, init) => beside.app.request(url, init))
      await until(async () => (await read('/paroles/dire', 'fr', there)).includes('Ton texte'))
    } finally {
      await beside.close()
    }
  })

  it('keeps the name of the setting, and the log says that it changed', async () => {
    assert.deepEqual(test.lab.words.find('lab', 'pronoun')?.data, { pronoun: 'tu' })
    assert.match((await keeper.get(`${base}/lab`)).text, /Tu, comme «\sChoisis un nom\s»/)
    assert.match(
      (await test.visitor().get('/cercles/registre')).text,
      /un mot est changé \([^)]+Vous ou tu\)/,
    )
    await keeper.submit(path, { version: '2', pronoun: 'vous' })
    assert.match(await read('/paroles/dire', 'fr'), /Votre texte/)
  })
})

describe('the words of passphrases', () => {
  it('are at least 2,048, plain and all different, so that four make 44 bits', () => {
    const words = everydayWords()
    assert.ok(words.length >= 2_048)
    assert.equal(new Set(words).size, words.length)
    assert.deepEqual(
      words.filter((word) => !/^[a-z]{3,10}$/.test(word)),
      [],
    )
  })
})
