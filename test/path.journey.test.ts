import { after, before, describe, it } from 'node:test'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'

/** A path through what people know is written, then followed by each of its doors, without scripts, on a telephone. */
describe('a path by three doors', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let nadia: Walker
  let passer: Walker

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    nadia = await walk('Nadia écrit', { baseURL: address, cookies: cookiesOf(await test.member('Nadia')) })
    passer = await walk('passante suit', { baseURL: address })
  })
  after(async () => {
    await close()
    await test.close()
  })

  const cookiesOf = ({ cookies }: Member) => [...cookies].map(([cookie, value]) => `${cookie}=${value}`)
  const write = async (kind: string, title: string, claim: string) => {
    await nadia.arrive('/savoirs')
    await nadia.follow('Écrire un savoir')
    await nadia.tick(kind)
    await nadia.fill({ Titre: title, "Ce qu'on sait, en une ou deux phrases": claim })
    await nadia.press('Publier')
    await nadia.reads("C'est publié. Tout le monde peut le lire, aussi sur internet.")
  }
  const add = async (piece: string, question: string) => {
    await nadia.arrive('/parcours/entendre-des-voix')
    await nadia.follow('Ajouter une étape')
    await nadia.type('À travers quel savoir', piece)
    await nadia.press('Chercher')
    await nadia.follow(piece)
    await nadia.type('Une question pour réfléchir', question)
    await nadia.press("Ajouter l'étape")
    await nadia.reads("L'étape est là")
  }

  it('someone writes what was lived, done and known, and crosses one with another', async () => {
    await write(
      "Savoir d'expérience",
      'Répondre au téléphone',
      'On répond aux voix un téléphone à l’oreille.',
    )
    await write('Savoir de métier', 'Demander d’abord', 'On demande ce que disent les voix.')
    await write('Savoir établi', 'Beaucoup en entendent', 'Entendre des voix est fréquent.')
    await nadia.follow('Croiser avec autre chose')
    await nadia.type('Chercher un savoir', 'téléphone')
    await nadia.press('Chercher')
    await nadia.follow('Répondre au téléphone')
    await nadia.tick('Ce savoir est illustré par l’autre')
    await nadia.type('Pourquoi, en quelques mots', 'Six personnes le font.')
    await nadia.press('Publier le croisement')
    await nadia.reads('Le croisement paraît des deux côtés')
  })

  it('a path goes through them, a step behind each door', async () => {
    await nadia.go('Savoirs', 'Suivre un parcours', 'Écrire un parcours')
    await nadia.fill({
      'De quoi parle le parcours': 'Entendre des voix',
      'En quelques mots': 'Trois portes.',
    })
    await nadia.press('Commencer le parcours')
    await add('Répondre au téléphone', 'À qui parlez-vous ?')
    await add('Demander d’abord', 'Par quoi commencez-vous ?')
    await add('Beaucoup en entendent', 'Pourquoi si peu le disent ?')
  })

  it('a passer-by enters by what was lived, crosses over to what is known, and keeps their place', async () => {
    await passer.arrive('/savoirs/parcours')
    await passer.follow('Entendre des voix')
    await passer.follow("Entrer par : Savoir d'expérience")
    await passer.reads('À qui parlez-vous')
    await passer.press("C'est vu, retour au parcours")
    await passer.reads("C'est noté sur cet appareil seulement.")
    await passer.follow("Continuer par : Savoir d'expérience")
    await passer.reads('Ce savoir illustre')
    await passer.follow('Beaucoup en entendent')
    await passer.reads('Pourquoi si peu le disent')
    await passer.press("C'est vu, retour au parcours")
    await passer.reads('2 étapes sont notées sur cet appareil')
  })

  it('they enter by the third door, and see the same step as a sheet for a room', async () => {
    await passer.follow('Entrer par : Savoir de métier')
    await passer.reads('Par quoi commencez-vous')
    await passer.follow('Projeter ou imprimer cette étape')
    await passer.reads('Par quoi commencez-vous')
  })

  it('once they have a name, they put in their account what the telephone noted', async () => {
    await passer.arrive('/rejoindre')
    await passer.type('Votre nom ici', 'Sacha')
    await passer.tick("J'ai 15 ans ou plus")
    await passer.press('Entrer avec ce nom')
    await passer.arrive('/parcours/entendre-des-voix')
    await passer.reads('Cet appareil a noté 2 étapes')
    await passer.press('Garder dans mon compte')
    await passer.reads('2 étapes sont notées dans ce compte')
    await passer.follow('Entrer par : Savoir de métier')
    await passer.press("C'est vu, retour au parcours")
    await passer.reads('3 étapes sont notées dans ce compte')
  })

  it('they walk the drawing of it', async () => {
    await passer.follow('Voir le dessin')
    await passer.reads('La même chose, en liste')
    await passer.follow('Beaucoup en entendent')
    await passer.reads('Ce qui le croise')
  })
})
