import { after, before, describe, it } from 'node:test'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { dayFrom } from './support/studying.ts'

/** A study opens; someone says yes to it, says where they speak from, answers, reads what would leave, and takes it all back. */
describe('a study and whom it is about, without scripts, on a telephone', () => {
  let test: TestLab
  let close: () => Promise<void>
  let yohan: Walker
  let nadia: Walker

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    close = online.close
    const enter = async (name: string) =>
      walk(name, { baseURL: online.address, cookies: cookiesOf(await test.member(name)) })
    yohan = await enter('Yohan')
    nadia = await enter('Nadia')
  })
  after(async () => {
    await close()
    await test.close()
  })

  const cookiesOf = ({ cookies }: Member) => [...cookies].map(([cookie, value]) => `${cookie}=${value}`)

  it('no study opens without the day when the people concerned read its figures', async () => {
    await yohan.arrive('/')
    await yohan.follow('La recherche ici')
    await yohan.follow('Préparer une étude')
    await yohan.fill({
      "Nom de l'étude": 'Réelle ou de façade ?',
      'La question': 'Qui décide ici ?',
      'Comment on cherche': 'On compte, puis on lit les chiffres ensemble.',
      'Qui fait cette étude': 'Yohan Maillard',
      "Ce qu'on dit de son éthique": 'Relue à la table du jeudi.',
      "Les données sont gardées jusqu'au": dayFrom(400),
    })
    await yohan.tick('Quand on a pris la parole, et à qui on a répondu (pas les mots)')
    await yohan.tick("Ce qu'on répond aux questions de l'étude")
    await yohan.pressInVain('Garder cette étude')
    await yohan.reads('Il manque la date où les personnes concernées lisent les chiffres.')
    await yohan.type('Date où les personnes concernées lisent les chiffres', dayFrom(90))
    await yohan.press('Garder cette étude')
    await yohan.follow("Les questions de l'étude")
    await yohan.press('Prendre les questions qui viennent avec le lab')
    await yohan.follow('Réelle ou de façade ?')
    await yohan.press('Ouvrir cette étude')
    await yohan.reads("L'étude est ouverte.")
  })

  it('someone says yes, each box apart', async () => {
    await nadia.arrive('/recherche')
    await nadia.follow('Réelle ou de façade ?')
    await nadia.follow('Dire oui ou non')
    await nadia.reads('Dire non ne change rien pour vous')
    await nadia.tick('Oui, je participe à cette étude')
    await nadia.tick("Oui, l'étude peut lire mes traces")
    await nadia.press('Enregistrer ma réponse')
    await nadia.reads("C'est noté.")
    await nadia.reads('Vous participez. Vos traces peuvent être lues.')
  })

  it('says from where they speak', async () => {
    await nadia.follow('Le dire')
    await nadia.tick('une personne concernée')
    await nadia.tick('sur mon temps à moi')
    await nadia.press('Garder pour la recherche')
    await nadia.reads('une personne concernée, sur mon temps à moi.')
  })

  it('answers the questions, and passes some', async () => {
    await nadia.follow("Répondre aux questions d'avant")
    await nadia.type(
      'Ces dernières semaines, qu’est-ce que j’ai pu décider moi-même ?',
      'Changer de guichet.',
    )
    await nadia.press('Continuer')
    await nadia.reads('Question 2 sur 9')
    await nadia.tick('2 · un peu')
    await nadia.press('Continuer')
    for (let question = 3; question <= 9; question += 1) await nadia.press('Passer cette question')
    await nadia.reads('Merci.')
  })

  it('reads exactly what would leave', async () => {
    await nadia.follow('Ce qui partirait de moi')
    await nadia.reads('Changer de guichet.')
    await nadia.reads('2 · un peu')
    await nadia.reads('une personne concernée')
  })

  it('takes everything back in one act', async () => {
    await nadia.press('Tout reprendre, tout de suite')
    await nadia.reads("C'est repris.")
    await nadia.follow('Ce qui partirait de moi')
    await nadia.readsNot('Changer de guichet.')
    await nadia.reads('Rien ne part de vous.')
  })
})
