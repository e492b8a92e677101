import { after, before, describe, it } from 'node:test'
import { workOutQuestion } from '../src/uses/questions/outcomes.ts'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { tellUse } from './support/uses.ts'

/** A use is questioned by thirty people, one statement at a time, and what they say is told in sentences. */
describe('questioning a use together, without scripts, on a telephone', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let nadia: Walker
  let others: Member[]

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    const member = await test.member('Nadia')
    await tellUse(member, { title: 'Lire un courrier avec son téléphone', tool: 'Téléphone' })
    nadia = await walk('Nadia questionne', { baseURL: address, cookies: cookiesOf(member) })
    others = await Promise.all(Array.from({ length: 30 }, (_, at) => test.member(`Personne ${at + 1}`)))
  })
  after(async () => {
    await close()
    await test.close()
  })

  const cookiesOf = ({ cookies }: Member) => [...cookies].map(([cookie, value]) => `${cookie}=${value}`)
  const path = '/usages/questions/la-voix-du-telephone-suffit-elle'

  it('someone asks a question from a use, and adds what one may agree with or not', async () => {
    await nadia.arrive('/usages')
    await nadia.follow('Lire un courrier avec son téléphone')
    await nadia.follow('Poser une question')
    await nadia.type('La question', 'La voix du téléphone suffit-elle ?')
    await nadia.press('Poser la question')
    await nadia.reads('Votre question est posée.')
    await nadia.reads('Lire un courrier avec son téléphone')
    for (let at = 1; at <= 9; at += 1) {
      await nadia.follow(at === 1 ? 'Ajouter une phrase' : 'La voix du téléphone suffit-elle ?')
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

  it('thirty people answer, and everyone reads what they say together', async () => {
    for (const [at, someone] of others.entries())
      for (let statement = 1; statement <= 9; statement += 1) {
        const agrees = statement === 5 || (statement + at) % 2 === 0
        const said = { statement: String(statement), answer: agrees ? 'agree' : 'disagree' }
        await someone.post(`${path}/repondre`, said)
      }
    const { id } = await test.lab.db.selectFrom('uses.question').select('id').executeTakeFirstOrThrow()
    await workOutQuestion(test.lab.db, id)
    const passer = await walk('passante lit', { baseURL: address })
    await passer.arrive('/usages')
    await passer.follow('Lire un courrier avec son téléphone')
    await passer.follow('La voix du téléphone suffit-elle ?')
    await passer.reads('Deux groupes de personnes répondent à peu près de la même façon.')
    await passer.follow('Voir en détail')
    await passer.reads(/Ce sur quoi tous les groupes sont d'accord\s+Idée numéro 5\./)
    await passer.follow('Groupe A')
    await passer.reads('Ce que ce groupe dit plus que les autres')
    await passer.reads("Comment c'est calculé")
  })
})
