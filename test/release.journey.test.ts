import { after, before, describe, it } from 'node:test'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { openStudy, quarters, release, sayYes } from './support/studies.ts'
import { say } from './support/voices.ts'

const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

/** Someone asks for rows, takes a yes back, and reads what became of it, with no more than a telephone. */
describe('what leaves for research, without scripts, on a telephone', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let study: string
  let nadia: Walker
  let ines: Walker
  const { present, next } = quarters()

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    study = await openStudy(test, 'ici')
    const members: Member[] = []
    for (let number = 0; number < 13; number += 1) members.push(await test.member(`Personne ${number}`))
    for (const member of members) {
      await say(member, 'Bonjour à tous.')
      await sayYes(test, study, member)
    }
    const [first] = members
    nadia = await walk('Nadia reprend', { baseURL: address, cookies: cookiesOf(first) })
    ines = await walk('Inès demande', { baseURL: address, cookies: cookiesOf(await test.member('Inès')) })
    await release(test, study, present)
  })
  after(async () => {
    await close()
    await test.close()
  })

  const cookiesOf = (member: Member | undefined) => [...(member?.cookies ?? [])].map((pair) => pair.join('='))

  it('anyone reads counts, and what the files hold', async () => {
    await ines.arrive('/recherche/etudes/ici')
    await ines.follow('Ce qui est sorti, trimestre après trimestre')
    await ines.reads('environ 15 personnes')
    await ines.follow('Ce que contiennent les fichiers')
    await ines.reads('turns.csv')
  })

  it('someone asks for rows, and reads that two people answer', async () => {
    await ines.arrive('/recherche/etudes/ici/donnees')
    await ines.follow('Demander les lignes')
    await ines.fill({ 'Prénom et nom': 'Inès Roux', 'Pour qui': 'IRTS', 'Pour quoi faire': 'Mon mémoire.' })
    await ines.type('Jour où tout est détruit', until)
    await ines.tick("Je suis d'accord avec ces quatre règles")
    await ines.press('Envoyer ma demande')
    await ines.reads('Cette demande attend deux réponses.')
  })

  it('someone reads their own rows and takes everything back', async () => {
    await nadia.arrive('/moi/etudes')
    await nadia.follow('Ce qui partirait de moi')
    await nadia.follow('Mes traces, ligne par ligne')
    await nadia.reads('turns.csv')
    await nadia.arrive('/recherche/etudes/ici')
    await nadia.press('Tout reprendre, tout de suite')
    await nadia.reads('plus rien ne partira de vous')
  })

  it('the next release is without them, and what left before is closed', async () => {
    await release(test, study, next)
    await ines.arrive('/recherche/etudes/ici/donnees')
    await ines.reads('les lignes ne se prennent plus')
    // One fewer than before: the count would find who left.
    await ines.reads('nombre non donné')
  })
})
