import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeCourse } from './support/courses.ts'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { onlyKeys, type Keys } from './support/keyboard.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { publishDraft } from './support/productions.ts'

/** Someone follows a course on a telephone that runs no script and without an account, then by keyboard alone. */
describe('a course is followed', () => {
  let test: TestLab
  let close: () => Promise<void>
  let address: string
  let path: string

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    ;({ close, address } = online)
    const nadia = await test.member('Nadia')
    path = await publishDraft(nadia, await writeCourse(nadia))
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('on a telephone, step by step, and is found again where it was left', async () => {
    const lou: Walker = await walk('Lou', { baseURL: address })
    await lou.arrive(path)
    await lou.go('Suivre le cours', 'Commencer')
    await lou.reads('Un écran s’éteint.')
    await lou.press("J'ai fait cette étape")
    await lou.reads('noté dans ce navigateur')
    await lou.pressInVain('Répondre')
    await lou.reads('Choisissez au moins une réponse.')
    await lou.tick('L’heure en haut')
    await lou.press('Répondre')
    await lou.reads("Oui, c'est juste.")
    await lou.reads('Il reste quelque chose de juste')
    await lou.follow('Toutes les étapes')
    await lou.reads('Une étape terminée sur 5')
    await lou.follow('Reprendre')
    await lou.reads('Que faut-il voir sur la photo')
    await lou.follow('Toutes les étapes')
    await lou.press("Oublier ce que j'ai fait")
    await lou.reads("C'est oublié.")
  })

  it('with others, whom who wrote it calls', async () => {
    const cookiesOf = ({ cookies }: Member) => [...cookies].map(([name, value]) => `${name}=${value}`)
    const [writer, reader] = await Promise.all(['Mina', 'Karim'].map((name) => test.member(name)))
    assert.ok(writer && reader)
    const course = await publishDraft(writer, await writeCourse(writer, { title: 'Ensemble' }))
    const mina = await walk('Mina', { baseURL: address, cookies: cookiesOf(writer) })
    await mina.arrive(`${course}/cours`)
    await mina.go('ouvrir un groupe', 'Ouvrir un groupe')
    await mina.fill({
      'Nom du groupe': 'Les mardis',
      'Premier jour': '2020-01-01',
      'Avant d’envoyer': '2099-12-08',
    })
    await mina.pressInVain('Ouvrir ce groupe')
    await mina.reads('Ce jour est passé.')
    await mina.fill({ 'Premier jour': '2099-12-01' })
    await mina.press('Ouvrir ce groupe')
    await mina.reads('mardi 8 décembre 2099')
    const karim = await walk('Karim', { baseURL: address, cookies: cookiesOf(reader) })
    await karim.arrive(`${course}/cours`)
    await karim.follow('Les mardis')
    await karim.press("J'y vais")
    await karim.reads("Personne d'autre pour l'instant")
    await karim.press("Je n'y vais plus")
    await karim.reads('Venir aussi')
  })

  it('by keyboard alone', async () => {
    const lou = await walk('Lou au clavier', { baseURL: address, width: 1280 })
    const keys: Keys = onlyKeys(lou.page)
    await lou.arrive(`${path}/cours`)
    await keys.tabTo('Que faut-il voir sur la photo')
    await keys.enter()
    await keys.tabTo('Mon humeur')
    await keys.press('Space')
    await keys.tabTo('Répondre')
    await keys.enter()
    await lou.reads('Non, pas tout à fait.')
    await keys.tabTo("J'ai fait cette étape")
    await keys.enter()
    await lou.reads('Garder l’heure')
  })
})
