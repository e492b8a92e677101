import { after, before, describe, it } from 'node:test'
import { workOutQuestion } from '../src/uses/questions/outcomes.ts'
import { putOnline, say, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'

/** From what someone says to a group that does it otherwise: a use drawn from a voice, questioned by thirty people, and what came of it. */
describe('a use, without scripts, on a telephone', () => {
  let test: TestLab
  let close: () => Promise<void>
  let nadia: Walker
  let theo: Walker
  let passer: Walker
  let others: Member[]

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    close = online.close
    const as = async (who: string, member: Member) =>
      walk(who, {
        baseURL: online.address,
        cookies: [...member.cookies].map(([cookie, value]) => `${cookie}=${value}`),
      })
    nadia = await as('Nadia parle', await test.member('Nadia'))
    theo = await as('Théo écoute', await test.member('Théo'))
    passer = await walk('passante lit', { baseURL: online.address })
    others = await Promise.all(Array.from({ length: 30 }, (_, at) => test.member(`Personne ${at + 1}`)))
  })
  after(async () => {
    await close()
    await test.close()
  })

  const card = 'Garder la preuve d’une panne'
  const question = 'Une photo suffit-elle ?'
  const path = '/usages/questions/une-photo-suffit-elle'

  it('someone speaks', async () => {
    await nadia.arrive('/paroles/dire')
    await say(nadia, 'Quand le site tombe, je prends l’écran en photo.')
    await nadia.reads('je prends l’écran en photo')
  })

  it('another draws a card from it, one question at a time', async () => {
    await theo.arrive('/paroles')
    await theo.follow('Quand le site tombe')
    await theo.follow("En faire une fiche d'usage")
    await theo.reads('Nadia lira la fiche avant')
    await theo.type('En une phrase', card)
    await theo.press('Continuer')
    await theo.type("Qui s'en sert ?", 'Qui fait ses démarches en ligne.')
    await theo.tick('Parents')
    await theo.press('Continuer')
    await theo.type('Avec quel outil ?', 'Capture d’écran')
    await theo.press('Garder et arrêter là')
    await theo.follow(card)
    await theo.reads('Capture d’écran')
    await theo.follow('Ce que cela risque')
    await theo.type("Qu'est-ce que cela risque ?", 'Les photos se perdent.')
    await theo.press('Continuer')
    await theo.follow('Passer')
    await theo.follow('Relire et publier')
    await theo.press('Demander son accord')
    await theo.reads('La fiche paraîtra après son oui')
    await passer.arrive('/usages')
    await passer.readsNot('Garder la preuve')
  })

  it('whoever spoke says yes, and the card appears', async () => {
    await nadia.arrive('/moi')
    await nadia.follow(card)
    await nadia.press('Oui, elle peut paraître')
    await nadia.reads('la fiche paraît')
    await passer.arrive('/usages')
    await passer.follow(card)
    await passer.reads('Capture d’écran')
    await passer.reads("avec l'accord de qui l'a dit")
  })

  it('someone asks a question from it, and adds what one may agree with or not', async () => {
    await nadia.follow('Lire la fiche')
    await nadia.follow('Poser une question')
    await nadia.type('La question', question)
    await nadia.press('Poser la question')
    await nadia.reads('Votre question est posée.')
    await nadia.reads(card)
    for (let at = 1; at <= 9; at += 1) {
      await nadia.follow(at === 1 ? 'Ajouter une phrase' : question)
      if (at > 1) await nadia.follow('Ajouter une phrase')
      await nadia.type('La phrase', `Idée numéro ${at}.`)
      await nadia.press('Ajouter')
      await nadia.reads('Votre phrase est ajoutée.')
    }
  })

  it('she answers, changes her mind, and nobody sees her name with it', async () => {
    await nadia.arrive(path)
    await nadia.press("D'accord")
    await nadia.reads("C'est noté, sans votre nom.")
    await nadia.press('Je passe')
    await nadia.follow('Mes réponses')
    await nadia.unfold("· D'accord")
    await nadia.press("Pas d'accord")
    await nadia.reads("C'est changé.")
  })

  it('thirty people answer, and everyone reads from the card what they say together', async () => {
    for (const [at, someone] of others.entries())
      for (let statement = 1; statement <= 9; statement += 1) {
        const agrees = statement === 5 || (statement + at) % 2 === 0
        const said = { statement: String(statement), answer: agrees ? 'agree' : 'disagree' }
        await someone.post(`${path}/repondre`, said)
      }
    const { id } = await test.lab.db.selectFrom('uses.question').select('id').executeTakeFirstOrThrow()
    await workOutQuestion(test.lab.db, id)
    await passer.arrive('/usages')
    await passer.follow(card)
    await passer.follow(question)
    await passer.reads('Deux groupes de personnes répondent à peu près de la même façon.')
    await passer.follow('Voir en détail')
    await passer.reads(/Ce sur quoi tous les groupes sont d'accord\s+Idée numéro 5\./)
    await passer.follow('Groupe A')
    await passer.reads('Ce que ce groupe dit plus que les autres')
    await passer.reads("Comment c'est calculé")
  })

  it('an idea on it becomes a group, and the card tells it', async () => {
    await nadia.arrive('/usages')
    await nadia.follow(card)
    await nadia.type('Votre idée', 'Un endroit du lieu où ranger ces preuves.')
    await nadia.press('Mettre cette idée')
    await nadia.reads('Un endroit du lieu où ranger ces preuves.')
    await nadia.follow('En faire un groupe')
    await nadia.fill({
      "Comment s'appelle le groupe ?": 'La boîte à preuves',
      "C'est pour quoi faire ?": 'Les garder ensemble.',
    })
    await nadia.tick('Guide')
    await nadia.press('Ouvrir un groupe')
    await nadia.reads('« La boîte à preuves » est ouvert.')
    await passer.arrive('/usages/garder-la-preuve-d-une-panne')
    await passer.reads('La boîte à preuves')
    await passer.reads(question)
    await passer.follow('La boîte à preuves')
    await passer.reads(card)
  })
})
