import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { onlyKeys, type Keys } from './support/keyboard.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { propose } from './support/place.ts'

/** The same acts with Tab, Enter, Space and letters; the focus is checked at every stop. */
describe('by keyboard alone', () => {
  let test: TestLab
  let close: () => Promise<void>
  let lou: Walker
  let keys: Keys

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    close = online.close
    await propose(await test.member('Nadia'), { title: 'Le café du matin' })
    lou = await walk('Lou', { baseURL: online.address, width: 1280 })
    keys = onlyKeys(lou.page)
    await lou.arrive('/')
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('the first stop leads past the header', async () => {
    await keys.press('Tab')
    assert.equal(await keys.focused(), 'Aller au contenu')
    await keys.enter()
    await keys.tabTo('Dire quelque chose')
    await keys.enter()
    await lou.reads("Écrivez d'abord.")
  })

  it('someone speaks, picks a name on the way and sends the text', async () => {
    await keys.tabTo('Votre texte')
    await keys.type('Je passe par le clavier.')
    await keys.tabTo('Tout le monde, aussi sur internet')
    await keys.press('Space')
    await keys.tabTo('Publier')
    await keys.enter()
    await keys.tabTo('Votre nom ici')
    await keys.type('Lou')
    await keys.tabTo("J'ai 15 ans ou plus")
    await keys.press('Space')
    await keys.enter()
    await lou.reads('Bienvenue, Lou')
    await keys.tabTo('Publier')
    await keys.enter()
    await lou.reads('Votre parole est publiée.')
  })

  it('opens a group; what is missing is named first, and each name leads to its field', async () => {
    await keys.tabTo('Groupes')
    await keys.enter()
    await keys.tabTo('Ouvrir un groupe')
    await keys.enter()
    await keys.tabTo("C'est pour quoi faire ?")
    await keys.type('Se retrouver.')
    await keys.tabTo('Ouvrir un groupe')
    await keys.enter()
    assert.match(await keys.focused(), /Il y a 2 choses à changer/)
    await keys.tabTo('Écrivez quelque chose ici.')
    await keys.enter()
    assert.match(await keys.focused(), /^Comment s'appelle le groupe/)
    await keys.type('Les matinaux')
    await keys.tabTo("C'est pour quoi faire ?")
    assert.equal(await lou.page.locator(':focus').inputValue(), 'Se retrouver.')
    await keys.tabTo('Guide')
    await keys.press('Space')
    await keys.enter()
    await lou.reads('« Les matinaux » est ouvert.')
  })

  it('books a place in a workshop', async () => {
    await keys.tabTo('Ateliers')
    await keys.enter()
    await keys.tabTo('Le café du matin')
    await keys.enter()
    await keys.tabTo('Réserver une place')
    await keys.enter()
    await keys.tabTo('Prénom ou surnom')
    await keys.enter()
    await lou.reads('une place est gardée au nom de Lou')
  })

  it('goes through whole pages without losing the focus, there and back', async () => {
    for (const path of ['/', '/paroles', '/groupes/les-matinaux', '/moi', '/reglages']) {
      await lou.arrive(path)
      await keys.tabTo('Sortir')
      await keys.press('Shift+Tab')
      assert.notEqual(await keys.focused(), '')
    }
  })
})
