import { after, before, describe, it } from 'node:test'
import { putOnline, say, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'

/** From what someone says to a group that does it otherwise: a use drawn from a voice, and what came of it. */
describe('a use, without scripts, on a telephone', () => {
  let test: TestLab
  let close: () => Promise<void>
  let nadia: Walker
  let theo: Walker
  let passer: Walker

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
  })
  after(async () => {
    await close()
    await test.close()
  })

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
    await theo.type('En une phrase', 'Garder la preuve d’une panne')
    await theo.press('Continuer')
    await theo.type("Qui s'en sert ?", 'Qui fait ses démarches en ligne.')
    await theo.tick('Parents')
    await theo.press('Continuer')
    await theo.type('Avec quel outil ?', 'Capture d’écran')
    await theo.press('Garder et arrêter là')
    await theo.follow('Garder la preuve d’une panne')
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
    await nadia.follow('Garder la preuve d’une panne')
    await nadia.press('Oui, elle peut paraître')
    await nadia.reads('la fiche paraît')
    await passer.arrive('/usages')
    await passer.follow('Garder la preuve d’une panne')
    await passer.reads('Capture d’écran')
    await passer.reads("avec l'accord de qui l'a dit")
  })

  it('an idea on it becomes a group, and the card tells it', async () => {
    await nadia.follow('Lire la fiche')
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
    await passer.follow('La boîte à preuves')
    await passer.reads('Garder la preuve d’une panne')
  })
})
