import { after, before, describe, it } from 'node:test'
import { decisionAt, endDecision } from './support/decisions.ts'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { openGroup } from './support/groups.ts'

/** A proposal meets an objection, is amended, passes, and changes the group's name. */
describe('deciding together, without scripts, on a telephone', () => {
  let test: TestLab
  let close: () => Promise<void>
  let group: string
  let nadia: Walker
  let samir: Walker
  let lila: Walker
  let decision: string

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    close = online.close
    const enter = async (member: Member) =>
      walk(`${member.name} décide`, {
        baseURL: online.address,
        cookies: [...member.cookies].map(([cookie, value]) => `${cookie}=${value}`),
      })
    const members = await Promise.all(['Nadia', 'Samir', 'Lila'].map(test.member))
    const [first, ...others] = members
    if (!first) throw new Error('three members')
    group = await openGroup(first, { name: 'Preuves en poche' })
    for (const member of others) await member.post(`${group}/entrer`)
    const walkers = await Promise.all(members.map(enter))
    ;[nadia, samir, lila] = walkers as [Walker, Walker, Walker]
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('someone proposes another name', async () => {
    await nadia.arrive(group)
    await nadia.go('Décisions', 'Proposer une décision', 'Changer le nom')
    await nadia.type('Le nouveau nom', 'La preuve, c’est vous')
    await nadia.fill({
      'En une phrase, que proposez-vous ?': 'Prendre un nom qui parle',
      'Pourquoi, et comment': 'L’ancien ne dit rien à personne.',
    })
    await nadia.press('Proposer')
    await nadia.reads("C'est proposé. On peut répondre jusqu'au")
    await nadia.reads('le groupe s’appelle « La preuve, c’est vous »')
    decision = new URL(nadia.page.url()).pathname
  })

  it('another finds it on the page of the group and agrees', async () => {
    await samir.arrive(group)
    await samir.reads('À décider ensemble')
    await samir.follow('Prendre un nom qui parle')
    await samir.reads('au moins 2 personnes sur 3')
    await samir.tick('Je peux vivre avec')
    await samir.press('Donner cette réponse')
    await samir.reads('Votre accord est noté. Les membres du groupe le voient.')
  })

  it('a third finds it in what concerns her and objects: why, and what would make it acceptable', async () => {
    await lila.arrive('/moi')
    await lila.follow('Prendre un nom qui parle')
    await lila.tick('Objection')
    await lila.type('Vos raisons', 'Cela sonne comme un reproche.')
    await lila.pressInVain('Donner cette réponse')
    await lila.reads('Écrivez ce qui rendrait la proposition acceptable.')
    await lila.type('Ce qui rendrait la proposition acceptable', 'Garder le mot « poche ».')
    await lila.press('Donner cette réponse')
    await lila.reads('Votre objection est notée ; elle arrête la proposition')
    await lila.type('Dire quelque chose sur cette proposition', 'On peut trouver mieux ensemble.')
    await lila.press('Le dire')
    await lila.reads("C'est dit.")
  })

  it('whoever proposed it amends it, and what it said before stays', async () => {
    await nadia.arrive(decision)
    await nadia.reads('Garder le mot « poche ».')
    await nadia.reads('On peut trouver mieux ensemble.')
    await nadia.follow('Modifier la proposition')
    await nadia.type('Le nouveau nom', 'La preuve en poche')
    await nadia.press('Enregistrer ce nouveau texte')
    await nadia.reads('Chaque personne est invitée à répondre de nouveau')
    await nadia.follow('voir ce qui a changé')
    await nadia.reads('La preuve, c’est vous')
  })

  it('everyone answers the new text, and the objection is lifted', async () => {
    await samir.arrive('/moi')
    await samir.reads('le texte a changé depuis votre réponse')
    await samir.follow('Prendre un nom qui parle')
    await samir.tick('Je peux vivre avec')
    await samir.press('Donner cette réponse')
    await lila.arrive(decision)
    await lila.reads("C'était sur le texte d'avant")
    await lila.tick("D'accord, avec une réserve")
    await lila.press('Donner cette réponse')
    await lila.reads('Votre accord est noté, avec votre réserve')
  })

  it('its time comes: the group bears its new name, and says who decided it', async () => {
    await endDecision(test, decision)
    if (!(await decisionAt(test, decision)).applied) throw new Error('it was not done')
    await samir.arrive(group)
    await samir.reads('La preuve en poche')
    await samir.follow('Histoire')
    await samir.reads('décidé ensemble')
    await samir.follow('Prendre un nom qui parle')
    await samir.reads('Adoptée')
    await samir.reads("C'est adopté, et c'est fait")
  })
})
