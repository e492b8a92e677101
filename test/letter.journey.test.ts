import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { maskAll } from '../src/institutions/readings/mask.ts'
import { openGroup } from './support/groups.ts'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'

const letter = `Madame Wolverhamptoise,
Suite à l'examen de votre dossier n° 998877665, nous vous informons que celui-ci est incomplet. Veuillez nous retourner les pièces sous quinzaine.
Pour toute question, appelez M. Durand-Ruel au 04 91 22 33 44.`

/** A letter is masked, taken apart and becomes a guide; an institution is asked, and answers by its code. */
describe('a letter that nobody understands', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let nadia: Walker
  let karim: Walker
  let passer: Walker
  let cookies: string[]

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    const member = await test.member('Nadia')
    cookies = cookiesOf(member)
    await openGroup(member, { name: 'Guichet ouvert' })
    nadia = await walk('Nadia décortique', { baseURL: address, cookies })
    karim = await walk('Karim réécrit', { baseURL: address, cookies: cookiesOf(await test.member('Karim')) })
    passer = await walk('passante lit', { baseURL: address })
  })
  after(async () => {
    await close()
    await test.close()
  })

  const cookiesOf = (who: Member) => [...who.cookies].map(([cookie, value]) => `${cookie}=${value}`)

  it('is masked without a script, word by word, and put up', async () => {
    await nadia.arrive('/decorticages')
    await nadia.follow('Apporter un texte')
    await nadia.type('Le texte, tel que vous l’avez reçu', letter)
    await nadia.press('Voir ce qui sera caché')
    await nadia.reads('Madame [nom]')
    await nadia.unfold('Veuillez nous retourner')
    await nadia.tick('quinzaine.')
    await nadia.press('Continuer avec ce texte')
    const text = await nadia.page.getByLabel('Le texte, sans rien de personnel').inputValue()
    assert.equal(text, maskAll(letter).replace('quinzaine.', '[caché].'))
    await nadia.fill({
      'De quel texte il s’agit': 'La lettre des pièces',
      'L’institution qui l’a écrit': 'Une caisse',
    })
    await nadia.tick("J'ai relu : rien ne dit plus de qui il s'agit")
    await nadia.press('Publier le texte')
    await nadia.reads("C'est publié. Tout le monde peut le lire et y ajouter.")
    await nadia.readsNot('Wolverhamptoise')
  })

  it('is taken apart by several hands', async () => {
    await karim.arrive('/decorticages')
    await karim.follow('La lettre des pièces')
    await karim.follow('Suite à l’examen')
    await karim.type('Vos mots', 'Il manque des papiers dans votre dossier.')
    await karim.press('Publier')
    await karim.reads('Il manque des papiers dans votre dossier.')
    await karim.tick('Poser une question')
    await karim.type('Vos mots', 'Quelles pièces ?')
    await karim.press('Publier')
    await karim.reads('Des questions')
    await passer.arrive('/decorticages/la-lettre-des-pieces')
    await passer.reads('1 réécriture · 1 question')
  })

  it('is said again as a whole, and becomes a guide', async () => {
    await nadia.arrive('/decorticages/la-lettre-des-pieces')
    await nadia.follow('Composer le texte réécrit')
    await nadia.follow('Choisir phrase par phrase')
    await nadia.press('Assembler')
    await nadia.press('Enregistrer')
    await nadia.reads('Il manque des papiers dans votre dossier.')
    await nadia.press('En faire un guide')
    await nadia.reads('Le texte réécrit est dans le formulaire.')
    await nadia.press('Continuer')
    await nadia.follow('Publier')
    await nadia.press('Publier')
    await passer.arrive('/decorticages/la-lettre-des-pieces')
    await passer.reads('Production « La lettre des pièces »')
    await passer.follow('Les deux textes côte à côte')
    await passer.reads('Il manque des papiers dans votre dossier.')
  })

  it('a group asks the institution, by a letter with a code, and it answers without an account', async () => {
    await nadia.arrive('/decorticages/la-lettre-des-pieces')
    await nadia.follow('Demander à une institution')
    await nadia.fill({
      'À quelle institution': 'Une caisse',
      'En une phrase': 'Dire quelles pièces manquent',
      'Ce qui est demandé': 'Une liste des pièces, en haut de la lettre.',
    })
    await nadia.press('Publier la demande')
    await nadia.reads('Demandée aujourd’hui, pas encore envoyée')
    await nadia.follow('La lettre à envoyer')
    await nadia.press('Faire la lettre')
    const code = await nadia.page.locator('.code').innerText()
    await nadia.follow("Noter qu'elle est envoyée")
    await nadia.press("Noter l'envoi")
    await nadia.reads('Envoyée aujourd’hui')
    const clerk = await walk('la caisse répond', { baseURL: address })
    await clerk.arrive('/repondre')
    await clerk.type('Le code de la lettre', 'AAAA AAAA AAAA')
    await clerk.pressInVain('Lire la demande et répondre')
    await clerk.type('Le code de la lettre', code)
    await clerk.press('Lire la demande et répondre')
    await clerk.reads('Une liste des pièces, en haut de la lettre.')
    await clerk.fill({
      'Qui répond : le service': 'Service des courriers',
      'La réponse': 'Ce sera fait en mars.',
    })
    await clerk.press('Publier la réponse')
    await passer.arrive('/interpellations')
    await passer.follow('Dire quelles pièces manquent')
    await passer.reads('Ce sera fait en mars.')
    await passer.reads('Service des courriers')
    await passer.reads('Une réponse est là')
  })

  it('with a script, nothing that is not masked leaves the browser', async () => {
    const leo = await walk('Léo masque', { baseURL: address, cookies, javaScript: true })
    const sent: string[] = []
    leo.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await leo.arrive('/decorticages/apporter')
    await leo.reads('Votre navigateur cache les noms lui-même')
    await leo.type('Le texte, tel que vous l’avez reçu', letter)
    await leo.page.getByRole('button', { name: 'Voir ce qui sera caché' }).click()
    await leo.reads('Madame [nom]')
    assert.equal(sent.filter((one) => one.includes('apporter ')).length, 1)
    await leo.unfold('Veuillez nous retourner')
    await leo.tick('quinzaine.')
    await leo.press('Continuer avec ce texte')
    const text = await leo.page.getByLabel('Le texte, sans rien de personnel').inputValue()
    assert.equal(text, maskAll(letter).replace('quinzaine.', '[caché].'))
    assert.ok(sent.some((one) => decodeURIComponent(one).includes('[nom]')))
    for (const words of ['Wolverhamptoise', '998877665', 'Durand', '33'])
      assert.ok(
        !sent.some((one) => decodeURIComponent(one).split(' ').slice(1).join(' ').includes(words)),
        words,
      )
  })

  it('with a script, what is covered on a photo has left before it is sent', async () => {
    const leo = await walk('Léo couvre', { baseURL: address, cookies, javaScript: true })
    const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: '#f00' } })
    await leo.arrive('/decorticages/la-lettre-des-pieces/photo')
    await leo.attach('La photo', {
      name: 'lettre.png',
      mimeType: 'image/png',
      buffer: await picture.png().toBuffer(),
    })
    await leo.page.locator('canvas').waitFor()
    await leo.page.getByRole('button', { name: 'Ajouter un cache noir' }).click()
    await leo.page.getByRole('button', { name: 'Plus bas' }).press('Enter')
    await leo.type('Ce que montre la photo', 'Une page rouge')
    await leo.tick('Ce qui est personnel est couvert')
    await leo.press('Voir la photo avant de la montrer')
    await leo.reads('Personne d’autre ne la voit.')
    const source = await leo.page.getByRole('img', { name: 'Une page rouge' }).getAttribute('src')
    const shown = await leo.page.request.get(source ?? '')
    const { data, info } = await sharp(await shown.body())
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) =>
      data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels] ?? 0
    assert.ok(at(0.5, 0.46) < 40, 'the middle is black')
    assert.ok(at(0.1, 0.1) > 200, 'the corner is red')
    await passer.arrive('/decorticages/la-lettre-des-pieces')
    await passer.readsNot('Une page rouge')
    await leo.press("J'ai regardé : la montrer")
    await passer.arrive('/decorticages/la-lettre-des-pieces')
    assert.equal(await passer.page.getByRole('img', { name: 'Une page rouge' }).count(), 1)
  })
})
