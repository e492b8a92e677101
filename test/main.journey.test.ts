import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { runDueJobs } from '../src/platform/jobs.ts'
import { answer, pickName, putOnline, say, walk, type Walker } from './support/journey.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { codeOn, dayIn, seat } from './support/place.ts'
import { readZip } from './support/zip.ts'

const words = 'Mon dossier est bloqué depuis trois mois, le site me renvoie toujours au début.'
const harsh = 'Les gens comme toi ne devraient pas venir ici.'

/** The journey of the lab, as far as it goes today: each step starts where the one before ended. */
describe('without scripts, on a telephone, in French', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let sam: Walker
  let nadia: Walker
  let karim: Walker
  let passer: Walker
  let watch: Walker
  let code = ''

  /** Someone who has a name here already. */
  const known = async (name: string, circle?: 'care') => {
    const member = await test.member(name)
    if (circle) await seat(test, member, circle)
    const cookies = [...member.cookies].map(([cookie, value]) => `${cookie}=${value}`)
    return walk(name, { baseURL: address, cookies })
  }
  const work = () => runDueJobs(test.lab)

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    sam = await walk('Sam', { baseURL: address })
    passer = await walk('passante', { baseURL: address })
    nadia = await known('Nadia')
    karim = await known('Karim')
    watch = await known('Dalil', 'care')
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('someone reads voices on a priority', async () => {
    await nadia.arrive('/')
    await nadia.follow('Dire quelque chose')
    await say(
      nadia,
      'La caisse me demande un papier que seule la caisse peut donner.',
      'Droits et démarches en ligne',
    )
    await nadia.reads('Votre parole est publiée. Tout le monde peut la lire, aussi sur internet.')

    await sam.arrive('/')
    await sam.go('Priorités', 'Droits et démarches en ligne')
    await sam.reads('La caisse me demande un papier')
    await sam.follow('La caisse me demande un papier')
    await sam.reads('Nadia')
  })

  it('says something, picks a name without an e-mail, and the text is sent', async () => {
    await sam.go('Droits et démarches en ligne', 'En parler')
    await sam.reads("Écrivez d'abord.")
    await say(sam, words)
    await sam.reads('Votre texte vous attend sur cette page.')
    await pickName(sam, 'Sam')
    await sam.reads('Bienvenue, Sam')
    code = codeOn(await sam.sight())
    await sam.press('Publier')
    await sam.reads('Votre parole est publiée.')
    await sam.reads(words)
  })

  it('another person finds it among those that wait, and answers', async () => {
    await nadia.go('Paroles', 'Celles qui attendent une réponse', words)
    await answer(nadia, 'Pareil pour moi. On écrit ce qu’on sait ?')
    await nadia.reads('Votre réponse est publiée.')
  })

  it('one of them opens a group and says what it will produce', async () => {
    await nadia.go('Groupes', 'Ouvrir un groupe')
    await nadia.fill({
      "Comment s'appelle le groupe ?": 'Débloquer',
      "C'est pour quoi faire ?": 'Écrire ce qui débloque un dossier, pour qui vient après.',
    })
    await nadia.tick('Guide')
    await nadia.press('Ouvrir un groupe')
    await nadia.reads('« Débloquer » est ouvert.')
    await nadia.reads('Va produire : Guide')
    await nadia.follow('Rôles')
    await nadia.choose('Quel rôle ?', 'dessiner')
    await nadia.press('Demander ce rôle')
    await nadia.follow('Moyens')
    await nadia.choose('Quoi ?', 'une salle', { near: 'Pour quoi, combien, quand' })
    await nadia.press('Le demander')
    await nadia.reads("C'est demandé")
  })

  it('two people join, one takes a role, one offers means', async () => {
    await sam.go('Groupes', 'Débloquer')
    await sam.press('Entrer dans le groupe')
    await sam.reads('Vous êtes dans le groupe, sous le nom Sam.')
    await sam.follow('Prendre un rôle')
    await sam.press('Prendre ce rôle')
    await sam.reads('Ce rôle est à vous')
    await karim.arrive('/')
    await karim.follow('Débloquer')
    await karim.press('Entrer dans le groupe')
    await karim.follow('Proposer quelque chose')
    await karim.choose('Quoi ?', 'une salle')
    await karim.choose('Cela répond à', 'une salle')
    await karim.type('Dites ce que vous pouvez apporter', 'La salle du centre social, le mardi soir.')
    await karim.press('Le proposer')
    await karim.reads("C'est promis")
  })

  it('the group announces an evening workshop in the place', async () => {
    await nadia.go('Le groupe', 'Proposer un atelier')
    await nadia.fill({
      "Nom de l'atelier": 'Nos dossiers sur la table',
      Jour: dayIn(3),
      Début: '18:30',
      Fin: '20:30',
    })
    await nadia.tick('Au lieu')
    await nadia.tick('Sur inscription')
    await nadia.press("Proposer l'atelier")
    await nadia.reads('Votre atelier est affiché.')
    await nadia.reads(/atelier en soirée/i)
    await nadia.reads('Débloquer')
  })

  it('a passer-by books under a nickname, and cancels with the code', async () => {
    await passer.arrive('/')
    await passer.go('Ateliers', 'Nos dossiers sur la table', 'Réserver une place')
    await passer.type('Prénom ou surnom', 'La dame au chapeau')
    await passer.press('Réserver ma place')
    await passer.reads('une place est gardée au nom de La dame au chapeau')
    const receipt = codeOn(await passer.sight())
    const again = await walk('le lendemain', { baseURL: address })
    await again.arrive('/')
    await again.go('Ateliers', 'Nos dossiers sur la table', "J'ai déjà un code")
    await again.type('Le code', receipt.toLowerCase().replaceAll('-', ' '))
    await again.press('Voir mon inscription')
    await again.press('Annuler mon inscription')
    await again.reads('Votre inscription est annulée')
  })

  it('the group writes its journal', async () => {
    await sam.go('Le groupe', 'Écrire dans le carnet')
    await sam.type(
      "Qu'avez-vous fait, qu'avez-vous appris ?",
      'Nous avons lu six courriers. Trois disent le contraire.',
    )
    await sam.tick('Tout le monde, aussi sur internet')
    await sam.press('Écrire')
    await sam.reads("C'est écrit. Tout le monde peut le lire.")
  })

  it('makes a production with a picture and publishes it: the promise is kept', async () => {
    await sam.go('Débloquer', 'Publier une production', 'Guide')
    await sam.fill({
      Titre: 'Débloquer un dossier',
      'En quelques mots': 'Ce qui marche, dans quel ordre.',
      Texte: 'D’abord, garder la preuve de chaque envoi.',
    })
    await sam.press('Continuer')
    await sam.follow('Image')
    await sam.type("Que voit-on sur l'image ?", 'Une pile de courriers sur une table.')
    const picture = { width: 640, height: 480, channels: 3, background: '#c0502e' } as const
    const buffer = await sharp({ create: picture }).jpeg().toBuffer()
    await sam.attach('Image', { name: 'pile.jpg', mimeType: 'image/jpeg', buffer })
    await sam.press('Ajouter')
    await sam.reads("C'est ajouté à l'ébauche.")
    await sam.follow('Publier')
    await sam.press('Publier')
    await sam.reads("C'est publié. Tout le monde peut la voir")
    await work()
    await sam.follow('Débloquer', { near: 'avec le groupe' })
    await sam.reads('Débloquer un dossier')
    await sam.follow('Terminer le groupe')
    await sam.press('Dire que nous avons produit')
    await sam.reads("C'est dit : le groupe a produit.")
    await sam.reads('A produit')
  })

  it('someone tells a trial', async () => {
    await karim.go('Productions', 'Débloquer un dossier', 'Raconter un essai')
    await karim.fill({
      Où: 'Un centre social',
      "Ce qui s'est passé": 'Deux dossiers sont repartis le jour même.',
    })
    await karim.press('Raconter')
    await karim.reads('Merci. Votre essai est visible')
  })

  it('someone adapts it, and the lineage shows both ways', async () => {
    await karim.go('Productions', 'Débloquer un dossier', 'Adapter')
    await karim.type('Ce que vous changez, et pourquoi', 'Plus court, à lire dans le bus.')
    await karim.press("Commencer l'adaptation")
    await karim.follow('Changer le titre, le résumé, la licence')
    await karim.type('Titre', 'Débloquer, version de poche')
    await karim.press('Enregistrer')
    await karim.follow('Publier')
    await karim.press('Publier')
    await karim.reads("C'est publié.")
    await karim.go('Origine et suites', 'Débloquer un dossier', 'Origine et suites')
    await karim.reads('Débloquer, version de poche')
  })

  it('someone without an account tells the team of a voice that harms', async () => {
    await karim.go('Paroles', words)
    await answer(karim, harsh)
    await passer.go('Paroles', words)
    await passer.follow("Prévenir l'équipe", { near: harsh })
    await passer.follow('Menaces, harcèlement, insultes')
    await passer.type('Dites-nous plus, avec vos mots', 'Cela fait peur à qui arrive.')
    await passer.press("Prévenir l'équipe")
    await passer.reads("Personne d'autre que l'équipe de veille ne sait que vous l'avez prévenue.")
    codeOn(await passer.sight())
  })

  it('the care circle hides it and says why', async () => {
    await watch.arrive('/')
    await watch.go('Qui tient le lab', 'Cercle de veille', "Lire ce qu'on nous a dit", harsh)
    await watch.tick('Rabaisser des gens pour ce qu’ils sont')
    await watch.fill({
      'Ce que vous avez constaté': '« Les gens comme toi » rabaisse quelqu’un qui demande de l’aide.',
      'Réponse à qui a prévenu': 'Nous l’avons caché.',
    })
    await watch.press('Cacher avec ces raisons')
    await watch.reads('C’est caché.')
    await passer.go('Paroles', words)
    await passer.readsNot(harsh)
  })

  it('its author sees why and contests; everyone sees the line in the log', async () => {
    await karim.go('Karim', harsh)
    await karim.reads('« Les gens comme toi » rabaisse')
    await karim.type('Vos raisons', 'C’était de l’humour entre nous.')
    await karim.press('Contester')
    await karim.reads('Cette décision est contestée.')
    await passer.go('Qui tient le lab', 'Le registre public')
    await passer.reads(/a caché une parole/)
  })

  it('the first one finds the answer among what concerns them', async () => {
    await sam.go('Sam', 'Pareil pour moi.')
    await sam.reads('Réponse de Nadia')
  })

  it('comes back with the card, takes everything and leaves', async () => {
    const later = await walk('Sam plus tard', { baseURL: address })
    await later.arrive('/')
    await later.follow('Entrer')
    await later.unfold('Entrer avec ma carte')
    await later.type('Le code de votre carte', code)
    await later.press('Entrer', { near: 'Le code de votre carte' })
    await later.follow('Mes données')
    const asked = later.page.waitForEvent('download')
    await later.page.getByRole('link', { name: 'Télécharger mes données' }).click()
    const files = readZip(await readFile(await (await asked).path()))
    assert.ok(files.size > 0)
    await later.type('Pour confirmer', 'sam')
    await later.press('Partir et tout effacer')
    await later.reads("Tout est effacé. Merci d'être venu.")
    await work()
    await nadia.follow('Paroles')
    await nadia.readsNot(words)
  })
})
